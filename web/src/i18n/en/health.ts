import type { Texts } from '../translate.ts'

export const health: Texts['health'] = {
  allWell: 'all channels work',
  someWeak: { one: '{count} channel needs attention', other: '{count} channels need attention' },
  someDown: { one: '{count} channel does not work', other: '{count} channels do not work' },
  nameIs: 'name {word}',
  nameNotSet: 'name not set',
  well: 'checked {when}, all is well',
  unreachable: '{channel} did not answer the check. The next one is in an hour, nothing to do.',
  subscriptionMissing: 'Messages are not delivered here. Connect the channel again.',
  subscriptionElsewhere: 'Messages go to another program. Disconnect it there, or connect the channel again.',
  permissions: 'The token lacks permissions: {names}. Connect the channel again and allow them.',
  webhookError: '{channel} could not deliver a message: {error}. It will try again by itself.',
  tokenExpires: {
    one: 'The token ends in {count} day. Connect the channel again before that.',
    other: 'The token ends in {count} days. Connect the channel again before that.',
  },
  tokenDies: 'Access could not be renewed and ends on {day}. Connect the channel again.',
  tokenNotRenewed: 'Access could not be renewed. Connect the channel again.',
  noComments: 'Comments are not allowed.',
  tokenExpired: 'The token has ended. Connect the channel again.',
  failures: '{failures} of {sends} messages failed in a day. The chats show why.',
  silent: {
    one: 'Nobody has written since {when}; usually {count} person does in that time. Write to yourself from another phone.',
    other:
      'Nobody has written since {when}; usually {count} people do in that time. Write to yourself from another phone.',
  },
}
