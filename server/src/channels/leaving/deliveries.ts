import type { Ctx } from '#platform/context.ts'
import type { ChannelId, StoreId } from '#platform/ids.ts'

/** So many are looked at in one transaction; those of one account are found by going through all. */
const STEP = 10_000
/** Fewer where each is read. */
const READ_STEP = 1000

/**
 * Deletes the raw deliveries from which a channel's history was made, as far as they speak of its account alone and came
 * while the store held it. What still waits is taken in first, and then keeps no bytes. Safe to repeat.
 */
export const forgetDeliveries = (
  ctx: Ctx,
  storeId: StoreId,
  channelId: ChannelId,
  step = STEP,
): Promise<void> =>
  goThrough(ctx, storeId, (after) => [
    'select app.forget_deliveries($1, $2, $3) as upto',
    [channelId, after, step],
  ])

/** The same for those alone that name one of these people, by the ids that the provider knows them by. */
export async function forgetDeliveriesOf(
  ctx: Ctx,
  storeId: StoreId,
  channelId: string,
  people: readonly string[],
): Promise<void> {
  if (people.length === 0) return
  await goThrough(ctx, storeId, (after) => [
    'select app.forget_deliveries_of($1, $2, $3, $4) as upto',
    [channelId, people, after, READ_STEP],
  ])
}

async function goThrough(
  ctx: Ctx,
  storeId: StoreId,
  step: (after: bigint) => [sql: string, values: unknown[]],
): Promise<void> {
  for (let after: bigint | null = 0n; after !== null; ) {
    const [sql, values] = step(after)
    const [row] = await ctx.db.withStore(storeId, (tx) => tx.query<{ upto: bigint | null }>(sql, values))
    after = row?.upto ?? null
  }
}
