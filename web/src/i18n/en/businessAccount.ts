import type { Texts } from '../translate.ts'

export const businessAccount: Texts['businessAccount'] = {
  waiting: 'Account {name} asks to be answered by this bot',
  since: 'since {when}',
  why: 'Nothing of its chats is shown or answered until somebody of the shop approves. Approve only accounts that you know.',
  approve: 'Approve',
  refuse: 'Refuse',
  failed: 'The decision was not saved. {why}',
  refused: 'Account {name}: refused',
  on: 'Account {name}: connected',
  silent:
    'Account {name}: the bot may read, not reply. The owner allows it in Telegram, Settings, Business, Chatbots.',
  off: 'Account {name}: disconnected by its owner',
}
