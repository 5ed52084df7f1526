import { AppError } from '#platform/problems.ts'

export class MacroNameTaken extends AppError {
  override name = 'MacroNameTaken'
  readonly status = 409
  readonly code = 'name_taken'
  override readonly extra = { field: 'name' }
  constructor() {
    super('There is a macro of this name already.')
  }
}

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
