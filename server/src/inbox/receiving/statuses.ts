import { type InboundStatus, noteTroubles, type ReceivedEntry } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { seemingOne } from '#platform/database/plans.ts'
import { type InboxEvent, messageEvent } from '../events.ts'
import { lifeOfKey } from '../life.ts'

interface ChannelStatus extends InboundStatus {
  readonly channelId: string
}

interface Updated {
  readonly id: string
  readonly conversationId: string
}

const asRows = `jsonb_to_recordset($2::jsonb) as s ("channelId" uuid, "providerId" text, status text, reason text, at timestamptz, pricing jsonb)`

/** Moves messages forward to what providers say of them. A status that comes before its message waits for it. */
export async function applyStatuses(tx: StoreTx, entries: readonly ReceivedEntry[]): Promise<InboxEvent[]> {
  const statuses = statusesOf(entries)
  if (statuses.length === 0) return []
  const { moved, unknown } = await moveForward(tx, statuses)
  if (unknown.length > 0) {
    await adoptByKey(tx, unknown)
    const adopted = await moveForward(tx, unknown)
    moved.push(...adopted.moved)
    if (adopted.unknown.length > 0) await park(tx, adopted.unknown)
  }
  return moved.map((message) => messageEvent('message.updated', message))
}

const statusesOf = (entries: readonly ReceivedEntry[]): ChannelStatus[] =>
  entries.flatMap(({ channelId, statuses }) => statuses.map((status) => ({ ...status, channelId })))

/**
 * Each message is looked up by its own id, whatever the planner holds of the table: to one that knew it before the first
 * message had left, all of the store's would seem to be few.
 * @returns the messages that moved, and the statuses of ids that no message has.
 */
async function moveForward(
  tx: StoreTx,
  statuses: readonly ChannelStatus[],
): Promise<{ moved: Updated[]; unknown: ChannelStatus[] }> {
  const rows = await tx.query<Pick<ChannelStatus, 'channelId' | 'providerId'> & (Updated | { id: null })>(
    `with best as (
       select distinct on ("channelId", "providerId") s.* from ${asRows}
       order by "channelId", "providerId", app.status_rank(status) desc
     ), known as (
       select b.*, m.id, m.conversation_id, m.direction = 'out' and app.status_rank(b.status) > app.status_rank(m.status) as later,
         m.direction = 'out' and b.pricing is not null and not coalesce(m.pricing, '{}') @> b.pricing as priced
       from best b left join lateral (
         select id, conversation_id, direction, status, pricing from message
         where store_id = $1 and channel_id = b."channelId" and provider_id = b."providerId" limit 1
       ) m on true
     ), moved as (
       update message m set status = case when k.later then k.status else m.status end,
         status_reason = case when k.later then k.reason else m.status_reason end,
         -- Each of the statuses that name it names it anew, and not each the whole of it.
         pricing = case when k.priced then coalesce(m.pricing, '{}') || k.pricing else m.pricing end
       from ${seemingOne('known')} k
       where m.store_id = $1 and m.id = k.id and (k.later or k.priced)
       returning m.id
     )
     select k."channelId", k."providerId", k.id, k.conversation_id as "conversationId"
     from known k left join moved on moved.id = k.id where k.id is null or moved.id is not null`,
    [tx.storeId, JSON.stringify(wholePrices(statuses))],
  )
  const missing = new Set(rows.flatMap((row) => (row.id === null ? [placeOf(row)] : [])))
  return {
    moved: rows.filter((row) => row.id !== null),
    unknown: missing.size > 0 ? statuses.filter((status) => missing.has(placeOf(status))) : [],
  }
}

const order: Readonly<Record<InboundStatus['status'], number>> = { sent: 0, failed: 1, delivered: 2, read: 3 }

/** Each status of a message tells all that its statuses say of the price, the later over the earlier: only the furthest is kept. */
function wholePrices(statuses: readonly ChannelStatus[]): readonly ChannelStatus[] {
  const priced = statuses.filter(({ pricing }) => pricing)
  if (priced.length === 0) return statuses
  const whole = new Map<string, InboundStatus['pricing']>()
  for (const status of priced.toSorted((a, b) => order[a.status] - order[b.status]))
    whole.set(placeOf(status), { ...whole.get(placeOf(status)), ...status.pricing })
  return statuses.map((status) => {
    const pricing = whole.get(placeOf(status))
    return pricing ? { ...status, pricing } : status
  })
}

const placeOf = ({ channelId, providerId }: { channelId: string; providerId: string }) =>
  `${channelId} ${providerId}`

/**
 * A status that carries our own key settles a send whose answer was lost: now the provider's id is known. The key
 * names the life, so what is told late of an earlier try does not pass for this one.
 */
async function adoptByKey(tx: StoreTx, statuses: readonly ChannelStatus[]): Promise<void> {
  const keyed = statuses.flatMap(({ channelId, providerId, at, key }) => {
    const life = lifeOfKey(key)
    return life ? [{ channelId, providerId, at, ...life }] : []
  })
  if (keyed.length === 0) return
  await tx.query(
    `update message m set provider_id = s."providerId", provider_at = s.at
     from (select distinct on ("messageId", life) * from jsonb_to_recordset($2::jsonb)
         as s ("channelId" uuid, "providerId" text, at timestamptz, "messageId" uuid, life int)
       order by "messageId", life, at) s
     where m.store_id = $1 and m.id = s."messageId" and m.life = s.life and m.channel_id = s."channelId" and m.direction = 'out'
       and m.provider_id is null
       and not exists (select 1 from message o where o.store_id = $1 and o.channel_id = s."channelId" and o.provider_id = s."providerId")`,
    [tx.storeId, JSON.stringify(keyed)],
  )
}

async function park(tx: StoreTx, statuses: readonly ChannelStatus[]): Promise<void> {
  await tx.query(
    `insert into early_status (store_id, channel_id, provider_id, status, reason, at, pricing)
     select $1, s."channelId", s."providerId", s.status, s.reason, s.at, s.pricing from ${asRows}
     on conflict do nothing`,
    [tx.storeId, JSON.stringify(statuses)],
  )
}

/**
 * What prices tell beside themselves: until when nothing is charged, and that Meta takes the shop for an AI provider.
 * It may enqueue, which takes another role for a moment: nothing else may be asked of the transaction meanwhile.
 */
export async function hearPrices(ctx: Ctx, tx: StoreTx, entries: readonly ReceivedEntry[]): Promise<void> {
  const statuses = statusesOf(entries)
  const free = statuses.filter(({ pricing }) => pricing?.freeUntil)
  if (free.length > 0)
    await keepFreeUntil(tx, 'm.channel_id = any($2::uuid[]) and m.provider_id = any($3::text[])', [
      free.map(({ channelId }) => channelId),
      free.map(({ providerId }) => providerId),
    ])
  const asAi = statuses.filter(({ pricing }) => pricing?.category === 'general_purpose_ai')
  for (const channelId of new Set(asAi.map((status) => status.channelId)))
    await noteTroubles(ctx, tx, channelId, [{ kind: 'ai_priced', reason: null }], 'look')
}

/** A window that Meta tells of goes to the conversation of the message that it told it of. */
async function keepFreeUntil(tx: StoreTx, which: string, values: readonly unknown[]): Promise<void> {
  await tx.query(
    `update conversation c set free_until = t.until from (
       select m.conversation_id as id, max((m.pricing->>'freeUntil')::timestamptz) as until from message m
       where m.store_id = $1 and ${which} and m.pricing ? 'freeUntil' group by 1) t
     where c.store_id = $1 and c.id = t.id and t.until > coalesce(c.free_until, '-infinity')`,
    [tx.storeId, ...values],
  )
}

/** Applies the statuses that waited for these messages, whose provider ids have just become known. */
export async function applyEarlyStatuses(tx: StoreTx, messageIds: readonly string[]): Promise<void> {
  const waited = await tx.query<ChannelStatus>(
    `delete from early_status e using message m
     where m.store_id = $1 and m.id = any($2::uuid[])
       and e.store_id = $1 and e.channel_id = m.channel_id and e.provider_id = m.provider_id
     returning e.channel_id as "channelId", e.provider_id as "providerId", e.status, e.reason, e.at, e.pricing`,
    [tx.storeId, messageIds],
  )
  if (waited.length === 0) return
  await moveForward(tx, waited)
  if (waited.some(({ pricing }) => pricing?.freeUntil))
    await keepFreeUntil(tx, 'm.id = any($2::uuid[])', [messageIds])
}

/** Instagram tells reading by time: everything that had been sent to this person by then. */
export async function applyReads(tx: StoreTx, entries: readonly ReceivedEntry[]): Promise<InboxEvent[]> {
  const reads = entries.flatMap(({ channelId, reads }) => reads.map((read) => ({ ...read, channelId })))
  if (reads.length === 0) return []
  const updated = await tx.query<Updated>(
    `update message m set status = 'read' from (
       select i.conversation_id, max(r.at) as at
       from jsonb_to_recordset($2::jsonb) as r ("channelId" uuid, "externalId" text, at timestamptz)
       join identity i on i.store_id = $1 and i.channel_id = r."channelId" and i.external_id = r."externalId"
       group by i.conversation_id
     ) r
     where m.store_id = $1 and m.conversation_id = r.conversation_id and m.direction = 'out'
       and m.status in ('sent', 'delivered') and m.provider_id is not null and m.provider_at <= r.at
     returning m.id, m.conversation_id as "conversationId"`,
    [tx.storeId, JSON.stringify(reads)],
  )
  return updated.map((message) => messageEvent('message.updated', message))
}
