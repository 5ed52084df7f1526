import type { Texts } from '../translate.ts'

export const leaving: Texts['leaving'] = {
  title: 'Disconnected',
  history: 'What becomes of the conversations',
  keep: 'Keep the conversations',
  keepWhy: 'They stay in the inbox. Connect this account again, and they go on.',
  delete: 'Delete the conversations',
  deleteWhy:
    'All conversations of this channel go for good: messages, files, recordings, and customers who wrote only here. Raw copies of deliveries go within 30 days.',
  token: 'We delete our token and ask Meta to stop delivering. A token that came from signing in is revoked.',
  botToken: 'We delete our bot token. Only you can make it void: /revoke at @BotFather.',
  disconnectAndDelete: 'Disconnect and delete',
  deleteLater: 'Delete the conversations',
  deleteAsk: 'Delete the conversations of {name}?',
  since: 'disconnected {when}',
  telling: '{channel} is being told, and has not confirmed yet.',
  waiting:
    'The provider has not confirmed yet: {why}. We tell it again {when}; the token is kept for that alone, for a day at most.',
  refused:
    "The provider did not confirm: {why}. The token is deleted; check the app's access in the account's settings.",
  unconfirmed:
    "The provider did not confirm for a day: {why}. The token is deleted; end the app's access in the account's settings.",
  goes: 'The conversations of {name} are being deleted.',
  kept: 'The conversations are kept.',
  deleting: 'Deleting conversations: {deleted} of {conversations}',
  deleted: 'The conversations are deleted.',
}
