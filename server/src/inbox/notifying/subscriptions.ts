import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type MemberId, newId } from '#platform/ids.ts'
import type { Browser } from './push.ts'

/** Browsers of one member in one store; more are none in use, and the oldest gives way. */
const MOST = 10

export interface Kept {
  readonly id: string
  readonly words: boolean
}

interface Whose {
  readonly memberId: MemberId
  readonly sessionId: string
}

/** Keeps a browser for whoever says so in it; said again it stays, with the choice of before where none is given. */
export async function keepSubscription(
  ctx: Ctx,
  tx: StoreTx,
  { memberId, sessionId }: Whose,
  { endpoint, p256dh, auth }: Browser,
  words: boolean | undefined,
): Promise<Kept> {
  const [kept] = await tx.query<Kept>(
    `insert into push_subscription as s (store_id, id, member_id, session_id, endpoint, p256dh, auth, words, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, coalesce($8, false), $9)
     on conflict (store_id, endpoint) do update set member_id = excluded.member_id, session_id = excluded.session_id,
       p256dh = excluded.p256dh, auth = excluded.auth,
       -- What somebody else chose in this browser is not theirs.
       words = coalesce($8, s.member_id = excluded.member_id and s.words)
     returning id, words`,
    [tx.storeId, newId(), memberId, sessionId, endpoint, p256dh, auth, words ?? null, ctx.clock.now()],
  )
  if (!kept) throw new Error('the subscription was not kept')
  await letOldestGo(tx, memberId, kept.id)
  await beginToLook(tx)
  tx.afterCommit(() => ctx.bus.wake('away'))
  return kept
}

const letOldestGo = (tx: StoreTx, memberId: MemberId, keptId: string) =>
  tx.query(
    `delete from push_subscription where store_id = $1 and member_id = $2 and id <> $3 and id in (
       select id from push_subscription where store_id = $1 and member_id = $2 order by created_at desc, id desc offset ${MOST})`,
    [tx.storeId, memberId, keptId],
  )

/** From now on: what happened before is no news. Waits for a look that is about to find nobody. */
const beginToLook = (tx: StoreTx) =>
  tx.query(
    `insert into away_cursor (store_id, seq)
     select $1, coalesce((select last from store_sequence where store_id = $1), 0)
     on conflict (store_id) do update set seq = away_cursor.seq`,
    [tx.storeId],
  )

export async function dropSubscription(tx: StoreTx, id: string): Promise<void> {
  await tx.query('delete from push_subscription where store_id = $1 and id = $2', [tx.storeId, id])
}

/** @returns whether the member had it */
export async function dropOwn(tx: StoreTx, memberId: MemberId, id: string): Promise<boolean> {
  const rows = await tx.query(
    'delete from push_subscription where store_id = $1 and member_id = $2 and id = $3 returning id',
    [tx.storeId, memberId, id],
  )
  return rows.length > 0
}

export async function findOwn(tx: StoreTx, memberId: MemberId, id: string): Promise<Browser | undefined> {
  const [row] = await tx.query<Browser>(
    'select endpoint, p256dh, auth from push_subscription where store_id = $1 and member_id = $2 and id = $3',
    [tx.storeId, memberId, id],
  )
  return row
}
