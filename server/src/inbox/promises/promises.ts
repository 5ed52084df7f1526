import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ConversationId, type MemberId, newId } from '#platform/ids.ts'
import { notFound } from '#platform/problems.ts'
import { announce } from '#platform/realtime/announce.ts'
import { conversationIds } from '../contacts/read.ts'
import { ConversationNotFound } from '../errors.ts'
import { conversationUpdated } from '../events.ts'
import { beforeWindowCloses } from '../organising/snooze.ts'
import { lockPlace } from '../sending/send.ts'
import type { WindowFacts } from '../window.ts'
import { PromisePast, PromiseSettled } from './errors.ts'
import type { NewPromise, PromiseChange, PromiseJson, PromiseState } from './shapes.ts'

/** How one may go on. Whatever has ended can be opened again, which takes a slip of the hand back. */
const moves = {
  proposed: ['open', 'dropped'],
  open: ['kept', 'broken', 'dropped'],
  kept: ['open'],
  broken: ['open'],
  dropped: ['open'],
} as const satisfies Record<PromiseState, readonly PromiseState[]>

interface Row extends Omit<PromiseJson, 'dueAt' | 'settledAt'> {
  readonly dueAt: Date
  readonly settledAt: Date | null
}

const columns = `p.id, p.conversation_id as "conversationId", p.message_id as "messageId", p.by, p.member_id as "memberId",
  p.text, p.due_at as "dueAt", p.state, p.settled_at as "settledAt"`

const json = (row: Row): PromiseJson => ({
  ...row,
  dueAt: row.dueAt.toISOString(),
  settledAt: row.settledAt?.toISOString() ?? null,
})

/** What is proposed is offered for so long. */
const PROPOSED_MS = 2 * 86_400_000

/**
 * To whom a conversation belongs, in all of their conversations: what was promised over one channel is owed over every
 * other. The soonest first: all that are open, fresh proposals, and how the last ones ended. Contacts that are merged are
 * one, and two again when that is taken back. @throws ConversationNotFound
 */
export async function listPromises(ctx: Ctx, tx: StoreTx, conversationId: string): Promise<PromiseJson[]> {
  const rows = await tx.query<Row>(
    `select ${columns} from unnest($2::uuid[]) as thread (id) cross join lateral (
       select * from promise p where p.store_id = $1 and p.conversation_id = thread.id and (p.state = 'open'
         or p.state = 'proposed' and p.created_at > $3 or p.id in (select e.id from promise e
           where e.store_id = $1 and e.conversation_id = thread.id and e.state in ('kept', 'broken')
           order by e.settled_at desc limit 10))) p
     order by p.due_at, p.id limit 100`,
    [tx.storeId, await threadsOf(tx, conversationId), new Date(ctx.clock.now().getTime() - PROPOSED_MS)],
  )
  return rows.map(json)
}

async function threadsOf(tx: StoreTx, conversationId: string): Promise<string[]> {
  const [conversation] = await tx.query<{ contactId: string }>(
    'select contact_id as "contactId" from conversation where store_id = $1 and id = $2',
    [tx.storeId, conversationId],
  )
  if (!conversation) throw new ConversationNotFound()
  // Somebody may have more conversations than are ever shown: the one that is asked about is among them all the same.
  return [...new Set([conversationId, ...(await conversationIds(tx, conversation.contactId))])]
}

/** Written down by hand. @throws ConversationNotFound @throws PromisePast */
export async function addPromise(
  ctx: Ctx,
  tx: StoreTx,
  conversationId: ConversationId,
  memberId: MemberId,
  { text, dueAt }: z.infer<typeof NewPromise>,
): Promise<PromiseJson> {
  const remindAt = reminderOf(await lockPlace(tx, conversationId), dueAt, ctx.clock.now())
  const id = newId<'promise'>()
  await tx.query(
    `insert into promise (store_id, id, conversation_id, by, member_id, text, due_at, remind_at, state, created_at)
     values ($1, $2, $3, 'member', $4, $5, $6, $7, 'open', $8)`,
    [tx.storeId, id, conversationId, memberId, text, dueAt, remindAt, ctx.clock.now()],
  )
  announce(ctx, tx, [conversationUpdated(conversationId)])
  return readPromise(tx, conversationId, id)
}

/** Takes a proposal up, says how one ended, or moves it. @throws Problem not_found @throws PromiseSettled @throws PromisePast */
export async function changePromise(
  ctx: Ctx,
  tx: StoreTx,
  conversationId: ConversationId,
  id: string,
  memberId: MemberId,
  { state, text, dueAt }: z.infer<typeof PromiseChange>,
): Promise<PromiseJson> {
  const place = await lockPlace(tx, conversationId)
  const before = await readPromise(tx, conversationId, id, 'for update')
  const next = state ?? before.state
  if (next !== before.state && !(moves[before.state] as readonly PromiseState[]).includes(next))
    throw new PromiseSettled()
  const due = dueAt ?? new Date(before.dueAt)
  // One whose time has come may be opened again: then it is overdue, as it was.
  const remindAt = dueAt ? reminderOf(place, dueAt, ctx.clock.now()) : null
  const now = ctx.clock.now()
  const ended = next !== 'open' && next !== 'proposed'
  await tx.query(
    `update promise set state = $4, text = coalesce($5, text), due_at = $6, remind_at = coalesce($7, remind_at),
       reminded_at = case when $7::timestamptz is null then reminded_at end,
       overdue_at = case when $7::timestamptz is null then overdue_at end,
       settled_at = case when not $8 then null when state = $4 then settled_at else $9 end,
       settled_by = case when not $8 then null when state = $4 then settled_by else $10::uuid end
     where store_id = $1 and conversation_id = $2 and id = $3`,
    [tx.storeId, conversationId, id, next, text ?? null, due, remindAt, ended, now, memberId],
  )
  announce(ctx, tx, [conversationUpdated(conversationId)])
  return readPromise(tx, conversationId, id)
}

/** When it is due, or before the window closes if that comes first. */
function reminderOf(place: WindowFacts, dueAt: Date, now: Date): Date {
  if (dueAt <= now) throw new PromisePast()
  const closing = beforeWindowCloses(place, now)
  return closing && closing < dueAt ? closing : dueAt
}

async function readPromise(tx: StoreTx, conversationId: string, id: string, lock = ''): Promise<PromiseJson> {
  const [row] = await tx.query<Row>(
    `select ${columns} from promise p where p.store_id = $1 and p.conversation_id = $2 and p.id = $3 ${lock}`,
    [tx.storeId, conversationId, id],
  )
  if (!row) throw notFound()
  return json(row)
}
