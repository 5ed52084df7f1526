import type { MarketingChoice, ReceivedEntry } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { conversationUpdated, type InboxEvent } from '../events.ts'
import { appendGreyLines } from '../speaking/grey-lines.ts'

interface Told extends MarketingChoice {
  readonly id: string
  readonly channelId: string
}

/**
 * Takes note of what customers told WhatsApp of marketing messages. A repeat says nothing new, and what comes late changes
 * nothing that was said after it. Whom we never met stays unknown: WhatsApp holds to it by itself.
 */
export async function hearPreferences(
  ctx: Ctx,
  tx: StoreTx,
  entries: readonly ReceivedEntry[],
): Promise<InboxEvent[]> {
  const told = entries.flatMap(({ channelId, choices = [] }) =>
    choices.map((choice): Told => ({ id: newId(), channelId, ...choice })),
  )
  if (told.length === 0) return []
  const places = await placesOf(tx, told)
  const ids = [...new Set(places.values())]
  const before = await standsOf(tx, ids)
  await keep(tx, told, places)
  const after = await standsOf(tx, ids)
  const changed = [...after].filter(([id, state]) => before.get(id) !== state)
  const lines = changed.map(([conversationId, state]) => ({
    conversationId,
    line: { type: 'marketing', state } as const,
  }))
  await appendGreyLines(tx, lines, ctx.clock.now())
  return changed.map(([id]) => conversationUpdated(id))
}

/** The conversation that each of these was told of, by the id of what was told. */
async function placesOf(tx: StoreTx, told: readonly Told[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; conversationId: string }>(
    `select t.id, i.conversation_id as "conversationId"
     from jsonb_to_recordset($2::jsonb) as t (id uuid, "channelId" uuid, "externalId" text, alias text)
     cross join lateral (select conversation_id from identity
       where store_id = $1 and channel_id = t."channelId" and external_id in (t."externalId", t.alias)
       order by external_id = t."externalId" desc limit 1) i`,
    [tx.storeId, JSON.stringify(told)],
  )
  return new Map(rows.map(({ id, conversationId }) => [id, conversationId]))
}

async function keep(tx: StoreTx, told: readonly Told[], places: ReadonlyMap<string, string>): Promise<void> {
  const rows = told.flatMap(({ id, state, at }) => {
    const conversationId = places.get(id)
    return conversationId ? [{ id, conversationId, state, at }] : []
  })
  await tx.query(
    `insert into consent_change (store_id, id, conversation_id, state, how, at)
     select $1, t.id, t."conversationId", t.state, 'whatsapp', t.at
     from jsonb_to_recordset($2::jsonb) as t (id uuid, "conversationId" uuid, state text, at timestamptz)
     on conflict do nothing`,
    [tx.storeId, JSON.stringify(rows)],
  )
}

/** What holds in each of these conversations of which WhatsApp has told anything. */
async function standsOf(tx: StoreTx, ids: readonly string[]): Promise<Map<string, 'in' | 'out'>> {
  const rows = await tx.query<{ id: string; state: 'in' | 'out' }>(
    `select distinct on (conversation_id) conversation_id as id, state from consent_change
     where store_id = $1 and conversation_id = any($2::uuid[]) and how = 'whatsapp'
     order by conversation_id, at desc, id desc`,
    [tx.storeId, ids],
  )
  return new Map(rows.map(({ id, state }) => [id, state]))
}
