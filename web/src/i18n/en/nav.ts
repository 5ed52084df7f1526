import type { Texts } from '../translate.ts'

export const nav: Texts['nav'] = {
  label: 'Sections',
  inbox: 'Inbox',
  contacts: 'Contacts',
  catalog: 'Products',
  knowledge: 'Knowledge',
  assistant: 'Assistant',
  reports: 'Reports',
  channels: 'Channels',
  settings: 'Settings',
  account: 'You and the store',
  stores: 'Stores',
  newStore: 'New store',
  signOut: 'Sign out',
  widen: 'Show names',
  narrow: 'Hide names',
  waiting: { one: '{count} person is waiting', other: '{count} people are waiting' },
}
