import { listMembers } from '#accounts'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { offBy } from '../assistant-off/off.ts'
import { ownContact } from '../contacts/own.ts'
import { ConversationNotFound, MessageNotFound } from '../errors.ts'
import type { PersonChanged } from '../impersonation/kinds.ts'
import { usualAssistant } from '../speaking/speakers.ts'
import { type WindowFacts, windowFacts } from '../window.ts'
import { type CursorPlace, parseCursor, writeCursor } from './cursor.ts'
import { type Filters, filtersSql } from './filters.ts'
import {
  type FileUrl,
  fileUrls,
  findMessages,
  type MemberNames,
  type MessageRow,
  messageJson,
} from './messages.ts'
import { olderIn } from './older.ts'
import { orderOf } from './order.ts'
import type { BlockWhy, ConversationJson, MessageJson, Sort, View } from './shapes.ts'
import { findThread, type ThreadPage } from './thread.ts'
import { countViews, inView, sortKey, usualSort } from './views.ts'
import { windowJson } from './window.ts'

export interface ListQuery extends Filters {
  readonly view: View
  readonly sort?: Sort | undefined
  readonly memberId: string
  readonly cursor?: string | undefined
  /** Of these alone those that the list has, all of them. */
  readonly only?: readonly string[] | undefined
  readonly limit: number
}

export interface ConversationPage {
  readonly items: ConversationJson[]
  /** Of each item: these sort as the list does. */
  readonly order: string[]
  /** Up to where the page reaches; null to the end of the list. */
  readonly end: string | null
  readonly next: string | null
  readonly counts: Record<View, number>
}

/** A page of a view of the inbox. */
export async function listConversations(ctx: Ctx, tx: StoreTx, query: ListQuery): Promise<ConversationPage> {
  const now = ctx.clock.now()
  const { only } = query
  const limit = only?.length ?? query.limit
  const places = await findPage(tx, { ...query, limit }, now)
  const page = places.slice(0, limit)
  const last = places.length > limit ? page.at(-1) : undefined
  const found = await conversationsById(
    ctx,
    tx,
    page.map((row) => row.id),
  )
  // One may have gone between the two statements.
  const there = page.map((place) => ({ place, item: found.get(place.id) }))
  return {
    items: there.flatMap(({ item }) => item ?? []),
    order: there.flatMap(({ place, item }) => (item ? orderOf(place) : [])),
    end: last ? orderOf(last) : null,
    next: last ? writeCursor(last) : null,
    counts: await countViews(tx, query.memberId, now),
  }
}

/** In the order of `ids`; those that are not there are left out. */
export async function getConversations(
  ctx: Ctx,
  tx: StoreTx,
  ids: readonly string[],
): Promise<ConversationJson[]> {
  const rows = await tx.query<Row>(`${select} where c.store_id = $1 and c.id = any($2::uuid[])`, [
    tx.storeId,
    ids,
  ])
  const byId = new Map((await toJson(ctx, tx, rows)).map((each) => [each.id, each]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** @throws ConversationNotFound */
export async function getConversation(ctx: Ctx, tx: StoreTx, id: string): Promise<ConversationJson> {
  const [conversation] = await getConversations(ctx, tx, [id])
  if (!conversation) throw new ConversationNotFound()
  return conversation
}

/** Those of them that there are, by id. */
export async function conversationsById(
  ctx: Ctx,
  tx: StoreTx,
  ids: readonly string[],
): Promise<Map<string, ConversationJson>> {
  const rows = await tx.query<Row>(`${select} where c.store_id = $1 and c.id = any($2::uuid[])`, [
    tx.storeId,
    ids,
  ])
  return new Map((await toJson(ctx, tx, rows)).map((conversation) => [conversation.id, conversation]))
}

/** @throws ConversationNotFound */
export async function listMessages(
  ctx: Ctx,
  tx: StoreTx,
  id: string,
  page: ThreadPage,
): Promise<{ items: MessageJson[]; next: string | null; newer: string | null }> {
  const known = await tx.query('select 1 from conversation where store_id = $1 and id = $2', [tx.storeId, id])
  if (known.length === 0) throw new ConversationNotFound()
  const { rows, ...beyond } = await findThread(tx, id, page)
  const names = await memberNames(tx)
  return { items: rows.map((row) => messageJson(row, names, fileUrls(ctx, tx.storeId))), ...beyond }
}

/** @throws MessageNotFound */
export async function getMessage(
  ctx: Ctx,
  tx: StoreTx,
  conversationId: string,
  id: string,
): Promise<MessageJson> {
  const row = (await findMessages(tx, [id])).get(id)
  if (row?.conversationId !== conversationId) throw new MessageNotFound()
  return messageJson(row, await memberNames(tx), fileUrls(ctx, tx.storeId))
}

interface Row extends WindowFacts {
  readonly id: string
  readonly contact: Omit<ConversationJson['contact'], 'pictureUrl'> & { readonly picture: string | null }
  readonly channel: ConversationJson['channel']
  readonly state: ConversationJson['state']
  readonly speaker: ConversationJson['speaker']
  readonly usualSpeaker: ConversationJson['usualSpeaker']
  readonly assistantOff: ConversationJson['assistantOff']
  readonly draftId: string | null
  readonly speakerMemberId: string | null
  readonly epoch: bigint
  readonly handoffReason: string | null
  readonly heldUntil: Date | null
  readonly unread: number
  readonly waitingSince: Date | null
  readonly lastMessageAt: Date
  readonly lastMessageId: string | null
  readonly thinking: boolean
  readonly assigneeId: string | null
  readonly teamId: string | null
  readonly stageId: string | null
  readonly labelIds: string[]
  readonly snoozeWhy: NonNullable<ConversationJson['snooze']>['why'] | null
  readonly snoozedUntil: Date | null
  readonly blockedAt: Date | null
  readonly blockedWhy: BlockWhy | null
  readonly answerDueAt: Date | null
  readonly lateSince: Date | null
  readonly returnAt: Date | null
  readonly personChanged: PersonChanged | null
  readonly personChangedAt: Date
  readonly olderIn: ConversationJson['olderIn']
  readonly promiseDueAt: Date | null
  readonly rating: ConversationJson['rating']
  readonly failed: number
  readonly version: number
}

/** What a list shows of a text: with fifty texts of a stranger's length nobody would wait for it. In characters. */
const longestBeginning = 500

const beginning = (text: string | null): string | null =>
  text && text.length > longestBeginning ? `${text.slice(0, longestBeginning).toWellFormed()}…` : text

const select = `select c.id, c.state, c.speaker, c.speaker_member_id as "speakerMemberId", ${usualAssistant} as "usualSpeaker",
    ${offBy} as "assistantOff",
    c.draft_id as "draftId", c.epoch,
    c.handoff_reason as "handoffReason", c.held_until as "heldUntil", c.unread, c.waiting_since as "waitingSince",
    c.assignee_id as "assigneeId", c.team_id as "teamId", c.stage_id as "stageId", c.snooze_why as "snoozeWhy",
    c.snoozed_until as "snoozedUntil", c.blocked_at as "blockedAt", c.blocked_why as "blockedWhy", c.failed, c.version,
    c.answer_due_at as "answerDueAt", c.late_at as "lateSince", c.return_at as "returnAt", c.promise_due_at as "promiseDueAt",
    case when not c.person_changed_seen then c.person_changed end as "personChanged",
    c.person_changed_at as "personChangedAt", ${olderIn} as "olderIn",
    (select jsonb_build_object('score', s.score, 'at', to_char(s.answered_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'comment', (select left(m.text, ${longestBeginning}) from message m where m.store_id = s.store_id and m.id = s.comment_message_id))
      from survey s where s.store_id = c.store_id and s.conversation_id = c.id and s.score is not null
      order by s.asked_at desc limit 1) as rating,
    array(select cl.label_id from conversation_label cl join label lb on lb.store_id = cl.store_id and lb.id = cl.label_id
      where cl.store_id = c.store_id and cl.conversation_id = c.id order by lb.position, lb.id)::text[] as "labelIds",
    ${windowFacts}, c.last_message_at as "lastMessageAt", c.last_message_id as "lastMessageId",
    jsonb_build_object('id', ct.id, 'name', coalesce(ct.name, own.name), 'username', oi.username, 'phone', oi.phone,
      'language', coalesce(own.language, ct.language),
      'languageChosen', coalesce(own.language_chosen, ct.language_chosen), 'picture', oi.picture_sha256) as contact,
    jsonb_build_object('id', ch.id, 'kind', ch.kind, 'name', ch.name, 'state', ch.state) as channel,
    exists (select 1 from turn_lane l
      where l.store_id = c.store_id and l.conversation_id = c.id and l.lease_until > now()) as thinking
  from conversation c
  join contact ct on ct.store_id = c.store_id and ct.id = c.contact_id
  join channel ch on ch.store_id = c.store_id and ch.id = c.channel_id
  ${ownContact}`

/** Where rows of a page stand, in its order; one more than the page when others follow. */
function findPage(tx: StoreTx, query: ListQuery, now: Date): Promise<CursorPlace[]> {
  const values: unknown[] = [tx.storeId, query.memberId, now]
  const value = (of: unknown) => `$${values.push(of)}`
  const key = sortKey[query.sort ?? usualSort[query.view]]
  const after = query.only ? undefined : parseCursor(query.cursor)
  const wanted = [
    'c.store_id = $1 and ($2::uuid is null or true) and ($3::timestamptz is null or true)',
    inView[query.view],
    ...filtersSql(query, value),
    ...(query.only ? [`c.id = any(${value(query.only)}::uuid[])`] : []),
    ...(after ? [comesAfter(key, after, value)] : []),
  ]
  // Only what the conditions ask for is joined: a page is found by an index, and its rows are read afterwards.
  const contact = query.language
    ? `join contact ct on ct.store_id = c.store_id and ct.id = c.contact_id ${ownContact}`
    : ''
  return tx.query<CursorPlace>(
    `select c.id, c.last_message_at as at, ${key ?? 'null::timestamptz'} as key
     from conversation c join channel ch on ch.store_id = c.store_id and ch.id = c.channel_id ${contact}
     where ${wanted.join(' and ')}
     order by ${key ? `${key} nulls last, ` : ''}c.last_message_at desc, c.id desc limit ${value(query.limit + 1)}`,
    values,
  )
}

/** SQL of what follows a place in the list. */
function comesAfter(key: string | null, after: CursorPlace, value: (of: unknown) => string): string {
  const newer = `(c.last_message_at, c.id) < (${value(after.at)}::timestamptz, ${value(after.id)}::uuid)`
  if (!key) return newer
  if (!after.key) return `((${key}) is null and ${newer})`
  const at = `${value(after.key)}::timestamptz`
  return `((${key}) > ${at} or (${key}) is null or ((${key}) = ${at} and ${newer}))`
}

async function toJson(ctx: Ctx, tx: StoreTx, rows: readonly Row[]): Promise<ConversationJson[]> {
  if (rows.length === 0) return []
  const names = await memberNames(tx)
  const lastMessages = await findMessages(
    tx,
    rows.flatMap((row) => (row.lastMessageId ? [row.lastMessageId] : [])),
  )
  return rows.map((row) => conversationJson(row, lastMessages, names, urlsOf(ctx, tx.storeId)))
}

const DAY_SECONDS = 86_400

/** A picture keeps its address all day, so that a browser does not load it anew with every list. */
export function pictureUrls(ctx: Ctx, storeId: string): FileUrl {
  const seconds = Math.floor(ctx.clock.now().getTime() / 1000)
  const untilTomorrowEnds = 2 * DAY_SECONDS - (seconds % DAY_SECONDS)
  return (sha256) => ctx.files.signedUrl(storeId, sha256, untilTomorrowEnds)
}

const urlsOf = (ctx: Ctx, storeId: string) => ({
  now: ctx.clock.now(),
  urlOf: fileUrls(ctx, storeId),
  pictureUrl: pictureUrls(ctx, storeId),
})

function conversationJson(
  row: Row,
  lastMessages: ReadonlyMap<string, MessageRow>,
  names: MemberNames,
  { now, urlOf, pictureUrl }: ReturnType<typeof urlsOf>,
): ConversationJson {
  const { picture, ...contact } = row.contact
  const { speakerMemberId, lastMessageId, channelKind: _, blocked: __, business: ___, ...facts } = row
  const { assigneeId, snoozeWhy, snoozedUntil, blockedAt, blockedWhy, ...rest } = facts
  const last = lastMessageId ? lastMessages.get(lastMessageId) : undefined
  return {
    ...rest,
    contact: { ...contact, pictureUrl: picture === null ? null : pictureUrl(picture) },
    speakerMember: speakerMemberId ? { id: speakerMemberId, name: names.get(speakerMemberId) ?? '' } : null,
    assignee: assigneeId ? { id: assigneeId, name: names.get(assigneeId) ?? '' } : null,
    snooze: snoozeWhy && { why: snoozeWhy, until: snoozedUntil?.toISOString() ?? null },
    block: blockedAt && blockedWhy && { why: blockedWhy, at: blockedAt.toISOString() },
    epoch: Number(row.epoch),
    heldUntil: row.heldUntil && row.heldUntil > now ? row.heldUntil.toISOString() : null,
    waitingSince: row.waitingSince?.toISOString() ?? null,
    answerDueAt: row.answerDueAt?.toISOString() ?? null,
    lateSince: row.lateSince?.toISOString() ?? null,
    personChanged: row.personChanged && { what: row.personChanged, at: row.personChangedAt.toISOString() },
    olderIn: row.olderIn,
    returnAt: row.returnAt?.toISOString() ?? null,
    promiseDueAt: row.promiseDueAt?.toISOString() ?? null,
    lastInboundAt: row.lastInboundAt?.toISOString() ?? null,
    lastMessageAt: row.lastMessageAt.toISOString(),
    lastMessage: last ? messageJson({ ...last, text: beginning(last.text) }, names, urlOf) : null,
    window: windowJson(row, now),
  }
}

/** Names of the store's members by id. */
export async function memberNames(tx: StoreTx): Promise<MemberNames> {
  const members = await listMembers(tx)
  return new Map(members.map((member) => [member.id, `${member.firstName} ${member.lastName}`.trim()]))
}
