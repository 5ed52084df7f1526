import { listMembers } from '#accounts'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { ConversationNotFound, MessageNotFound } from '../errors.ts'
import { type WindowFacts, windowFacts } from '../window.ts'
import { type CursorPlace, parseCursor, writeCursor } from './cursor.ts'
import {
  type FileUrl,
  fileUrls,
  findMessages,
  type MemberNames,
  type MessageRow,
  messageJson,
} from './messages.ts'
import type { ConversationJson, MessageJson, View } from './shapes.ts'
import { findThread, type ThreadPage } from './thread.ts'
import { windowJson } from './window.ts'

export interface ListQuery {
  readonly view: View
  readonly memberId: string
  readonly cursor?: string | undefined
  readonly limit: number
}

export interface ConversationPage {
  readonly items: ConversationJson[]
  readonly next: string | null
  readonly counts: Record<View, number>
}

/** A page of the inbox, newest first. */
export async function listConversations(ctx: Ctx, tx: StoreTx, query: ListQuery): Promise<ConversationPage> {
  const rows = await findPage(tx, query, parseCursor(query.cursor))
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return {
    items: await toJson(ctx, tx, page),
    next: last ? writeCursor({ at: last.lastMessageAt, id: last.id }) : null,
    counts: await countViews(tx, query.memberId),
  }
}

/** @throws ConversationNotFound */
export async function getConversation(ctx: Ctx, tx: StoreTx, id: string): Promise<ConversationJson> {
  const rows = await tx.query<Row>(`${select} where c.store_id = $1 and c.id = $2`, [tx.storeId, id])
  const [conversation] = await toJson(ctx, tx, rows)
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
  readonly speakerMemberId: string | null
  readonly epoch: bigint
  readonly handoffReason: string | null
  readonly heldUntil: Date | null
  readonly unread: number
  readonly waitingSince: Date | null
  readonly lastMessageAt: Date
  readonly lastMessageId: string | null
  readonly thinking: boolean
}

const select = `select c.id, c.state, c.speaker, c.speaker_member_id as "speakerMemberId", c.epoch,
    c.handoff_reason as "handoffReason", c.held_until as "heldUntil", c.unread, c.waiting_since as "waitingSince",
    ${windowFacts}, c.last_message_at as "lastMessageAt", c.last_message_id as "lastMessageId",
    jsonb_build_object('id', ct.id, 'name', ct.name, 'username', i.username, 'phone', i.phone, 'language', ct.language,
      'picture', i.picture_sha256) as contact,
    jsonb_build_object('id', ch.id, 'kind', ch.kind, 'name', ch.name, 'state', ch.state) as channel,
    exists (select 1 from turn_lane l
      where l.store_id = c.store_id and l.conversation_id = c.id and l.lease_until > now()) as thinking
  from conversation c
  join contact ct on ct.store_id = c.store_id and ct.id = c.contact_id
  join channel ch on ch.store_id = c.store_id and ch.id = c.channel_id
  left join identity i on i.store_id = c.store_id and i.channel_id = c.channel_id and i.external_id = c.external_id`

const inView: Record<View, string> = {
  all: `c.state = 'open'`,
  waiting: `c.state = 'open' and c.waiting_since is not null and c.speaker <> 'assistant'`,
  assistant: `c.state = 'open' and c.speaker = 'assistant'`,
  mine: `c.state = 'open' and c.speaker = 'member' and c.speaker_member_id = $2`,
  closed: `c.state = 'closed'`,
}

function findPage(tx: StoreTx, query: ListQuery, after: CursorPlace | undefined): Promise<Row[]> {
  return tx.query<Row>(
    `${select}
     where c.store_id = $1 and ($2::uuid is null or true) and ${inView[query.view]}
       and ($3::timestamptz is null or (c.last_message_at, c.id) < ($3, $4::uuid))
     order by c.last_message_at desc, c.id desc limit $5`,
    [tx.storeId, query.memberId, after?.at ?? null, after?.id ?? null, query.limit + 1],
  )
}

async function countViews(tx: StoreTx, memberId: string): Promise<Record<View, number>> {
  const counts = Object.entries(inView).map(([view, is]) => `count(*) filter (where ${is})::int as "${view}"`)
  const [row] = await tx.query<Record<View, number>>(
    `select ${counts.join(', ')} from conversation c where c.store_id = $1 and ($2::uuid is null or true)`,
    [tx.storeId, memberId],
  )
  return row ?? { all: 0, waiting: 0, assistant: 0, mine: 0, closed: 0 }
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
function urlsOf(ctx: Ctx, storeId: string) {
  const now = ctx.clock.now()
  const untilTomorrowEnds = 2 * DAY_SECONDS - (Math.floor(now.getTime() / 1000) % DAY_SECONDS)
  const pictureUrl: FileUrl = (sha256) => ctx.files.signedUrl(storeId, sha256, untilTomorrowEnds)
  return { now, urlOf: fileUrls(ctx, storeId), pictureUrl }
}

function conversationJson(
  row: Row,
  lastMessages: ReadonlyMap<string, MessageRow>,
  names: MemberNames,
  { now, urlOf, pictureUrl }: ReturnType<typeof urlsOf>,
): ConversationJson {
  const { picture, ...contact } = row.contact
  const { speakerMemberId, lastMessageId, channelKind: _, blocked: __, business: ___, ...rest } = row
  const last = lastMessageId ? lastMessages.get(lastMessageId) : undefined
  return {
    ...rest,
    contact: { ...contact, pictureUrl: picture === null ? null : pictureUrl(picture) },
    speakerMember: speakerMemberId ? { id: speakerMemberId, name: names.get(speakerMemberId) ?? '' } : null,
    epoch: Number(row.epoch),
    heldUntil: row.heldUntil && row.heldUntil > now ? row.heldUntil.toISOString() : null,
    waitingSince: row.waitingSince?.toISOString() ?? null,
    lastInboundAt: row.lastInboundAt?.toISOString() ?? null,
    lastMessageAt: row.lastMessageAt.toISOString(),
    lastMessage: last ? messageJson(last, names, urlOf) : null,
    window: windowJson(row, now),
  }
}

/** Names of the store's members by id. */
export async function memberNames(tx: StoreTx): Promise<MemberNames> {
  const members = await listMembers(tx)
  return new Map(members.map((member) => [member.id, `${member.firstName} ${member.lastName}`.trim()]))
}
