import { AppError } from '#platform/problems.ts'

export class NotYourNote extends AppError {
  override name = 'NotYourNote'
  readonly status = 403
  readonly code = 'not_your_note'
  constructor() {
    super('Only who wrote a note may change it.')
  }
}

export class NoteDeleted extends AppError {
  override name = 'NoteDeleted'
  readonly status = 409
  readonly code = 'note_deleted'
  constructor() {
    super('This note has been deleted.')
  }
}
