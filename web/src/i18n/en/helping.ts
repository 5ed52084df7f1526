import type { Texts } from '../translate.ts'

export const helping: Texts['helping'] = {
  title: 'Help with the text',
  offline: 'This needs a model: the shop has no key of one.',
  giveKey: 'Add a key',
  draft: 'Draft an answer',
  shorten: 'Shorter',
  warmer: 'Warmer',
  grammar: 'Mend mistakes',
  translate: 'Translate the text',
  summarise: 'Sum the conversation up',
  summary: 'What the conversation is about',
  written: 'The text was replaced.',
  translateThis: 'Translate',
  translated: 'Translation',
  failed: 'The model did not manage it. Try again.',
  nothing: 'Here the assistant would give the conversation to a person.',
}
