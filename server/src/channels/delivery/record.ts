import { setTimeout as pause } from 'node:timers/promises'
import type { Ctx } from '#platform/context.ts'
import { isTransient } from '#platform/database/transient.ts'
import type { StoreId } from '#platform/ids.ts'
import { gather } from '#platform/lanes/gather.ts'
import { hearRefusals } from './accounts.ts'
import { holdChannel } from './hold.ts'
import type { DeliveryPorts, Result } from './ports.ts'

export interface SendEnd extends Result {
  /** Why the provider turned the whole channel away, if it did. */
  readonly broken?: string
  /** The provider asked for fewer messages: the whole channel waits as long as this message does. */
  readonly slowDown?: boolean
}

/** Writes down how a send ended; resolves when that is durable. */
export type Recorder = (end: SendEnd) => Promise<void>

/** Ends that come in while others are being written make the next batch: one transaction per store and batch. */
export function recorder(ctx: Ctx, ports: Pick<DeliveryPorts, 'record'>): Recorder {
  const perStore = new Map<StoreId, Recorder>()
  const recorderOf = (storeId: StoreId): Recorder => {
    const known = perStore.get(storeId)
    if (known) return known
    const made = gather<SendEnd>((ends) => recordTogether(ctx, ports, storeId, ends), {
      lanes: 1,
      most: 200,
    })
    if (perStore.size > 1000) perStore.clear()
    perStore.set(storeId, made)
    return made
  }
  return (end) => recorderOf(end.claim.storeId)(end)
}

/** All in one transaction; when that fails, each in its own, so that one that cannot be written takes none of the others along. */
async function recordTogether(
  ctx: Ctx,
  ports: Pick<DeliveryPorts, 'record'>,
  storeId: StoreId,
  ends: readonly SendEnd[],
): Promise<void> {
  try {
    await persistently(() => recordEnds(ctx, ports, storeId, ends))
  } catch (error) {
    if (ends.length === 1 || isTransient(error)) throw error
    for (const end of ends)
      try {
        await persistently(() => recordEnds(ctx, ports, storeId, [end]))
      } catch (cause) {
        ctx.log.error({ err: cause, message: end.claim.messageId }, 'the end of a send could not be recorded')
      }
  }
}

const PAUSES_MS = [200, 1000, 3000, 5000, 10_000]

/** The provider has said yes: forgetting it would leave the message uncertain, so a database that is away is waited for. */
async function persistently(work: () => Promise<void>): Promise<void> {
  for (const ms of PAUSES_MS) {
    try {
      return await work()
    } catch (error) {
      if (!isTransient(error)) throw error
      await pause(ms)
    }
  }
  await work()
}

async function recordEnds(
  ctx: Ctx,
  ports: Pick<DeliveryPorts, 'record'>,
  storeId: StoreId,
  ends: readonly SendEnd[],
): Promise<void> {
  await ctx.db.withStore(storeId, async (tx) => {
    await ports.record(tx, ends)
    for (const { slowDown, claim, verdict } of ends)
      if (slowDown && verdict.kind === 'retry') await holdChannel(tx, claim.channelId, verdict.nextAt, 'hold')
    const broken = ends.flatMap(({ claim, broken: reason }) =>
      reason === undefined ? [] : [{ channelId: claim.channelId, reason }],
    )
    if (broken.length > 0) await hearRefusals(ctx, tx, broken)
    tx.afterCommit(() => ctx.bus.wake('outbox'))
  })
}
