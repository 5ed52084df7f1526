import type { InboundAttachment } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId, MessageId } from '#platform/ids.ts'
import { type InboxEvent, messageEvent } from '../events.ts'
import { proposePromise } from '../promises/propose.ts'
import { takeHumanTurns } from '../speaking/human-turn.ts'
import { insertAttachments } from './attachments.ts'
import { knownAs } from './known-as.ts'
import type { Arrival } from './messages.ts'
import { applyEarlyStatuses } from './statuses.ts'

/** With the place of the grey line that it causes when a person wrote it. */
export interface Echo extends Arrival {
  readonly lineId: MessageId
}

/**
 * Providers echo everything that leaves the shop's account: what a person typed on the phone, and what we sent. Ours is
 * known by its provider id, but the echo may come before the answer to our send has told us that id. So every echo is
 * first held; it is settled when no send to that conversation is under way (see `settleEchoes`).
 */
export async function holdEchoes(tx: StoreTx, echoes: readonly Echo[]): Promise<void> {
  await tx.query(
    `insert into early_echo (store_id, channel_id, provider_id, conversation_id, line_id, message_id, kind, raw_kind, text,
       detail, attachments, at)
     select $1, "channelId", "providerId", "conversationId", "lineId", id, kind, "rawKind", text,
       jsonb_strip_nulls(jsonb_build_object('replyTo', "replyTo", 'silent', silent)) || coalesce(detail, '{}'),
       coalesce(attachments, '[]'), at
     from jsonb_to_recordset($2::jsonb) as e (id uuid, "lineId" uuid, "channelId" uuid, "providerId" text, "conversationId" uuid,
       kind text, "rawKind" text, text text, "replyTo" text, silent boolean, detail jsonb, attachments jsonb, at timestamptz)
     on conflict do nothing`,
    [tx.storeId, JSON.stringify(echoes)],
  )
}

/**
 * Decides about held echoes, in this order: known by provider id, it is ours or a repeat; fits a send of ours whose
 * outcome is uncertain, it proves that one; nothing under way, a person wrote it. Otherwise it stays held, and the end of
 * the send decides.
 */
export async function settleEchoes(ctx: Ctx, tx: StoreTx): Promise<InboxEvent[]> {
  const held = await tx.query('select 1 from early_echo where store_id = $1 limit 1', [tx.storeId])
  if (held.length === 0) return []
  await freeEchoed(tx)
  await dropKnown(tx)
  const proven = await proveUncertain(tx)
  await dropAlbumMates(tx)
  const typed = await appendTyped(ctx, tx)
  return [...proven.map((message) => messageEvent('message.updated', message)), ...typed]
}

/** What comes live was not said before: the import was only quicker. */
async function freeEchoed(tx: StoreTx): Promise<void> {
  await tx.query(
    `delete from message m using early_echo e
     where m.store_id = $1 and e.store_id = $1 and m.imported and m.channel_id = e.channel_id and m.provider_id = e.provider_id`,
    [tx.storeId],
  )
}

async function dropKnown(tx: StoreTx): Promise<void> {
  await tx.query(
    `with known as (
       select e.channel_id, e.provider_id from early_echo e cross join lateral ${knownAs('e')} m where e.store_id = $1
     )
     delete from early_echo e using known k
     where e.store_id = $1 and e.channel_id = k.channel_id and e.provider_id = k.provider_id`,
    [tx.storeId],
  )
}

/**
 * The text, or of a file without words its kind, decides here only which of our own sends an echo proves, and only near its
 * time.
 */
async function proveUncertain(tx: StoreTx): Promise<{ id: string; conversationId: string }[]> {
  const proven = await tx.query<{ id: string; conversationId: string }>(
    `with echo as (
       select *, row_number() over (partition by conversation_id, text, case when text is null then kind end
         order by at, provider_id) as n
       from early_echo where store_id = $1
     ), sent as (
       select m.id, m.conversation_id, m.kind, m.text, m.created_at,
         row_number() over (partition by m.conversation_id, m.text, case when m.text is null then m.kind end
           order by m.id) as n
       from message m
       where m.store_id = $1 and m.status = 'uncertain' and m.provider_id is null
         and m.conversation_id in (select conversation_id from echo)
     ), gone as (
       delete from early_echo e using echo, sent
       where e.store_id = $1 and e.channel_id = echo.channel_id and e.provider_id = echo.provider_id
         and sent.conversation_id = echo.conversation_id and sent.text is not distinct from echo.text
         and (echo.text is not null or sent.kind = echo.kind) and sent.n = echo.n
         and echo.at between sent.created_at - interval '1 minute' and sent.created_at + interval '1 hour'
       returning sent.id, echo.provider_id, echo.at, echo.detail->'album' as album
     )
     update message m set provider_id = g.provider_id, provider_at = g.at, status = 'sent', status_reason = null,
       detail = m.detail || jsonb_strip_nulls(jsonb_build_object('album', g.album))
     from gone g where m.store_id = $1 and m.id = g.id
     returning m.id, m.conversation_id as "conversationId"`,
    [tx.storeId],
  )
  if (proven.length > 0)
    await applyEarlyStatuses(
      tx,
      proven.map((message) => message.id),
    )
  return proven
}

/** One file's echo has proved an album of ours; those of its other files say nothing new. */
async function dropAlbumMates(tx: StoreTx): Promise<void> {
  await tx.query(
    `delete from early_echo e using message m
     where e.store_id = $1 and m.store_id = $1 and m.conversation_id = e.conversation_id and m.direction = 'out'
       and m.author <> 'phone' and m.detail->>'album' = e.detail->>'album'`,
    [tx.storeId],
  )
}

interface Typed {
  readonly id: MessageId
  readonly lineId: MessageId
  readonly conversationId: ConversationId
  readonly at: Date
  readonly text: string | null
  readonly attachments: readonly InboundAttachment[]
  /** Sent by itself: a greeting, a note of absence. */
  readonly silent: boolean
}

/** What a person of the shop typed on the phone is a human turn like any other; what was sent by itself is none. */
async function appendTyped(ctx: Ctx, tx: StoreTx): Promise<InboxEvent[]> {
  const typed = await tx.query<Typed>(
    `with typed as (
       delete from early_echo e
       where e.store_id = $1 and not exists (select 1 from outbox o
         where o.store_id = $1 and o.conversation_id = e.conversation_id and o.state = 'sending')
       returning *
     ), written as (
       insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, raw_kind, text, detail,
         provider_id, provider_at, status, created_at)
       select $1, message_id, conversation_id, channel_id, 'out', 'phone', kind, raw_kind, text, detail, provider_id, at,
         'sent', $2
       from typed order by message_id
       on conflict do nothing
       returning id
     )
     select id, line_id as "lineId", conversation_id as "conversationId", at, text, attachments,
       coalesce((detail->>'silent')::boolean, false) as silent
     from written join typed on message_id = id order by id`,
    [tx.storeId, ctx.clock.now()],
  )
  if (typed.length === 0) return []
  await insertAttachments(ctx, tx, typed)
  await applyEarlyStatuses(
    tx,
    typed.map((message) => message.id),
  )
  const byPerson = typed.filter(({ silent }) => !silent)
  for (const { id, conversationId, text } of byPerson)
    await proposePromise(ctx, tx, { conversationId, messageId: id, text, by: 'phone', memberId: null })
  const firstLines = new Map(
    byPerson.toReversed().map(({ conversationId, lineId }) => [conversationId, lineId]),
  )
  const turns = new Map(byPerson.map((message) => [message.conversationId, message]))
  const events = await takeHumanTurns(
    ctx,
    tx,
    [...turns.values()].map(({ id, conversationId, at }) => ({
      conversationId,
      memberId: null,
      message: { id, at },
      lineId: firstLines.get(conversationId),
    })),
  )
  return [...typed.map((message) => messageEvent('message.sent', message)), ...events]
}
