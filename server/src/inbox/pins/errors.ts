import { AppError } from '#platform/problems.ts'

export class TooManyPins extends AppError {
  override name = 'TooManyPins'
  readonly status = 409
  readonly code = 'too_many_pins'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(most: number) {
    super(`No more than ${most} messages of a conversation are pinned.`)
    this.extra = { most }
  }
}

/** A line of events, or what its sender took back: nothing to hold on to. */
export class NotPinnable extends AppError {
  override name = 'NotPinnable'
  readonly status = 409
  readonly code = 'not_pinnable'
  constructor() {
    super('This cannot be pinned.')
  }
}
