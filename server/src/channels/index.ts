export { adapters } from './adapters.ts'
export type {
  ChannelAdapter,
  ChannelKind,
  ConnectedAccount,
  InboundMessage,
  InboundStatus,
  MarketingChoice,
  MediaAddress,
  PastMessage,
  Pricing,
  Profile,
  ProfileAnswer,
  ReadUpTo,
} from './channel.ts'
export { connectChannel } from './connecting/connect.ts'
export {
  type ContactCard,
  type Detail,
  type FileSource,
  type Flow,
  type Goods,
  type InboundAttachment,
  type InboundChange,
  type InboundKind,
  type ListRow,
  type Location,
  type MediaKind,
  mediaKinds,
  type OutboundContent,
  type OutboundFile,
  type PersonChange,
  type PictureFacts,
  type ReplyButton,
} from './content.ts'
export { openSenders, resumeChannel, type Sender } from './delivery/accounts.ts'
export type { OutboxClaim } from './delivery/claim.ts'
export { createDelivery, startDelivery } from './delivery/deliver.ts'
export type { DeliveryPorts, Departure, Result } from './delivery/ports.ts'
export { startIntake, takeIn, takeInOne } from './intake/intake.ts'
export type { IntakePorts, Receive, ReceivedEntry } from './intake/ports.ts'
export { listStoreDeliveries, replayStoreDelivery, type StoreDelivery } from './intake/store-deliveries.ts'
export { type Testimony, trialBy } from './intake/trial.ts'
export { channelJobs } from './jobs.ts'
export { forgetHistory } from './leaving/ask.ts'
export { forgetDeliveries, forgetDeliveriesOf } from './leaving/deliveries.ts'
export { channelToForget, endForgetting, noteForgotten } from './leaving/history.ts'
export type { SendReason } from './reasons.ts'
export { channelRoutes } from './routes.ts'
export type { ChannelTakes } from './takes.ts'
export { type OutboundTemplate, TemplateValues } from './templates/fill.ts'
export { templateToSend } from './templates/send.ts'
export type { ShownTemplate } from './templates/shown.ts'
export { fitsChannel, textLimit } from './text-limit.ts'
export { type TroubleTold, troubleJob } from './trouble/job.ts'
export { findTrouble, noteTroubles, type ToldTrouble } from './trouble/keep.ts'
export {
  type Sendable,
  type SendWindow,
  type SentBy,
  type WindowReason,
  windowReasons,
} from './window/question.ts'
export { sendWindow } from './window/window.ts'
