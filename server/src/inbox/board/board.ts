import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { getConversations } from '../reading/conversations.ts'
import type { BoardJson } from './shapes.ts'

/** SQL of what stands on the board: what is open, and in a stage that ends also what it closed. Nobody blocked. */
const stands = (ends: string): string => `c.blocked_at is null and (c.state = 'open' or ${ends})`

/** Every stage with its newest conversations, the first of those without a stage. */
export async function readBoard(ctx: Ctx, tx: StoreTx, limit: number): Promise<BoardJson> {
  const columns = await tx.query<{ stageId: string | null }>(
    `select null::uuid as "stageId", -1 as position
     union all select id, position from stage where store_id = $1 order by position, "stageId"`,
    [tx.storeId],
  )
  const counts = await countColumns(tx)
  const places = await newest(tx, limit)
  const conversations = await getConversations(
    ctx,
    tx,
    places.map(({ id }) => id),
  )
  return {
    columns: columns.map(({ stageId }) => ({
      stageId,
      count: counts.get(stageId) ?? 0,
      items: conversations.filter((each) => each.stageId === stageId),
    })),
  }
}

async function countColumns(tx: StoreTx): Promise<Map<string | null, number>> {
  const rows = await tx.query<{ stageId: string | null; count: number }>(
    `select c.stage_id as "stageId", count(*)::int as count from conversation c
     left join stage s on s.store_id = c.store_id and s.id = c.stage_id
     where c.store_id = $1 and ${stands('coalesce(s.ends, false)')} group by c.stage_id`,
    [tx.storeId],
  )
  return new Map(rows.map(({ stageId, count }) => [stageId, count]))
}

/** Column by column, as an index finds them. */
const newest = (tx: StoreTx, limit: number): Promise<{ id: string }[]> =>
  tx.query(
    `(select c.id, c.last_message_at from conversation c
      where c.store_id = $1 and c.stage_id is null and ${stands('false')} order by c.last_message_at desc, c.id desc limit $2)
     union all
     select r.id, r.last_message_at from stage s cross join lateral (
       select c.id, c.last_message_at from conversation c
       where c.store_id = $1 and c.stage_id = s.id and ${stands('s.ends')}
       order by c.last_message_at desc, c.id desc limit $2) r
     where s.store_id = $1
     order by 2 desc, 1 desc`,
    [tx.storeId, limit],
  )
