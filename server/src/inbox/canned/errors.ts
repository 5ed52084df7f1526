import { AppError } from '#platform/problems.ts'
import type { SlotProblem } from './slots.ts'

export class CannedReplyNotFound extends AppError {
  override name = 'CannedReplyNotFound'
  readonly status = 404
  readonly code = 'not_found'
  constructor() {
    super('There is nothing here.')
  }
}

/** The same owner has this shortcut in this language already. */
export class ShortcutTaken extends AppError {
  override name = 'ShortcutTaken'
  readonly status = 409
  readonly code = 'shortcut_taken'
  override readonly extra = { field: 'shortcut' }
  constructor() {
    super('There is a ready answer under this shortcut in this language.')
  }
}

export class SlotsWrong extends AppError {
  override name = 'SlotsWrong'
  readonly status = 422
  readonly code = 'slots_wrong'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(problems: readonly SlotProblem[]) {
    super('The text has braces that are no slot; `problems` says which and where.')
    this.extra = { field: 'text', problems }
  }
}

export class TooManyCanned extends AppError {
  override name = 'TooManyCanned'
  readonly status = 409
  readonly code = 'too_many_canned'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(most: number) {
    super(`There are ${most} ready answers; delete one first.`)
    this.extra = { most }
  }
}

/** A text of a person still says `{{name}}` or the like. */
export class SlotOpen extends AppError {
  override name = 'SlotOpen'
  readonly status = 422
  readonly code = 'slot_open'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(slots: readonly string[]) {
    super('A slot of a ready answer has not been filled.')
    this.extra = { slots }
  }
}
