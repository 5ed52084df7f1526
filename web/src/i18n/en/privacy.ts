import type { Texts } from '../translate.ts'

export const privacy: Texts['privacy'] = {
  title: 'Personal data',
  conversations: 'Conversations',
  messages: 'Messages, and notes among them',
  files: 'Files',
  identities: 'Accounts and numbers',
  facts: 'Notes and fields',
  promises: 'Promises',
  ratings: 'Ratings',
  scheduled: 'Messages for later',
  since: 'Since {date}.',
  kept: 'There is no term: it is kept until you erase it, or disconnect the channel with its history.',
  export: 'Export everything',
  erase: 'Erase…',
  eraseTitle: 'Erase {name}?',
  eraseLead: 'There is no way back. It goes from all channels and from everybody of the shop:',
  eraseStays:
    'What stays names nobody: who erased, when, and how much. In the messenger itself the chat stays; it is deleted by whom it belongs to.',
  typeName: 'To confirm, type: {name}',
  eraseNow: 'Erase for good',
  erased: '{name}: the data is being erased.',
  openings: 'Who opened',
  nobodyOpened: 'Nobody yet.',
  formerMember: 'a former member',
  openingsKept: { one: 'By the hour. Kept for {count} day.', other: 'By the hour. Kept for {count} days.' },
}
