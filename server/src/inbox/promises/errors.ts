import { AppError } from '#platform/problems.ts'

/** What has ended some way ends no other way before it is open again. */
export class PromiseSettled extends AppError {
  override name = 'PromiseSettled'
  readonly status = 409
  readonly code = 'promise_settled'
  constructor() {
    super('This promise has ended already.')
  }
}

/** A promise is about a time to come. */
export class PromisePast extends AppError {
  override name = 'PromisePast'
  readonly status = 422
  readonly code = 'promise_past'
  override readonly extra = { field: 'dueAt' }
  constructor() {
    super('That time has passed.')
  }
}
