import type { Texts } from '../translate.ts'

export const contacts: Texts['contacts'] = {
  title: 'Contacts',
  list: 'Contacts',
  searchHint: 'Name, number, @username, email',
  sort_recent: 'Spoke last',
  sort_name: 'By name',
  sort_newest: 'Newest first',
  anyChannel: 'All channels',
  anyLabel: 'All labels',
  firstSeen: 'since {date}',
  near: 'Nobody has just that. These come close.',
  back: 'To the contacts',
  openChat: 'Open the chat',
  conversations: 'Conversations',
  noConversations: 'This contact has no conversations.',
  noConversationsWhy:
    'They appear when the customer writes. A conversation may have been moved to another contact.',
  noneFit: 'Nobody was found.',
  noneFitWhy: 'Try another word, or take off the filters.',
  showAll: 'Show everybody',
  empty: 'There is nobody here yet.',
  emptyWhy: 'A contact appears by itself when a customer writes to one of your channels.',
  toChannels: 'To the channels',
}
