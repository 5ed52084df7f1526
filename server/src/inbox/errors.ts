import type { SendWindow } from '#channels'
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

/** Free text is not allowed any more: the contact wrote too long ago. */
export class WindowClosed extends AppError {
  override name = 'WindowClosed'
  readonly status = 409
  readonly code = 'window_closed'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(window: SendWindow) {
    super('The contact wrote too long ago for free text on this channel.')
    this.extra = { until: window.until?.toISOString() ?? null }
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
