import type { Texts } from '../translate.ts'

export const notes: Texts['notes'] = {
  sides: 'Who you write to',
  reply: 'Reply',
  note: 'Note',
  unseen: 'The customer does not see this',
  write: 'Write a note',
  hint: 'Among ourselves. Type @ to call a colleague',
  add: 'Add',
  whom: 'Whom to call',
  tools: 'What to do with the note',
  edit: 'Edit the note',
  remove: 'Delete the note',
  removeQuestion: 'Delete the note?',
  removeWhy: 'Its words go for everybody. A mark stays that there was a note.',
  deleted: 'Note deleted',
  notYours: 'Only who wrote a note can change it.',
  mentions: 'Mentions',
  mentionsCount: { one: 'Mentions: {count} new', other: 'Mentions: {count} new' },
  fresh: 'new',
  nobodyAsked: 'Notes that call you will be here.',
}
