import type { Texts } from '../translate.ts'

export const hand: Texts['hand'] = {
  language: 'Language to speak with the customer',
  unknown: 'not known',
  byHand: 'chosen by hand',
  follows: 'As they write',
  saidLanguage: 'The customer’s language: {language}.',
  saidFollows: 'The language follows the messages again.',
  block: 'Block or unblock',
  spam: 'Mark as spam',
  listen: 'Play or pause the voice message',
  draft: 'Draft a reply with the model',
  attach: 'Attach files',
  template: 'Message template',
  edit: 'Edit',
  asTemplate: 'As a template',
  otherTemplate: 'Another template',
  filesMissed: 'Not all files could be fetched. Attach them again.',
  failed: {
    one: '{count} message was not sent.',
    other: '{count} messages were not sent.',
  },
  showFailed: 'Show',
  person: 'A person',
  saidYou: {
    one: '{count} chat is yours now.',
    other: '{count} chats are yours now.',
  },
  saidAssistant: {
    one: '{assistant} answers in {count} chat.',
    other: '{assistant} answers in {count} chats.',
  },
  toUnread: 'To the unread',
  signs: 'Emoji',
  cameLate: 'arrived late',
  copyText: 'Copy the text',
}
