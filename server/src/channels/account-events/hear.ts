import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { announce } from '#platform/realtime/announce.ts'
import { askForLook } from '../health/look-job.ts'
import { tellTemplatesUpdated } from '../templates/events.ts'
import { syncSoon } from '../templates/sync.ts'
import { endTroubles, noteTroubles } from '../trouble/keep.ts'
import { someInstant } from '../wire-values.ts'
import type { AccountEvent } from './events.ts'

/** What a business account of the store was told, with the store's channels that hang on it. */
export interface HeardEntry {
  readonly business: string
  readonly channelIds: readonly string[]
  readonly events: readonly AccountEvent[]
}

type Of<Kind extends AccountEvent['kind']> = Extract<AccountEvent, { kind: Kind }>
type TemplateEvent = Exclude<AccountEvent, { kind: 'notice' }>

/** Keeps what was told. A repeat changes nothing, and what is older than what is known changes nothing. */
export async function hearAccountEvents(
  ctx: Ctx,
  tx: StoreTx,
  entries: readonly HeardEntry[],
): Promise<void> {
  for (const { business, channelIds, events } of entries) {
    const about = events.filter((event) => event.kind !== 'notice')
    const notices = events.filter((event) => event.kind === 'notice')
    if (about.length > 0) await hearOfTemplates(ctx, tx, { business, channelIds }, about)
    if (notices.length > 0) await hearNotices(ctx, tx, channelIds, notices)
  }
}

async function hearOfTemplates(
  ctx: Ctx,
  tx: StoreTx,
  { business, channelIds }: Pick<HeardEntry, 'business' | 'channelIds'>,
  events: readonly TemplateEvent[],
): Promise<void> {
  let unsure = false
  for (const event of events) unsure = !(await applyToTemplate(tx, business, event)) || unsure
  const [channelId] = channelIds
  // Made or changed outside, or told by a clock that goes behind ours: only the list tells what holds.
  if (channelId && (unsure || events.some(({ kind }) => kind === 'template_content')))
    await syncSoon(ctx, tx, channelId)
  tellTemplatesUpdated(ctx, tx, business)
}

/** @returns false when the template is not known here, or its state seems to be known from later. */
async function applyToTemplate(tx: StoreTx, business: string, event: TemplateEvent): Promise<boolean> {
  const { providerId, name, language } = event.template
  const key = [tx.storeId, business, providerId, name, language]
  const mine = `store_id = $1 and business_id = $2 and (provider_id = $3 or (name = $4 and language = $5))`
  const [known] = await tx.query<{ id: string }>(`select id from message_template where ${mine}`, key)
  if (!known) return false
  const where = `where store_id = $1 and id = $2`
  const row = [tx.storeId, known.id, endOfSecond(event.at)]
  switch (event.kind) {
    case 'template_state':
      return applyState(tx, row, event)
    case 'template_category':
      await tx.query(
        `update message_template set category = $4, category_at = $3 ${where} and category_at <= $3
           and $4 in ('marketing', 'utility', 'authentication')`,
        [...row, event.category],
      )
      break
    case 'template_quality':
      await tx.query(
        `update message_template set quality = $4, quality_at = $3 ${where} and quality_at <= $3`,
        [...row, event.quality],
      )
      break
    case 'template_content':
      break
  }
  return true
}

async function applyState(
  tx: StoreTx,
  row: readonly unknown[],
  { state, reason, advice }: Of<'template_state'>,
): Promise<boolean> {
  const where = `where store_id = $1 and id = $2 and state_at <= $3`
  const rows =
    state === 'deleted'
      ? await tx.query(`delete from message_template ${where} returning id`, row)
      : await tx.query(
          `update message_template set state = $4, state_reason = $5, state_advice = $6, state_at = $3 ${where}
           returning id`,
          [...row, state, reason, advice],
        )
  return rows.length > 0
}

/**
 * Meta's times are whole seconds: what it tells of may be as late as the second's end. By its beginning, an approval in
 * the second in which the template was handed in would be older than the template.
 */
const endOfSecond = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000 + 999)

/** What becomes of the account or its number is a hint to look at it now: the look tells whether the channel works, not the word. */
async function hearNotices(
  ctx: Ctx,
  tx: StoreTx,
  channelIds: readonly string[],
  notices: readonly Of<'notice'>[],
): Promise<void> {
  const told = await keepNotices(tx, channelIds, notices)
  announce(
    ctx,
    tx,
    [...told.keys()].map((channelId) => ({ kind: 'channel.updated', payload: { channelId } })),
  )
  for (const [channelId, news] of told) {
    for (const each of news) if (each.notice === 'account') await hearRestriction(ctx, tx, channelId, each)
    if (news.some(({ notice }) => notice !== 'alert')) await askForLook(ctx, tx, channelId)
  }
}

const restricting = new Set(['account_restriction', 'disabled_update'])
const lifting = new Set(['disabled_update', 'account_reconnected'])

/** Whether an account is restricted no look can tell: here the word alone is believed. */
async function hearRestriction(
  ctx: Ctx,
  tx: StoreTx,
  channelId: string,
  { word, severity, detail }: Of<'notice'>,
): Promise<void> {
  if (severity === 'info')
    return lifting.has(word) ? endTroubles(ctx, tx, channelId, ['restricted']) : undefined
  if (!restricting.has(word)) return
  const until = timeIn(detail['until'])
  const trouble = { kind: 'restricted', reason: word, ...(until ? { until } : {}) } as const
  await noteTroubles(ctx, tx, channelId, [trouble], 'look')
}

/** Meta writes such a time in seconds, or in words. */
function timeIn(text: string | number | undefined): Date | undefined {
  const written = String(text ?? '')
  return someInstant(/^\d+$/.test(written) ? written : Date.parse(written))
}

/** @returns what is new, for each channel that was told anything new, in the order in which it was told. */
async function keepNotices(
  tx: StoreTx,
  channelIds: readonly string[],
  notices: readonly Of<'notice'>[],
): Promise<Map<string, Of<'notice'>[]>> {
  const rows = notices.map(({ notice: kind, ...rest }, n) => ({ ...rest, kind, n }))
  // A notice of one number goes to that number's channel; of one that is not connected here, to nobody.
  const kept = await tx.query<{ channelId: string; n: number }>(
    `with told as (
       select gen_random_uuid() as id, c.id as channel_id, r.*
       from jsonb_to_recordset($3::jsonb) as r (n int, kind text, severity text, word text, detail jsonb, number text, at timestamptz)
       join channel c on c.store_id = $1 and c.id = any($2::uuid[])
         and (r.number is null or c.settings->>'displayNumber' is null
           or regexp_replace(c.settings->>'displayNumber', '\\D', '', 'g') = r.number)
     ), kept as (
       insert into channel_notice (store_id, id, channel_id, kind, severity, word, detail, at)
       select $1, id, channel_id, kind, severity, word, detail, at from told order by n
       on conflict do nothing returning id
     )
     select channel_id as "channelId", n from told join kept using (id) order by n`,
    [tx.storeId, channelIds, JSON.stringify(rows)],
  )
  const channels = Map.groupBy(kept, ({ channelId }) => channelId)
  return new Map(
    [...channels].map(([channelId, news]) => [channelId, news.flatMap(({ n }) => notices[n] ?? [])]),
  )
}
