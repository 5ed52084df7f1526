export { noticeRoutes } from './account-events/routes.ts'
export { adapters } from './adapters.ts'
export { connectionJobs } from './business/ask.ts'
export { businessRoutes } from './business/routes.ts'
export type {
  ChannelAdapter,
  ChannelKind,
  ConnectedAccount,
  InboundMessage,
  InboundStatus,
  MediaAddress,
  Profile,
  ProfileAnswer,
  ReadUpTo,
} from './channel.ts'
export { connectChannel } from './connecting/connect.ts'
export { channelRoutes } from './connecting/routes.ts'
export { grantJobs } from './connecting/sign-in/grant.ts'
export { tokenJobs } from './connecting/tokens/jobs.ts'
export {
  type Detail,
  type FileSource,
  type InboundAttachment,
  type InboundChange,
  type InboundKind,
  type MediaKind,
  mediaKinds,
  type OutboundContent,
  type OutboundFile,
  type PersonChange,
  type ReplyButton,
} from './content.ts'
export { openSenders, resumeChannel, type Sender } from './delivery/accounts.ts'
export type { OutboxClaim } from './delivery/claim.ts'
export { createDelivery, startDelivery } from './delivery/deliver.ts'
export type { DeliveryPorts, Departure, Result } from './delivery/ports.ts'
export { type EdgeAdapters, webhookRoutes } from './edge/routes.ts'
export { healthJobs } from './health/jobs.ts'
export { healthRoutes } from './health/routes.ts'
export { startIntake, takeIn, takeInOne } from './intake/intake.ts'
export { platformRoutes } from './intake/platform-routes.ts'
export type { IntakePorts, Receive, ReceivedEntry } from './intake/ports.ts'
export { pressJobs } from './intake/presses.ts'
export { listStoreDeliveries, replayStoreDelivery, type StoreDelivery } from './intake/store-deliveries.ts'
export { intakeJobs } from './intake/sweep.ts'
export { type Testimony, trialBy } from './intake/trial.ts'
export type { SendReason } from './reasons.ts'
export type { ChannelTakes } from './takes.ts'
export { type OutboundTemplate, TemplateValues } from './templates/fill.ts'
export { templateRoutes } from './templates/routes.ts'
export { templateToSend } from './templates/send.ts'
export { templateJobs } from './templates/sync.ts'
export { fitsChannel, textLimit } from './text-limit.ts'
export {
  type Sendable,
  type SendWindow,
  type SentBy,
  type WindowReason,
  windowReasons,
} from './window/question.ts'
export { sendWindow } from './window/window.ts'
