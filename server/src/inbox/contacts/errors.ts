import { AppError } from '#platform/problems.ts'
import type { ContactJson, ContactNewsJson } from './shapes.ts'

export class ContactNotFound extends AppError {
  override name = 'ContactNotFound'
  readonly status = 404
  readonly code = 'not_found'
  constructor() {
    super('There is nothing here.')
  }
}

/** One of them is shown as another contact by now; `contactId` says as which. */
export class ContactMerged extends AppError {
  override name = 'ContactMerged'
  readonly status = 409
  readonly code = 'contact_merged'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(contactId: string) {
    super('This contact has been merged into another one.')
    this.extra = { contactId }
  }
}

export class SameContact extends AppError {
  override name = 'SameContact'
  readonly status = 409
  readonly code = 'same_contact'
  constructor() {
    super('This is one and the same contact already.')
  }
}

/** Nothing would be left of the contact that it belongs to: what is meant is a merge, or taking one back. */
export class OnlyConversation extends AppError {
  override name = 'OnlyConversation'
  readonly status = 409
  readonly code = 'only_conversation'
  constructor() {
    super('This is the only conversation of its contact.')
  }
}

/** The conversation went on to a third contact since; that comes first. */
export class MovedSince extends AppError {
  override name = 'MovedSince'
  readonly status = 409
  readonly code = 'moved_since'
  constructor() {
    super('This conversation has been moved again since.')
  }
}

/** Somebody changed the same of the contact after it was seen. Tells what and who, and how it stands now. */
export class ContactChanged extends AppError {
  override name = 'ContactChanged'
  readonly status = 409
  readonly code = 'contact_changed'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(contact: ContactJson, news: readonly ContactNewsJson[]) {
    super('Somebody else changed this contact after you saw it.')
    this.extra = { contact, news }
  }
}
