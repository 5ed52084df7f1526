import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { MemberId } from '#platform/ids.ts'
import type { Keys } from './shapes.ts'

/** What a member has bound otherwise; empty when nothing. */
export async function getKeys(tx: StoreTx, memberId: MemberId): Promise<Keys> {
  const [row] = await tx.query<{ keys: Keys }>(
    'select keys from member_keys where store_id = $1 and member_id = $2',
    [tx.storeId, memberId],
  )
  return row?.keys ?? {}
}

/** Keeps all of them at once: who gives a key to another action takes it from the one that had it. */
export async function keepKeys(ctx: Ctx, tx: StoreTx, memberId: MemberId, keys: Keys): Promise<void> {
  await tx.query(
    `insert into member_keys (store_id, member_id, keys, updated_at) values ($1, $2, $3, $4)
     on conflict (store_id, member_id) do update set keys = excluded.keys, updated_at = excluded.updated_at`,
    [tx.storeId, memberId, keys, ctx.clock.now()],
  )
}
