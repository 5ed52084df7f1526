import type { PastMessage, ReceivedEntry } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { idBornAt, type MessageId, newId } from '#platform/ids.ts'
import { askForFile } from '../attachments/job.ts'
import { conversationUpdated, type InboxEvent } from '../events.ts'
import type { ConversationOf } from './people.ts'

/** What the provider calls the place of a file that comes later, or never. */
const placeholder = 'media_placeholder'
/** Files older than this are not to be had from the phone. */
const FILES_LAST_MS = 14 * 86_400_000

interface Past extends Omit<PastMessage, 'from'> {
  readonly id: MessageId
  readonly conversationId: string
  readonly channelId: string
}

/**
 * Puts what was said before the channel was connected into its threads, each message at its own time. It is nobody's turn:
 * nothing is unread, no window opens, nobody waits, no assistant is asked and no event of a message goes out; the threads
 * are only told to be read anew. A file that comes after its placeholder takes its place.
 */
export async function appendPast(
  ctx: Ctx,
  tx: StoreTx,
  entries: readonly ReceivedEntry[],
  conversationOf: ConversationOf,
): Promise<InboxEvent[]> {
  const past = placed(entries, conversationOf, ctx.clock.now())
  if (past.length === 0) return []
  const kept = await insertPast(tx, past)
  await insertFiles(ctx, tx, past, kept)
  const threads = await showLast(tx, [...new Set(past.map(({ conversationId }) => conversationId))])
  return threads.map(conversationUpdated)
}

/** Of one message the part that holds most; ids are born when it was said, so that a thread sorted by id keeps the order. */
function placed(entries: readonly ReceivedEntry[], conversationOf: ConversationOf, now: Date): Past[] {
  const found = new Map<string, Past>()
  let n = 0
  for (const { channelId, past = [] } of entries)
    for (const { from, ...message } of past) {
      const at = message.at < now ? message.at : now
      const conversationId = conversationOf(channelId, from.externalId)
      const one = { ...message, at, id: idBornAt<'message'>(at, n++), conversationId, channelId }
      const before = found.get(placeOf(one))
      if (!before || before.rawKind === placeholder) found.set(placeOf(one), one)
    }
  return [...found.values()]
}

/** One key of what decides about duplicates. */
export const placeOf = (of: { readonly channelId: string; readonly providerId: string }): string =>
  `${of.channelId} ${of.providerId}`

/** @returns the ids of the messages that are new or took a placeholder's place, by {@link placeOf} */
async function insertPast(tx: StoreTx, past: readonly Past[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; channelId: string; providerId: string }>(
    `insert into message as m (store_id, id, conversation_id, channel_id, direction, author, kind, raw_kind, text, detail,
       provider_id, provider_at, status, imported, created_at)
     select $1, id, "conversationId", "channelId", case when echo then 'out' else 'in' end,
       case when echo then 'phone' else 'contact' end, kind, "rawKind", text,
       jsonb_strip_nulls(jsonb_build_object('replyTo', "replyTo", 'silent', silent)) || coalesce(detail, '{}'), "providerId", at,
       case when echo then status end, true, at
     from jsonb_to_recordset($2::jsonb) as p (id uuid, "conversationId" uuid, "channelId" uuid, echo boolean, kind text,
       "rawKind" text, text text, "replyTo" text, silent boolean, detail jsonb, "providerId" text, at timestamptz, status text)
     on conflict (store_id, channel_id, provider_id) where provider_id is not null do update
       set kind = excluded.kind, raw_kind = excluded.raw_kind, text = excluded.text, detail = excluded.detail
       where m.imported and m.deleted_at is null and m.raw_kind = $3 and excluded.raw_kind is distinct from $3
     returning m.id, m.channel_id as "channelId", m.provider_id as "providerId"`,
    [tx.storeId, JSON.stringify(past), placeholder],
  )
  return new Map(rows.map((row) => [placeOf(row), row.id]))
}

/** Files that are still to be had are asked for; of the others it is said that they are gone. */
async function insertFiles(
  ctx: Ctx,
  tx: StoreTx,
  past: readonly Past[],
  kept: ReadonlyMap<string, string>,
): Promise<void> {
  const now = ctx.clock.now()
  const rows = past.flatMap((message) => {
    const messageId = kept.get(placeOf(message))
    const gone = now.getTime() - message.at.getTime() > FILES_LAST_MS
    return (messageId ? (message.attachments ?? []) : []).map((file, position) => ({
      ...{ ...file, id: newId<'attachment'>(), messageId, position },
      ...(gone ? { state: 'failed', reason: 'expired', source: null } : { state: 'waiting', reason: null }),
    }))
  })
  if (rows.length === 0) return
  await tx.query(
    `insert into attachment (store_id, id, message_id, position, kind, state, reason, source, name, size, duration_ms,
       created_at)
     select $1, id, "messageId", position, kind, state, reason, source, name, size, "durationMs", $3
     from jsonb_to_recordset($2::jsonb) as a (id uuid, "messageId" uuid, position int, kind text, state text, reason text,
       source jsonb, name text, size bigint, "durationMs" int)`,
    [tx.storeId, JSON.stringify(rows), now],
  )
  for (const { id, state } of rows) if (state === 'waiting') await askForFile(ctx, tx, id)
}

/** A thread stands in the list where its last message puts it, and no higher. */
async function showLast(tx: StoreTx, conversationIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update conversation c set
       last_message_id = case when c.last_message_id > l.id then c.last_message_id else l.id end,
       last_message_at = case when c.last_message_id is null then l.created_at else greatest(c.last_message_at, l.created_at) end
     from unnest($2::uuid[]) as t (id)
     cross join lateral (select m.id, m.created_at from message m
       where m.store_id = $1 and m.conversation_id = t.id and m.imported order by m.id desc limit 1) l
     where c.store_id = $1 and c.id = t.id returning c.id`,
    [tx.storeId, conversationIds],
  )
  return rows.map(({ id }) => id)
}

/**
 * What comes live was not said before: the import was only quicker. Its copy makes room, so that it is taken in as what
 * it is. @returns what had such a copy, by {@link placeOf}
 */
export async function freePast(
  tx: StoreTx,
  live: readonly { readonly channelId: string; readonly providerId: string }[],
): Promise<Set<string>> {
  const rows = await tx.query<{ channelId: string; providerId: string }>(
    `delete from message m using unnest($2::uuid[], $3::text[]) as l (channel_id, provider_id)
     where m.store_id = $1 and m.imported and m.channel_id = l.channel_id and m.provider_id = l.provider_id
     returning m.channel_id as "channelId", m.provider_id as "providerId"`,
    [tx.storeId, live.map(({ channelId }) => channelId), live.map(({ providerId }) => providerId)],
  )
  return new Set(rows.map(placeOf))
}
