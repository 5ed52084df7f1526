import { AppError } from '#platform/problems.ts'

/** The customer wants nothing that the shop sends of itself; an answer to what they write is none of that. */
export class OptedOut extends AppError {
  override name = 'OptedOut'
  readonly status = 409
  readonly code = 'opted_out'
  constructor() {
    super('This customer has asked not to be sent anything of this kind.')
  }
}

/** WhatsApp would deliver it no more, and counts such tries against the shop. Only the customer can take that back. */
export class MarketingStopped extends AppError {
  override name = 'MarketingStopped'
  readonly status = 409
  readonly code = 'marketing_stopped'
  constructor() {
    super('This customer has stopped marketing messages in WhatsApp.')
  }
}
