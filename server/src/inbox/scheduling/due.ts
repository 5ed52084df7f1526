import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { isTransient } from '#platform/database/transient.ts'
import { faultPoint } from '#platform/fault.ts'
import { type ConversationId, parseId } from '#platform/ids.ts'
import { type Passed, startWorker, type Worker } from '#platform/lanes/worker.ts'
import { AppError } from '#platform/problems.ts'
import { announce } from '#platform/realtime/announce.ts'
import { conversationUpdated } from '../events.ts'
import { lockPlace } from '../sending/send.ts'
import { leave } from './leave.ts'
import { columns, type Scheduled } from './rows.ts'
import { tellScheduled } from './schedule.ts'

/** Conversations of one pass. */
const MOST = 100

/** Lets scheduled messages leave at their time, also those whose time passed while nothing ran. */
export const startScheduled = (ctx: Ctx): Worker =>
  startWorker(
    { bus: ctx.bus, log: ctx.log, now: ctx.clock.now },
    { name: 'scheduled', topic: 'scheduled', pass: () => sendDue(ctx) },
  )

/**
 * One pass. What is wrong with one conversation holds up no other: it is tried again with the next pass.
 * @throws Error when some could not be looked at
 */
export async function sendDue(ctx: Ctx): Promise<Passed> {
  const now = ctx.clock.now()
  const { due, nextAt } = await findDue(ctx, now)
  let failed = 0
  for (const { storeId, conversationId } of due)
    try {
      await ctx.db.withStore(parseId<'store'>(storeId), (tx) => sendDueOf(ctx, tx, conversationId, now))
      faultPoint(ctx.config, 'scheduled.sent')
    } catch (error) {
      if (isTransient(error)) throw error
      ctx.log.error({ err: error, storeId, conversationId }, 'a scheduled message could not leave')
      failed += 1
    }
  if (failed > 0) throw new Error(`scheduled messages of ${failed} conversations could not leave`)
  return { more: due.length === MOST, nextAt }
}

async function findDue(ctx: Ctx, now: Date) {
  const [due, next] = await ctx.db.withLanes((tx) =>
    Promise.all([
      tx.query<{ storeId: string; conversationId: ConversationId }>(
        `select store_id as "storeId", conversation_id as "conversationId" from scheduled_message
         where state = 'waiting' and due_at <= $1 group by 1, 2 order by min(due_at) limit ${MOST}`,
        [now],
      ),
      tx.query<{ at: Date | null }>(
        `select min(due_at) as at from scheduled_message where state = 'waiting' and due_at > $1`,
        [now],
      ),
    ]),
  )
  return { due, nextAt: next[0]?.at ?? undefined }
}

/**
 * All of one conversation that is due, in one transaction and in order: each is an ordinary message afterwards, or says why
 * it is not. Whoever comes second waits for the conversation's row and finds nothing left.
 */
async function sendDueOf(ctx: Ctx, tx: StoreTx, conversationId: ConversationId, now: Date): Promise<void> {
  await lockPlace(tx, conversationId)
  const rows = await tx.query<Scheduled>(
    `select ${columns} from scheduled_message s
     where s.store_id = $1 and s.conversation_id = $2 and s.state = 'waiting' and s.due_at <= $3
     order by s.due_at, s.id for update`,
    [tx.storeId, conversationId, now],
  )
  for (const row of rows)
    try {
      await leave(ctx, tx, row)
      faultPoint(ctx.config, 'scheduled.leaving')
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      await stop(ctx, tx, row, error.code)
    }
}

/** It stays in sight with its reason, and the conversation comes to the eye of whoever can mend it. */
async function stop(ctx: Ctx, tx: StoreTx, { id, conversationId }: Scheduled, reason: string): Promise<void> {
  await tx.query(
    `update scheduled_message set state = 'stopped', reason = $3, settled_at = $4 where store_id = $1 and id = $2`,
    [tx.storeId, id, reason, ctx.clock.now()],
  )
  await tx.query(
    `update conversation set failed = failed + 1, unread = greatest(unread, 1) where store_id = $1 and id = $2`,
    [tx.storeId, conversationId],
  )
  tellScheduled(ctx, tx, conversationId)
  announce(ctx, tx, [conversationUpdated(conversationId)])
}
