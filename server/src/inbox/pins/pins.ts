import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId, MemberId, MessageId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { ConversationNotFound, MessageNotFound } from '../errors.ts'
import { pinsUpdated } from '../events.ts'
import { memberNames } from '../reading/conversations.ts'
import { NotPinnable, TooManyPins } from './errors.ts'
import type { PinJson } from './shapes.ts'

/** Of one conversation: the strip that shows them is a line, and what is many is read by nobody. */
export const mostPins = 5

interface Row extends Omit<PinJson, 'authorName' | 'pinnedBy' | 'pinnedAt'> {
  readonly authorMemberId: string | null
  readonly byMemberId: string
  readonly at: Date
}

/** @throws ConversationNotFound */
export async function listPins(tx: StoreTx, conversationId: ConversationId): Promise<PinJson[]> {
  const known = await tx.query('select 1 from conversation where store_id = $1 and id = $2', [
    tx.storeId,
    conversationId,
  ])
  if (known.length === 0) throw new ConversationNotFound()
  const rows = await tx.query<Row>(
    `select p.message_id as "messageId", m.author, m.author_member_id as "authorMemberId", m.kind, m.raw_kind as "rawKind",
       left(m.text, 200) as text, p.by_member_id as "byMemberId", p.at
     from message_pin p join message m on m.store_id = $1 and m.id = p.message_id
     where p.store_id = $1 and p.conversation_id = $2 order by p.at desc, p.message_id desc`,
    [tx.storeId, conversationId],
  )
  const names = await memberNames(tx)
  return rows.map(({ authorMemberId, byMemberId, at, ...rest }) => ({
    ...rest,
    authorName: authorMemberId ? (names.get(authorMemberId) ?? null) : null,
    pinnedBy: names.get(byMemberId) ?? null,
    pinnedAt: at.toISOString(),
  }))
}

interface Pinned {
  readonly conversationId: ConversationId
  readonly messageId: MessageId
}

/**
 * Holds on to a message. Of two who pin the same one the first has pinned it; of two who pin the last that there is room
 * for, the second is told so.
 * @throws MessageNotFound, NotPinnable, TooManyPins
 */
export async function pinMessage(ctx: Ctx, tx: StoreTx, pin: Pinned, memberId: MemberId): Promise<void> {
  const { conversationId, messageId } = pin
  await lockConversation(tx, conversationId)
  await expectPinnable(tx, pin)
  const there = await pinnedIn(tx, conversationId)
  if (there.includes(messageId)) return
  if (there.length >= mostPins) throw new TooManyPins(mostPins)
  await tx.query(
    `insert into message_pin (store_id, message_id, conversation_id, by_member_id, at) values ($1, $2, $3, $4, $5)`,
    [tx.storeId, messageId, conversationId, memberId, ctx.clock.now()],
  )
  announce(ctx, tx, [pinsUpdated(conversationId)])
}

/** Lets go of it, whoever pinned it; one that is not pinned any more stays so. @throws MessageNotFound */
export async function unpinMessage(ctx: Ctx, tx: StoreTx, pin: Pinned): Promise<void> {
  const { conversationId, messageId } = pin
  await readMessage(tx, pin)
  const gone = await tx.query(
    'delete from message_pin where store_id = $1 and conversation_id = $2 and message_id = $3 returning 1',
    [tx.storeId, conversationId, messageId],
  )
  if (gone.length > 0) announce(ctx, tx, [pinsUpdated(conversationId)])
}

/** One at a time counts how many there are. */
async function lockConversation(tx: StoreTx, conversationId: ConversationId): Promise<void> {
  await tx.query('select 1 from conversation where store_id = $1 and id = $2 for no key update', [
    tx.storeId,
    conversationId,
  ])
}

/** Its row stays as it is until the pin stands: what is taken back meanwhile takes the pin along. */
async function expectPinnable(tx: StoreTx, pin: Pinned): Promise<void> {
  const { kind, deleted } = await readMessage(tx, pin, 'for share')
  if (deleted || kind === 'event' || kind === 'reaction') throw new NotPinnable()
}

async function readMessage(tx: StoreTx, { conversationId, messageId }: Pinned, lock: 'for share' | '' = '') {
  const [message] = await tx.query<{ kind: string; deleted: boolean }>(
    `select kind, deleted_at is not null as deleted from message
     where store_id = $1 and id = $2 and conversation_id = $3 ${lock}`,
    [tx.storeId, messageId, conversationId],
  )
  if (!message) throw new MessageNotFound()
  return message
}

async function pinnedIn(tx: StoreTx, conversationId: ConversationId): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'select message_id as id from message_pin where store_id = $1 and conversation_id = $2',
    [tx.storeId, conversationId],
  )
  return rows.map(({ id }) => id)
}
