import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { MemberId } from '#platform/ids.ts'
import { notFound } from '#platform/problems.ts'
import { announce } from '#platform/realtime/announce.ts'
import { organisingUpdated } from '../events.ts'
import { askForGiving } from './give.ts'
import { loadOf } from './load.ts'
import type { WorkJson } from './shapes.ts'

/** Of each member, in the order in which they came to the store. */
export const listWork = (tx: StoreTx): Promise<WorkJson[]> =>
  tx.query<WorkJson>(
    `select m.id as "memberId", coalesce(w.takes_chats, true) as "takesChats", coalesce(w.capacity, 20) as capacity,
       ${loadOf} as load
     from member m left join member_work w on w.store_id = m.store_id and w.member_id = m.id
     where m.store_id = $1 order by m.created_at, m.id`,
    [tx.storeId],
  )

/** @throws Problem not_found */
export async function changeWork(
  ctx: Ctx,
  tx: StoreTx,
  memberId: MemberId | string,
  { takesChats, capacity }: { takesChats?: boolean | undefined; capacity?: number | undefined },
): Promise<WorkJson> {
  const known = await tx.query(
    `insert into member_work as w (store_id, member_id, takes_chats, capacity)
     select $1, id, coalesce($3, true), coalesce($4, 20) from member where store_id = $1 and id = $2
     on conflict (store_id, member_id) do update set takes_chats = coalesce($3, w.takes_chats),
       capacity = coalesce($4, w.capacity)
     returning member_id`,
    [tx.storeId, memberId, takesChats ?? null, capacity ?? null],
  )
  if (known.length === 0) throw notFound()
  // Who begins to take some, or more, has room for what waits.
  await askForGiving(ctx, tx)
  announce(ctx, tx, [organisingUpdated])
  const work = (await listWork(tx)).find((each) => each.memberId === memberId)
  if (!work) throw notFound()
  return work
}
