export { transcribeJob } from './attachments/job.ts'
export {
  giveUpTranscript,
  hearLater,
  keepTranscript,
  type UnheardRecording,
  unheardRecording,
} from './attachments/recordings.ts'
export { workOnFiles } from './attachments/work.ts'
export { keepDraft } from './drafts/draft.ts'
export { draftRoutes } from './drafts/routes.ts'
export { ConversationNotFound } from './errors.ts'
export { workOnUnusedFiles } from './forgetting/sweep.ts'
export { workOnForgetting } from './forgetting/work.ts'
export { ledgerRoutes } from './ledger/routes.ts'
export { AlertedBrowser, alertBrowser, browsersToAlert } from './notifying/alert.ts'
export { workOnPushing } from './notifying/deliver.ts'
export { startNotifying } from './notifying/pass.ts'
export { workOnSubscriptions } from './notifying/sweep.ts'
export { workOnSnoozed } from './organising/snooze.ts'
export { openPresence } from './presence/presence.ts'
export { presenceRoutes } from './presence/routes.ts'
export { workOnErasing } from './privacy/erase.ts'
export { workOnOpenings } from './privacy/openings.ts'
export { workOnProfiles } from './profiles/work.ts'
export { getConversation, getMessage, listConversations, listMessages } from './reading/conversations.ts'
export { type ReceivePorts, receiver } from './receiving/receive.ts'
export { workOnEarly } from './receiving/sweep.ts'
export { reportRoutes } from './reports/routes.ts'
export { inboxRoutes } from './routes.ts'
export { startScheduled } from './scheduling/due.ts'
export { deliveryPorts } from './sending/ports.ts'
export { handOff } from './speaking/hand-off.ts'
export { workOnGiving } from './teams/give.ts'
export { workOnTimers } from './timers/work.ts'
export { type ClaimedTurn, claimTurns, keepTurns, TURN_LEASE_SECONDS, type TurnClaim } from './turns/claim.ts'
export {
  type AssistantAnswer,
  appendAssistantMessage,
  conversationForTurn,
  endTurn,
  recentMessages,
  type TurnConversation,
  type TurnMessage,
} from './turns/turn.ts'
export { awaitWords } from './turns/words.ts'
