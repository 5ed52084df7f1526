import type { Ctx } from '../context.ts'
import type { StoreId } from '../ids.ts'

/** Further back it is quicker to look at everything anew. */
const MOST_REPLAYED = 5_000n

export interface Beginning {
  /** The stream tells what came after this number. */
  readonly after: bigint
  /** Nothing that was asked for is left out. */
  readonly whole: boolean
}

/** Where a stream begins: after what the reader has, or now, when that is asked for or too much lies between. */
export async function beginningOf(
  ctx: Ctx,
  storeId: StoreId,
  asked: bigint | undefined,
  most = MOST_REPLAYED,
): Promise<Beginning> {
  const [row] = await ctx.db.withStore(storeId, (tx) =>
    tx.query<{ last: bigint; oldest: bigint | null }>(
      `select last, (select seq from store_event where store_id = $1 order by seq limit 1) as oldest
       from store_sequence where store_id = $1`,
      [storeId],
    ),
  )
  const last = row?.last ?? 0n
  if (asked === undefined || asked === last) return { after: last, whole: true }
  // Events are swept after some days; a number that was never given comes from another database.
  const kept = asked < last && asked + 1n >= (row?.oldest ?? last + 1n)
  return kept && last - asked <= most ? { after: asked, whole: true } : { after: last, whole: false }
}
