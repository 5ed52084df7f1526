import type { Texts } from '../translate.ts'

export const past: Texts['past'] = {
  asking: 'Asking the app on the phone for its past chats.',
  asked: 'The app on the phone prepares its past chats. This may take some hours.',
  coming: {
    one: 'Past chats are coming: {progress} %, {count} message.',
    other: 'Past chats are coming: {progress} %, {count} messages.',
  },
  done: { one: 'Past chats are here: {count} message.', other: 'Past chats are here: {count} messages.' },
  declined: 'The app on the phone was not allowed to share past chats. New messages arrive.',
  late: 'The app gives its past chats on the first day only, and that is over. New messages arrive.',
  refused: 'WhatsApp did not give the past chats ({why}). New messages arrive.',
}
