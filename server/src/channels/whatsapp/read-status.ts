import type { InboundStatus, Pricing } from '../channel.ts'
import type { Gathering } from '../gathering.ts'
import { present } from '../wire-values.ts'
import { failureReason } from './errors.ts'
import { Failure, Status, type Status as Told } from './wire.ts'

const steps: Record<string, InboundStatus['status']> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  // A voice message was listened to, so it was read.
  played: 'read',
  failed: 'failed',
}

export function readStatus(account: string, raw: unknown, found: Gathering): void {
  const told = found.take(Status, raw, 'status')
  if (!told) return
  const status = Object.hasOwn(steps, told.status) ? steps[told.status] : undefined
  if (!status) {
    found.problem(`status ${told.status} is not taken`)
    return
  }
  const reason =
    status === 'failed' ? failureReason(Failure.safeParse(told.errors?.[0]).data?.code) : undefined
  found.status(
    account,
    present({
      ...{ providerId: told.id, status, at: told.timestamp, key: told.biz_opaque_callback_data, reason },
      pricing: told.pricing && pricingOf(told.pricing, told.conversation?.expiration_timestamp),
    }),
  )
}

/** That a message belongs to a free entry says its type; until when, only the first of its statuses. */
function pricingOf(told: NonNullable<Told['pricing']>, expires: Date | undefined): Pricing {
  const { category, pricing_model: model, type, billable } = told
  const freeUntil = type === 'free_entry_point' ? expires?.toISOString() : undefined
  return present({ category, model, type, billable, freeUntil })
}
