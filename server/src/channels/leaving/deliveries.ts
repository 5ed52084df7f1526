import type { Ctx } from '#platform/context.ts'
import type { ChannelId, StoreId } from '#platform/ids.ts'

/** So many are looked at in one transaction; those of one account are found by going through all. */
const STEP = 10_000

/**
 * Deletes the raw deliveries from which a channel's history was made, as far as they speak of its account alone and came
 * while the store held it. What still waits is taken in first, and then keeps no bytes. Safe to repeat.
 */
export async function forgetDeliveries(
  ctx: Ctx,
  storeId: StoreId,
  channelId: ChannelId,
  step = STEP,
): Promise<void> {
  for (let after: bigint | null = 0n; after !== null; ) {
    const from: bigint = after
    const [row] = await ctx.db.withStore(storeId, (tx) =>
      tx.query<{ upto: bigint | null }>('select app.forget_deliveries($1, $2, $3) as upto', [
        channelId,
        from,
        step,
      ]),
    )
    after = row?.upto ?? null
  }
}
