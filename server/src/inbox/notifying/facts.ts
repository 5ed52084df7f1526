import type { StoreTx } from '#platform/database/database.ts'
import type { Event, Facts, Standing } from './news.ts'

const columns = `c.id, c.speaker, c.handoff_reason as "handoffReason", c.waiting_since as "waitingSince",
  c.last_inbound_at as "lastInboundAt", c.epoch, c.assignee_id as "assigneeId", c.blocked_at is not null as blocked,
  c.unread, c.failed`

/** What has to be known of events to judge them: nothing at all of most. */
export async function factsOf(tx: StoreTx, events: readonly Event[]): Promise<Facts> {
  const telling = events.filter(({ kind }) => kinds.has(kind))
  const conversations = await standingOf(tx, idsOf(telling, 'conversationId'))
  // Most messages change because they arrive; only where something stands unsent is it asked which.
  const changed = telling.filter(
    ({ kind, payload }) =>
      kind === 'message.updated' && (conversations.get(payload.conversationId ?? '')?.failed ?? 0) > 0,
  )
  const notes = telling.filter(({ kind }) => kind === 'note.changed')
  return {
    conversations,
    unsent: await unsentAmong(tx, idsOf(changed, 'messageId')),
    mentioned: await mentionedIn(tx, idsOf(notes, 'messageId')),
  }
}

const kinds = new Set([
  'message.received',
  'message.updated',
  'conversation.updated',
  'turn.ended',
  'note.changed',
])

export async function standingOf(tx: StoreTx, ids: readonly string[]): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<Standing>(
    `select ${columns} from conversation c where c.store_id = $1 and c.id = any($2::uuid[])`,
    [tx.storeId, ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

async function unsentAmong(tx: StoreTx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; status: string }>(
    `select id, status from message where store_id = $1 and id = any($2::uuid[]) and status in ('failed', 'uncertain')`,
    [tx.storeId, ids],
  )
  return new Map(rows.map(({ id, status }) => [id, status]))
}

async function mentionedIn(tx: StoreTx, noteIds: readonly string[]): Promise<Map<string, string[]>> {
  if (noteIds.length === 0) return new Map()
  const rows = await tx.query<{ noteId: string; memberIds: string[] }>(
    `select message_id as "noteId", array_agg(member_id)::text[] as "memberIds" from mention
     where store_id = $1 and message_id = any($2::uuid[]) and seen_at is null group by message_id`,
    [tx.storeId, noteIds],
  )
  return new Map(rows.map(({ noteId, memberIds }) => [noteId, memberIds]))
}

const idsOf = (events: readonly Event[], name: 'conversationId' | 'messageId'): string[] => [
  ...new Set(events.flatMap(({ payload }) => payload[name] ?? [])),
]
