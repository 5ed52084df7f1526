import type { Ctx } from '#platform/context.ts'
import { faultPoint } from '#platform/fault.ts'
import { gather } from '#platform/lanes/gather.ts'
import { laneOf } from '../accounts-named.ts'
import type { ChannelKind } from '../channel.ts'

/** What a provider sent, byte for byte. */
export interface RawDelivery {
  readonly kind: ChannelKind
  /** Known before the body is read where the address names it (Telegram). */
  readonly channelId: string | null
  readonly body: Buffer
}

const MEGABYTE = 1024 * 1024

/** @returns a function that resolves once the delivery is durable, and rejects when it is not. */
export function deliveryStore(ctx: Ctx): (delivery: RawDelivery) => Promise<void> {
  return gather((batch) => insertDeliveries(ctx, batch), {
    lanes: ctx.db.engine === 'native' ? 2 : 1,
    most: 1000,
    weigh: (delivery) => delivery.body.length,
    heaviest: 16 * MEGABYTE,
  })
}

/** One statement for all: the bodies travel as one block of bytes that the database cuts apart. */
async function insertDeliveries(ctx: Ctx, batch: readonly RawDelivery[]): Promise<void> {
  faultPoint(ctx.config, 'edge.received')
  await ctx.db.atEdge('select edge.keep($1, $2, $3, $4, $5, $6, $7)', [
    Buffer.concat(batch.map((delivery) => delivery.body)),
    batch.map((delivery) => delivery.kind),
    batch.map((delivery) => delivery.channelId),
    batch.map(laneOf),
    starts(batch),
    batch.map((delivery) => delivery.body.length),
    ctx.clock.now(),
  ])
  faultPoint(ctx.config, 'edge.committed')
  ctx.bus.wake('intake')
}

/** Where each body begins in the block, counted from 1 as SQL does. */
function starts(batch: readonly RawDelivery[]): number[] {
  let next = 1
  return batch.map((delivery) => {
    const start = next
    next += delivery.body.length
    return start
  })
}
