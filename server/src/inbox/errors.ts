import type { SendWindow, WindowReason } from '#channels'
import { AppError } from '#platform/problems.ts'

export class ConversationNotFound extends AppError {
  override name = 'ConversationNotFound'
  readonly status = 404
  readonly code = 'not_found'
  constructor() {
    super('There is nothing here.')
  }
}

export class MessageNotFound extends ConversationNotFound {
  override name = 'MessageNotFound'
}

/** Free text may not go now; `how` says what may go instead. */
export class WindowClosed extends AppError {
  override name = 'WindowClosed'
  readonly status = 409
  readonly code: WindowReason
  override readonly extra: Readonly<Record<string, unknown>>
  constructor({ until, how, why }: Extract<SendWindow, { allowed: false }>) {
    super('This channel takes no free text for this contact now.')
    this.code = why
    this.extra = { until: until?.toISOString() ?? null, how }
  }
}

export class ChannelDisconnected extends AppError {
  override name = 'ChannelDisconnected'
  readonly status = 409
  readonly code = 'channel_disconnected'
  constructor() {
    super('The channel of this conversation is not connected any more.')
  }
}

export class TextTooLong extends AppError {
  override name = 'TextTooLong'
  readonly status = 422
  readonly code = 'text_too_long'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(limit: { max: number; unit: string }) {
    super(`The text is longer than this channel takes: ${limit.max} ${limit.unit}.`)
    this.extra = { limit }
  }
}

/** The client's id names a message of another conversation. */
export class ClientIdTaken extends AppError {
  override name = 'ClientIdTaken'
  readonly status = 409
  readonly code = 'client_id_taken'
  constructor() {
    super('This clientId belongs to another message.')
  }
}

/** Only what failed, or what may not have arrived, is sent again. */
export class NotRepeatable extends AppError {
  override name = 'NotRepeatable'
  readonly status = 409
  readonly code = 'not_repeatable'
  constructor() {
    super('This message has not failed.')
  }
}
