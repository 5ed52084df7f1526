import type { Texts } from '../translate.ts'

export const windowWhy: Texts['windowWhy'] = {
  window_closed: 'The window is closed. Wait until they write.',
  never_wrote: 'They have not written since the channel was connected. The shop cannot write first.',
  person_only: 'Only a person may write now.',
  blocked: 'They have blocked the shop. A message would not arrive.',
  not_on_channel: 'This channel cannot do that.',
  connection_off: 'The owner has disconnected this account from the bot.',
  connection_silent: 'The owner does not let the bot reply in this account.',
  connection_unapproved: 'The shop has not approved this account.',
  no_comment: 'There is no comment to reply to.',
  comment_too_old: 'The comment is older than seven days, too old for a private reply.',
  comment_answered: 'This comment has had its private reply.',
  broadcast_over: 'The live video is over, a private reply cannot go any more.',
}
