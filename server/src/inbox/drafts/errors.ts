import { AppError } from '#platform/problems.ts'

/** It was dropped, or void: something has been said or decided since it was written. */
export class DraftGone extends AppError {
  override name = 'DraftGone'
  readonly status = 409
  readonly code = 'draft_gone'
  constructor() {
    super('This draft does not wait any more.')
  }
}

/** Prices or stock have changed since it was written. What waits now, if anything, is another draft. */
export class DraftChanged extends AppError {
  override name = 'DraftChanged'
  readonly status = 409
  readonly code = 'draft_changed'
  constructor() {
    super('Figures in this draft have changed. Read it again.')
  }
}
