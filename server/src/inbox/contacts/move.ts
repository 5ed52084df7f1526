import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type MemberId, newId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { followSwitches } from '../assistant-off/follow.ts'
import { ConversationNotFound } from '../errors.ts'
import { contactUpdated, conversationUpdated } from '../events.ts'
import { forgetEmptied } from '../forgetting/people.ts'
import { lockProviderFacts } from '../lock.ts'
import { MovedSince, OnlyConversation, SameContact } from './errors.ts'
import { refuseMerged, shownAs } from './group.ts'

interface Moving {
  readonly conversationId: string
  /** null: to a new contact of its own. */
  readonly contactId: string | null
  readonly memberId: MemberId
}

/**
 * Gives a conversation, with the identities that lead to it, to another contact. What comes there from now on is that
 * contact's.
 * @returns the record by which it is taken back
 * @throws ConversationNotFound @throws ContactNotFound @throws ContactMerged @throws SameContact @throws OnlyConversation
 */
export async function moveToContact(
  ctx: Ctx,
  tx: StoreTx,
  { conversationId, contactId, memberId }: Moving,
): Promise<string> {
  await lockProviderFacts(tx)
  const { ownId, shownId, others } = await findPlace(tx, conversationId)
  if (contactId) await refuseMerged(tx, [contactId])
  if (contactId === shownId) throw new SameContact()
  if (others === 0) throw new OnlyConversation()
  const toId = contactId ?? (await makeContact(ctx, tx, conversationId))
  const id = newId()
  await tx.query(
    `insert into conversation_move (store_id, id, conversation_id, from_id, to_id, by_member_id, at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.storeId, id, conversationId, ownId, toId, memberId, ctx.clock.now()],
  )
  await give(tx, conversationId, toId)
  await followSwitches(ctx, tx, { conversationId }, memberId)
  tell(ctx, tx, conversationId, [shownId, toId])
  return id
}

/** Takes a move back; taken back already, it stays so. @throws ConversationNotFound @throws MovedSince */
export async function undoMove(
  ctx: Ctx,
  tx: StoreTx,
  { conversationId, moveId, memberId }: { conversationId: string; moveId: string; memberId: MemberId },
): Promise<void> {
  await lockProviderFacts(tx)
  const moves = await tx.query<{ id: string; fromId: string; toId: string; undone: boolean }>(
    `select id, from_id as "fromId", to_id as "toId", undone_at is not null as undone
     from conversation_move where store_id = $1 and conversation_id = $2 order by id desc`,
    [tx.storeId, conversationId],
  )
  const move = moves.find(({ id }) => id === moveId)
  if (!move) throw new ConversationNotFound()
  if (move.undone) return
  if (moves.find(({ undone }) => !undone) !== move) throw new MovedSince()
  await tx.query(
    `update conversation_move set undone_at = $3, undone_by = $4 where store_id = $1 and id = $2`,
    [tx.storeId, moveId, ctx.clock.now(), memberId],
  )
  await give(tx, conversationId, move.fromId)
  await followSwitches(ctx, tx, { conversationId }, memberId)
  await leaveNothingBehind(tx, move)
  tell(ctx, tx, conversationId, [move.fromId, move.toId])
}

async function findPlace(
  tx: StoreTx,
  conversationId: string,
): Promise<{ ownId: string; shownId: string; others: number }> {
  const [place] = await tx.query<{ ownId: string; shownId: string; others: number }>(
    `select own.id as "ownId", c.contact_id as "shownId",
       (select count(distinct o.conversation_id)::int from identity o
        where o.store_id = $1 and o.contact_id = own.id and o.conversation_id <> c.id) as others
     from conversation c
     cross join lateral (select coalesce((select i.contact_id from identity i
       where i.store_id = $1 and i.conversation_id = c.id limit 1), c.contact_id) as id) own
     where c.store_id = $1 and c.id = $2`,
    [tx.storeId, conversationId],
  )
  if (!place) throw new ConversationNotFound()
  return place
}

/** Called and spoken to as the provider knows them. */
async function makeContact(ctx: Ctx, tx: StoreTx, conversationId: string): Promise<string> {
  const id = newId<'contact'>()
  await tx.query(
    `insert into contact (store_id, id, name, language, language_chosen, assistant_off, created_at)
     select $1, $2, max(i.display_name), max(c.language), bool_or(c.language_chosen), bool_or(c.assistant_off), $4 from identity i
     join contact c on c.store_id = $1 and c.id = i.contact_id
     where i.store_id = $1 and i.conversation_id = $3`,
    [tx.storeId, id, conversationId, ctx.clock.now()],
  )
  return id
}

async function give(tx: StoreTx, conversationId: string, contactId: string): Promise<void> {
  await tx.query(`update identity set contact_id = $3 where store_id = $1 and conversation_id = $2`, [
    tx.storeId,
    conversationId,
    contactId,
  ])
  await tx.query(`update conversation set contact_id = $3 where store_id = $1 and id = $2`, [
    tx.storeId,
    conversationId,
    await shownAs(tx, contactId),
  ])
}

/** A contact that was made for the conversation alone goes with it, and what was written of it comes along. */
async function leaveNothingBehind(tx: StoreTx, move: { fromId: string; toId: string }): Promise<void> {
  await tx.query(
    `update contact_fact f set contact_id = $3 where f.store_id = $1 and f.contact_id = $2
       and not exists (select from identity i where i.store_id = $1 and i.contact_id = $2)`,
    [tx.storeId, move.toId, move.fromId],
  )
  await forgetEmptied(tx, [move.toId])
}

const tell = (ctx: Ctx, tx: StoreTx, conversationId: string, contactIds: readonly string[]): void =>
  announce(ctx, tx, [...contactIds.map(contactUpdated), conversationUpdated(conversationId)])
