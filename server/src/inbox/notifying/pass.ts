import type { Ctx } from '#platform/context.ts'
import { parseId, type StoreId } from '#platform/ids.ts'
import { type Passed, startWorker, type Worker } from '#platform/lanes/worker.ts'
import type { Presence } from '../presence/presence.ts'
import { createAttention } from './attention.ts'
import { lookForNews } from './look.ts'
import { tellDue } from './tell.ts'

/** The log is looked at so often, where somebody may be told: however much comes in, it costs no more than that. */
const LOOK_EVERY_MS = 2_000

/** Tells members of what happens while no panel of theirs is open. Away from the path of messages: it reads what they left. */
export function startNotifying(ctx: Ctx, presence: Presence): Worker {
  const { pass, end } = createPass(ctx, presence)
  const worker = startWorker(
    { bus: ctx.bus, log: ctx.log, now: ctx.clock.now },
    { name: 'away', topic: 'away', pass },
  )
  return {
    async stop() {
      await worker.stop()
      end()
    },
  }
}

/** One look at all stores; tests take it step by step. */
export function createPass(ctx: Ctx, presence: Presence): { pass: () => Promise<Passed>; end: () => void } {
  const attention = createAttention(ctx, presence)
  const step = async ({ storeId, isNew, isDue }: Watched): Promise<boolean> => {
    const news = isNew && (await ctx.db.withStore(storeId, (tx) => lookForNews(ctx, tx)))
    const isHere = attention.of(storeId)
    // Heard for too short a time to know who is there.
    if (!isDue || !isHere) return news
    return (await ctx.db.withStore(storeId, (tx) => tellDue(ctx, tx, isHere))) || news
  }
  return {
    async pass() {
      const watched = await findWatched(ctx)
      attention.keepTo(watched.map(({ storeId }) => storeId))
      let more = false
      for (const each of watched)
        try {
          more = (await step(each)) || more
        } catch (error) {
          // What is wrong with one store holds up no other: it is tried again with the next pass.
          ctx.log.error({ err: error, storeId: each.storeId }, 'members who are away could not be told')
        }
      return { more, nextAt: watched.length > 0 ? inAWhile(ctx) : undefined }
    },
    end: () => attention.keepTo([]),
  }
}

const inAWhile = (ctx: Ctx): Date => new Date(ctx.clock.now().getTime() + LOOK_EVERY_MS)

interface Watched {
  readonly storeId: StoreId
  readonly isNew: boolean
  readonly isDue: boolean
}

async function findWatched(ctx: Ctx): Promise<Watched[]> {
  const rows = await ctx.db.withLanes((tx) =>
    tx.query<Watched & { storeId: string }>(
      `select c.store_id as "storeId", s.last > c.seq as "isNew",
         exists (select from away_notice n where n.store_id = c.store_id and n.due_at <= $1) as "isDue"
       from away_cursor c join store_sequence s on s.store_id = c.store_id`,
      [ctx.clock.now()],
    ),
  )
  return rows.map((row) => ({ ...row, storeId: parseId<'store'>(row.storeId) }))
}
