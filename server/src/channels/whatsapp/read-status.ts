import type { InboundStatus } from '../channel.ts'
import type { Gathering } from '../gathering.ts'
import { present } from '../wire-values.ts'
import { failureReason } from './errors.ts'
import { Failure, Status } from './wire.ts'

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
    present({ providerId: told.id, status, at: told.timestamp, key: told.biz_opaque_callback_data, reason }),
  )
}
