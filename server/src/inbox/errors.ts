import type { SendReason, SendWindow, WindowReason } from '#channels'
import type { MediaProblem } from '#platform/media/media.ts'
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

/** A file that the channel does not take, or that nobody should send. `extra` has what it is and what would go. */
export class FileRefused extends AppError {
  override name = 'FileRefused'
  readonly status = 422
  readonly code: string
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(why: SendReason | MediaProblem, extra: Readonly<Record<string, unknown>>) {
    super('This file cannot be sent here.')
    this.code = why.startsWith('file_') ? why : `file_${why}`
    this.extra = extra
  }
}

/** Something that this channel never lets leave, whatever the hour. */
export class ContentRefused extends AppError {
  override name = 'ContentRefused'
  readonly status = 422
  readonly code: SendReason
  constructor(why: SendReason) {
    super('This channel does not take this.')
    this.code = why
  }
}

/** The file was never put to this conversation, or it waited for more than a week. */
export class UploadGone extends AppError {
  override name = 'UploadGone'
  readonly status = 409
  readonly code = 'upload_gone'
  constructor() {
    super('This file is not here any more. Attach it again.')
  }
}

/** The channel cannot point at this message: it has no quotes, or its provider does not know the message. */
export class NotQuotable extends AppError {
  override name = 'NotQuotable'
  readonly status = 409
  readonly code = 'not_quotable'
  constructor() {
    super('This message cannot be quoted on its channel.')
  }
}
