import { AppError } from '#platform/problems.ts'
import type { OffBy } from './off.ts'

/** Nobody gives a conversation to an assistant that is switched off there; `by` says which switch comes first. */
export class AssistantOffHere extends AppError {
  override name = 'AssistantOffHere'
  readonly status = 409
  readonly code = 'assistant_off_here'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(by: OffBy) {
    super(`The assistant is switched off for this ${by}. Switch it on first.`)
    this.extra = { reason: by }
  }
}
