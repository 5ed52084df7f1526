import type { InboundMessage } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { seemingOne } from '#platform/database/plans.ts'
import type { ChannelId, ConversationId, MessageId } from '#platform/ids.ts'
import { type Language, spokenLanguage } from '#platform/text/language.ts'
import { type InboxEvent, messageEvent } from '../events.ts'
import { releaseScheduled } from '../scheduling/release.ts'
import { assistantWrites } from '../speaking/speakers.ts'
import { askForGiving } from '../teams/give.ts'
import { askForTurns } from '../turns/ask.ts'
import { burstWait } from '../turns/burst.ts'
import { insertAttachments } from './attachments.ts'
import { freePast, placeOf } from './past.ts'

/** A message with the place that it takes. */
export interface Arrival extends InboundMessage {
  readonly id: MessageId
  readonly conversationId: ConversationId
  readonly channelId: ChannelId
}

/** What arrived later than this is shown, but no assistant answers it by itself. */
const STALE_MS = 3_600_000

/** Appends what contacts wrote, brings their conversations up to date and asks for answers. */
export async function appendInbound(
  ctx: Ctx,
  tx: StoreTx,
  arrivals: readonly Arrival[],
  assistantAnswers: boolean,
): Promise<InboxEvent[]> {
  const now = ctx.clock.now()
  const kept = await insertNew(tx, arrivals, now)
  const fresh = arrivals.filter((arrival) => kept.has(arrival.id))
  await insertAttachments(ctx, tx, fresh)
  const threads = threadsOf(fresh, now)
  if (threads.length === 0) return []
  const spokenBy = await bringUpToDate(tx, threads, assistantAnswers, now)
  await releaseScheduled(
    ctx,
    tx,
    threads.filter(({ said }) => said > 0).map(({ id }) => id),
  )
  const asked = threads.filter((thread) => thread.answerable && writesIn(spokenBy.get(thread.id)))
  await askForTurns(
    ctx,
    tx,
    asked.map((thread) => ({
      conversationId: thread.id,
      waitMs: burstWait(thread.lastText, ctx.config.burstWaitMs),
    })),
  )
  if ([...spokenBy.values()].some((speaker) => speaker !== 'assistant')) await askForGiving(ctx, tx)
  return fresh.map((message) => messageEvent('message.received', message))
}

const writesIn = (speaker: string | undefined): boolean => speaker === 'assistant' || speaker === 'draft'

/** @returns the ids that are new; the others had been received before, and not among the imported past. */
async function insertNew(tx: StoreTx, arrivals: readonly Arrival[], now: Date): Promise<Set<string>> {
  const kept = await insertMessages(tx, arrivals, now)
  const known = arrivals.filter(({ id }) => !kept.has(id))
  const freed = known.length > 0 ? await freePast(tx, known) : new Set<string>()
  const late = known.filter((arrival) => freed.has(placeOf(arrival)))
  if (late.length === 0) return kept
  return new Set([...kept, ...(await insertMessages(tx, late, now))])
}

/** @returns the ids that are new; the others are there already. */
async function insertMessages(tx: StoreTx, arrivals: readonly Arrival[], now: Date): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, raw_kind, text, detail,
       provider_id, provider_at, created_at)
     select $1, id, "conversationId", "channelId", 'in', 'contact', kind, "rawKind", text,
       jsonb_strip_nulls(jsonb_build_object('replyTo', "replyTo", 'silent', silent)) || coalesce(detail, '{}'), "providerId", at, $3
     from jsonb_to_recordset($2::jsonb) as a (id uuid, "conversationId" uuid, "channelId" uuid, kind text,
       "rawKind" text, text text, "replyTo" text, silent boolean, detail jsonb, "providerId" text, at timestamptz)
     on conflict do nothing returning id`,
    [tx.storeId, JSON.stringify(arrivals.map(rowOf)), now],
  )
  return new Set(rows.map((row) => row.id))
}

const rowOf = ({ from: _from, attachments: _attachments, ...row }: Arrival) => row

interface Thread {
  readonly id: ConversationId
  readonly externalId: string
  readonly lastId: string
  readonly firstAt: Date
  readonly lastAt: Date
  readonly lastText: string
  /** Of the last message that says anything of it, and whether that is enough to believe it over what was known. */
  readonly spoken: { readonly language: Language | null; readonly sure: boolean }
  /** Messages with something said in them. */
  readonly said: number
  /** When they came by an ad, if one of them says so. */
  readonly adAt: Date | null
  /** Whether one of them is fresh enough to be answered without a person's asking. */
  readonly answerable: boolean
}

function threadsOf(fresh: readonly Arrival[], now: Date): Thread[] {
  const threads = new Map<string, Thread>()
  for (const message of fresh) {
    const before = threads.get(message.conversationId)
    // A provider's clock may run ahead of ours; nothing was said in the future.
    const at = message.at < now ? message.at : now
    threads.set(
      message.conversationId,
      message.silent ? seen(before, message, at) : heard(before, message, at, now),
    )
  }
  return [...threads.values()]
}

/** A service line is the last that happened, and nothing more. */
const seen = (before: Thread | undefined, message: Arrival, at: Date): Thread => ({
  id: message.conversationId,
  externalId: message.from.externalId,
  said: 0,
  firstAt: at,
  lastAt: at,
  lastText: '',
  spoken: { language: null, sure: false },
  adAt: null,
  answerable: false,
  ...before,
  lastId: message.id,
})

function heard(before: Thread | undefined, message: Arrival, at: Date, now: Date): Thread {
  const earlier = before && before.said > 0 ? before : undefined
  return {
    id: message.conversationId,
    externalId: message.from.externalId,
    said: (earlier?.said ?? 0) + 1,
    lastId: message.id,
    firstAt: earlier && earlier.firstAt < at ? earlier.firstAt : at,
    lastAt: earlier && earlier.lastAt > at ? earlier.lastAt : at,
    lastText: message.text ?? '',
    spoken: surer(spokenLanguage(message.text ?? ''), before?.spoken),
    adAt: message.detail?.referral?.source === 'ad' ? at : (before?.adAt ?? null),
    answerable: (earlier?.answerable ?? false) || now.getTime() - at.getTime() <= STALE_MS,
  }
}

const surer = (now: Thread['spoken'], before: Thread['spoken'] | undefined): Thread['spoken'] =>
  before?.language && (now.language === null || (before.sure && !now.sure)) ? before : now

/** Also keeps the language of those who wrote. @returns who speaks in each conversation now. */
async function bringUpToDate(
  tx: StoreTx,
  threads: readonly Thread[],
  assistantAnswers: boolean,
  now: Date,
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; speaker: string }>(
    `with updated as (update conversation c set
       state = case when t.said > 0 and c.blocked_at is null then 'open' else c.state end,
       external_id = t."externalId",
       -- What says nothing does not void the answer that is being made, opens no window and lets nobody wait.
       heard = c.heard + t.said,
       -- Who is blocked is kept, and that is all.
       unread = case when c.blocked_at is null then c.unread + t.said else c.unread end,
       answered = case when c.blocked_at is null then c.answered else c.heard + t.said end,
       snoozed_until = case when t.said > 0 then null else c.snoozed_until end,
       snooze_why = case when t.said > 0 then null else c.snooze_why end,
       last_inbound_at = case when t.said > 0 then greatest(c.last_inbound_at, t."lastAt") else c.last_inbound_at end,
       waiting_since = case when t.said > 0 and c.blocked_at is null then coalesce(c.waiting_since, t."firstAt") else c.waiting_since end,
       -- Who comes by another ad has to be answered again.
       ad_at = case when t."adAt" > coalesce(c.ad_at, '-infinity') then t."adAt" else c.ad_at end,
       ad_answered_at = case when t."adAt" > coalesce(c.ad_at, '-infinity') then null else c.ad_answered_at end,
       last_message_at = $3,
       last_message_id = t."lastId",
       speaker = case when ${assistantWrites} and off.assistant_is_off then 'nobody' else c.speaker end,
       handoff_reason = case when ${assistantWrites} and off.assistant_is_off then 'assistant_off' else c.handoff_reason end
     from ${seemingOne(`jsonb_to_recordset($2::jsonb) as t (id uuid, "externalId" text, "lastId" uuid,
       said int, "firstAt" timestamptz, "lastAt" timestamptz, spoken jsonb,
       "adAt" timestamptz)`)} t
     cross join lateral (select t.said > 0 and not $4 as assistant_is_off) off
     where c.store_id = $1 and c.id = t.id
     returning c.id, case when c.blocked_at is null then c.speaker else 'nobody' end as speaker, c.channel_id, c.external_id,
       t.spoken->>'language' as language, (t.spoken->>'sure')::boolean as sure
     ), spoke as (
       -- What is spoken there is the language of whom it belongs to, whoever that is shown as.
       update contact p set language = u.language from updated u cross join lateral (
         select i.contact_id from identity i
         where i.store_id = $1 and i.channel_id = u.channel_id and i.external_id = u.external_id limit 1) own
       where p.store_id = $1 and p.id = own.contact_id and u.language is not null and not p.language_chosen
         and (p.language is null or (u.sure and p.language <> u.language))
     )
     select id, speaker from updated`,
    [tx.storeId, JSON.stringify(threads), now, assistantAnswers],
  )
  return new Map(rows.map((row) => [row.id, row.speaker]))
}
