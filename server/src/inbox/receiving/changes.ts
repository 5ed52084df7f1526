import type { InboundChange, ReceivedEntry } from '#channels'
import type { StoreTx } from '#platform/database/database.ts'
import { type InboxEvent, messageEvent } from '../events.ts'
import { knownAs } from './known-as.ts'

interface ChangeRow {
  readonly channelId: string
  readonly providerId: string
  readonly kind: InboundChange['kind']
  readonly by: string
  readonly value: string | null
  readonly at: Date
}

/**
 * Reactions, edits and deletions. All are parked first and then applied to those messages that are here, so one that
 * comes before its message takes the same way as one that comes after; of each sort the newest counts.
 */
export async function applyChanges(tx: StoreTx, entries: readonly ReceivedEntry[]): Promise<InboxEvent[]> {
  const rows = entries.flatMap(({ channelId, changes }) => changes.map((change) => rowOf(channelId, change)))
  if (rows.length > 0) await park(tx, rows)
  const [waiting] = await tx.query('select 1 from early_change where store_id = $1 limit 1', [tx.storeId])
  if (!waiting) return []
  const touched = [...(await react(tx)), ...(await edit(tx)), ...(await remove(tx))]
  return touched.map((message) => messageEvent('message.updated', message))
}

function rowOf(channelId: string, change: InboundChange): ChangeRow {
  const { kind, target: providerId, at } = change
  const common = { channelId, providerId, kind, at }
  if (change.kind === 'reaction') return { ...common, by: change.by, value: change.emoji }
  return { ...common, by: '', value: change.kind === 'edit' ? change.text : null }
}

async function park(tx: StoreTx, rows: readonly ChangeRow[]): Promise<void> {
  await tx.query(
    `insert into early_change as e (store_id, channel_id, provider_id, kind, by, value, at)
     select distinct on ("channelId", "providerId", kind, by) $1, "channelId", "providerId", kind, by, value, at
     from jsonb_to_recordset($2::jsonb) as c ("channelId" uuid, "providerId" text, kind text, by text, value text,
       at timestamptz, n int)
     order by "channelId", "providerId", kind, by, at desc, n desc
     on conflict (store_id, channel_id, provider_id, kind, by) do update set value = excluded.value, at = excluded.at
       where excluded.at >= e.at`,
    [tx.storeId, JSON.stringify(rows.map((row, n) => ({ ...row, n })))],
  )
}

interface Touched {
  readonly id: string
  readonly conversationId: string
}

/** Takes the parked changes of one kind whose message is here. */
const taken = (kind: InboundChange['kind']) => `known as (
  select e.channel_id, e.provider_id, e.by, k.id, k.part from early_change e cross join lateral ${knownAs('e')} k
  where e.store_id = $1 and e.kind = '${kind}'
), taken as (
  delete from early_change e using known k, message m
  where e.store_id = $1 and e.kind = '${kind}' and e.channel_id = k.channel_id and e.provider_id = k.provider_id
    and e.by = k.by and m.store_id = $1 and m.id = k.id
  returning m.id, k.part, m.conversation_id, m.text as before, m.deleted_at, e.by, e.value, e.at
)`

/** The shop has one reaction to a message: what is given on the phone takes the place of what was given here. */
function react(tx: StoreTx): Promise<Touched[]> {
  return tx.query<Touched>(
    `with ${taken('reaction')}, gone as (
       delete from reaction r using taken t
       where r.store_id = $1 and r.message_id = t.id and r.by = t.by and t.value is null and r.at <= t.at
     ), replaced as (
       delete from reaction r using taken t
       where r.store_id = $1 and r.message_id = t.id and t.by = 'phone' and r.by = 'member' and r.at <= t.at
     ), given as (
       insert into reaction as r (store_id, message_id, by, emoji, at)
       select distinct on (id, by) $1::uuid, id, by, value, at from taken where value is not null and deleted_at is null
       order by id, by, at desc
       on conflict (store_id, message_id, by) do update set emoji = excluded.emoji, at = excluded.at
         where excluded.at >= r.at
     )
     select id, conversation_id as "conversationId" from taken`,
    [tx.storeId],
  )
}

/**
 * An edit that is older than the last one changes nothing; what was said before is kept. Telegram tells whole seconds: of
 * two edits within one the later to arrive counts, unless it is a repeat of what has been replaced since. Versions of one
 * moment are kept a microsecond apart, so the first of them is not what an edit of that moment said.
 */
function edit(tx: StoreTx): Promise<Touched[]> {
  return tx.query<Touched>(
    `with ${taken('edit')}, changed as (
       update message m set text = t.value, edited_at = t.at from taken t
       where m.store_id = $1 and m.id = t.id and m.deleted_at is null and m.text is distinct from t.value
         and (m.edited_at is null or m.edited_at <= t.at)
         and not exists (select from message_version v where v.store_id = $1 and v.message_id = t.id
           and v.text = t.value and v.replaced_at > t.at)
       returning m.id, m.conversation_id, t.before, t.at
     ), kept as (
       insert into message_version (store_id, message_id, replaced_at, text)
       select $1, id, greatest(at, (select max(v.replaced_at) + interval '1 microsecond' from message_version v
         where v.store_id = $1 and v.message_id = id)), before from changed on conflict do nothing
     )
     select id, conversation_id as "conversationId" from changed`,
    [tx.storeId],
  )
}

/** Taken back by its sender, so nothing of it stays here. Of an album a file goes alone, and with the last the rest. */
function remove(tx: StoreTx): Promise<Touched[]> {
  return tx.query<Touched>(
    `with ${taken('deletion')}, files as (
       delete from attachment a using taken t
       where a.store_id = $1 and a.message_id = t.id and (t.part is null or t.part = a.id)
       returning a.sha256, a.thumbnail_sha256, a.playable_sha256
     ), bytes as (
       insert into file_removal (store_id, sha256)
       select distinct $1::uuid, b.sha256 from files f, unnest(array[f.sha256, f.thumbnail_sha256, f.playable_sha256]) as b (sha256)
       where b.sha256 is not null on conflict do nothing
     ), gone as (
       select id, max(at) as at from taken t
       where part is null or not exists (select from attachment a where a.store_id = $1 and a.message_id = t.id
         and a.id not in (select part from taken where part is not null))
       group by id
     ), versions as (
       delete from message_version v using gone t where v.store_id = $1 and v.message_id = t.id
     ), reactions as (
       delete from reaction r using gone t where r.store_id = $1 and r.message_id = t.id
     ), emptied as (
       update message m set deleted_at = t.at, text = null, detail = '{}' from gone t
       where m.store_id = $1 and m.id = t.id and m.deleted_at is null
     )
     select distinct id, conversation_id as "conversationId" from taken where deleted_at is null`,
    [tx.storeId],
  )
}
