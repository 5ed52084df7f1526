import { AppError } from '#platform/problems.ts'

/** It has left or was cancelled: `state` says which. */
export class ScheduledGone extends AppError {
  override name = 'ScheduledGone'
  readonly status = 409
  readonly code = 'scheduled_gone'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(state: string) {
    super('This message does not wait any more.')
    this.extra = { state }
  }
}

/** Nobody says something in the name of somebody who has left the shop: a colleague makes it theirs, or drops it. */
export class AuthorGone extends AppError {
  override name = 'AuthorGone'
  readonly status = 409
  readonly code = 'author_gone'
  constructor() {
    super('Whoever wrote this is not a member any more.')
  }
}

/** The time has passed, or is more than a year away. */
export class TimeUnusable extends AppError {
  override name = 'TimeUnusable'
  readonly status = 422
  readonly code = 'time_unusable'
  override readonly extra = { field: 'when' }
  constructor() {
    super('The time lies in the past, or more than a year ahead.')
  }
}

/** A template's words are Meta's to approve. */
export class TemplateFixed extends AppError {
  override name = 'TemplateFixed'
  readonly status = 422
  readonly code = 'template_fixed'
  constructor() {
    super('The words of a template cannot be changed.')
  }
}

export class TooManyScheduled extends AppError {
  override name = 'TooManyScheduled'
  readonly status = 409
  readonly code = 'too_many_scheduled'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(most: number) {
    super(`At most ${most} messages can wait in one conversation.`)
    this.extra = { most }
  }
}
