import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { factsOf } from './facts.ts'
import { type Event, type News, newsOf } from './news.ts'
import { type Notice, withNews } from './notice.ts'
import { isFor } from './rule.ts'

/** Of one step; a store that was busy while nothing ran is gone through in several. */
const MOST_EVENTS = 500
/** What happened longer ago is no news: nobody is woken by what a stopped program left behind. */
const NEWS_MS = 10 * 60_000

/**
 * Goes through what happened in the store since the last look and writes down who is to be told of what. News and place in
 * the log are one transaction, so that nothing is taken in twice or passed over, whenever a process ends.
 * @returns whether there may be more
 */
export async function lookForNews(ctx: Ctx, tx: StoreTx): Promise<boolean> {
  const after = await lockCursor(tx)
  if (after === undefined) return false
  const memberIds = await readSubscribers(tx)
  if (memberIds.length === 0) {
    await tx.query('delete from away_cursor where store_id = $1', [tx.storeId])
    return false
  }
  const events = await eventsAfter(tx, after)
  const last = events.at(-1)
  if (!last) return false
  const now = ctx.clock.now()
  const fresh = events.filter(({ at }) => now.getTime() - at.getTime() < NEWS_MS)
  await note(tx, memberIds, newsOf(fresh, await factsOf(tx, fresh), now), now)
  await tx.query('update away_cursor set seq = $2 where store_id = $1', [tx.storeId, last.seq])
  return events.length === MOST_EVENTS
}

async function lockCursor(tx: StoreTx): Promise<bigint | undefined> {
  const [row] = await tx.query<{ seq: bigint }>(
    'select seq from away_cursor where store_id = $1 for update',
    [tx.storeId],
  )
  return row?.seq
}

async function readSubscribers(tx: StoreTx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'select distinct member_id as id from push_subscription where store_id = $1',
    [tx.storeId],
  )
  return rows.map(({ id }) => id)
}

const eventsAfter = (tx: StoreTx, after: bigint) =>
  tx.query<Event & { seq: bigint; at: Date }>(
    `select seq, kind, payload, at from store_event where store_id = $1 and seq > $2 order by seq limit ${MOST_EVENTS}`,
    [tx.storeId, after],
  )

type Place = { readonly memberId: string; readonly conversationId: string }

async function note(
  tx: StoreTx,
  memberIds: readonly string[],
  news: readonly News[],
  now: Date,
): Promise<void> {
  if (news.length === 0) return
  const byConversation = Map.groupBy(news, ({ conversationId }) => conversationId)
  const before = await readNotices(tx, [...byConversation.keys()])
  const changed: (Place & Notice)[] = []
  for (const [conversationId, all] of byConversation)
    for (const memberId of memberIds) {
      const theirs = all.filter((each) => isFor(each, memberId))
      const notice = withNews(before.get(placeOf({ memberId, conversationId })), theirs, now)
      if (notice) changed.push({ memberId, conversationId, ...notice })
    }
  await keepNotices(tx, changed)
}

const placeOf = ({ memberId, conversationId }: Place): string => `${memberId} ${conversationId}`

/** Locked, since one of them may be told at this moment. */
async function readNotices(tx: StoreTx, conversationIds: readonly string[]): Promise<Map<string, Notice>> {
  const rows = await tx.query<Place & Notice>(
    `select member_id as "memberId", conversation_id as "conversationId", kind, due_at as "dueAt", told_at as "toldAt", told
     from away_notice where store_id = $1 and conversation_id = any($2::uuid[])
     order by conversation_id, member_id for update`,
    [tx.storeId, conversationIds],
  )
  return new Map(rows.map((row) => [placeOf(row), row]))
}

async function keepNotices(tx: StoreTx, notices: readonly (Place & Notice)[]): Promise<void> {
  if (notices.length === 0) return
  await tx.query(
    `insert into away_notice (store_id, member_id, conversation_id, kind, due_at, told)
     select $1, "memberId", "conversationId", kind, "dueAt", array(select jsonb_array_elements_text(told))
     from jsonb_to_recordset($2::jsonb) as n ("memberId" uuid, "conversationId" uuid, kind text, "dueAt" timestamptz, told jsonb)
     on conflict (store_id, member_id, conversation_id) do update
       set kind = excluded.kind, due_at = excluded.due_at, told = excluded.told`,
    [tx.storeId, JSON.stringify(notices)],
  )
}
