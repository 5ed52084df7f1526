import { AppError } from '#platform/problems.ts'
import type { ConversationJson } from '../reading/shapes.ts'
import type { NewsJson } from './shapes.ts'

/** Somebody changed the conversation after it was seen. Tells what and who, and how it stands now. */
export class ChangedMeanwhile extends AppError {
  override name = 'ChangedMeanwhile'
  readonly status = 409
  readonly code = 'changed_meanwhile'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(conversation: ConversationJson, news: readonly NewsJson[]) {
    super('Somebody else changed this conversation after you saw it.')
    this.extra = { conversation, news }
  }
}

/** Only what is open can be put off. */
export class ConversationClosed extends AppError {
  override name = 'ConversationClosed'
  readonly status = 409
  readonly code = 'conversation_closed'
  constructor() {
    super('This conversation is closed.')
  }
}

/** Before the window closes: it has none, or less than an hour of it is left. */
export class SnoozeImpossible extends AppError {
  override name = 'SnoozeImpossible'
  readonly status = 422
  readonly code = 'snooze_impossible'
  constructor() {
    super('There is no such time for this conversation.')
  }
}

export class NameTaken extends AppError {
  override name = 'NameTaken'
  readonly status = 409
  readonly code = 'name_taken'
  override readonly extra = { field: 'name' }
  constructor() {
    super('There is one of this name already.')
  }
}

export class TooMany extends AppError {
  override name = 'TooMany'
  readonly status = 409
  readonly code = 'too_many'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(most: number) {
    super(`There may be ${most} at most.`)
    this.extra = { most }
  }
}
