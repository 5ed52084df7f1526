import { AppError } from '#platform/problems.ts'

/** It names a label, a stage, a member or a ready answer that is not there. */
export class MacroBroken extends AppError {
  override name = 'MacroBroken'
  readonly status = 422
  readonly code = 'macro_broken'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(missing: 'label' | 'stage' | 'member' | 'answer') {
    super('It names something that is not there any more.')
    this.extra = { missing }
  }
}
