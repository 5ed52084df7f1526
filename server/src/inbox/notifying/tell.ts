import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { choicesOf } from '../notifications/choice.ts'
import type { NotificationJson } from '../notifications/shapes.ts'
import { standingOf } from './facts.ts'
import type { NewsKind } from './news.ts'
import { askToPush } from './push-job.ts'
import { isTold, timeIn } from './rule.ts'

const MOST = 200

interface Due {
  readonly memberId: string
  readonly conversationId: string
  readonly kind: NewsKind
}

/**
 * Decides over what is due. What is to be told becomes jobs in the transaction that takes it away from here, so each is
 * asked for once, whenever a process ends.
 * @returns whether there may be more
 */
export async function tellDue(
  ctx: Ctx,
  tx: StoreTx,
  isHere: (memberId: string) => boolean,
): Promise<boolean> {
  const now = ctx.clock.now()
  const due = await takeDue(tx, now)
  if (due.length === 0) return false
  const told = await choose(tx, due, isHere, now)
  await markTold(tx, told, now)
  await askToPush(ctx, tx, told)
  return due.length === MOST
}

/** Whoever comes second passes over what is being told. */
const takeDue = (tx: StoreTx, now: Date): Promise<Due[]> =>
  tx.query<Due>(
    `with due as (
       select member_id, conversation_id, kind from away_notice where store_id = $1 and due_at <= $2
       order by due_at limit ${MOST} for update skip locked)
     update away_notice n set kind = null, due_at = null from due d
     where n.store_id = $1 and n.member_id = d.member_id and n.conversation_id = d.conversation_id
     returning d.member_id as "memberId", d.conversation_id as "conversationId", d.kind`,
    [tx.storeId, now],
  )

async function choose(
  tx: StoreTx,
  due: readonly Due[],
  isHere: (memberId: string) => boolean,
  now: Date,
): Promise<Due[]> {
  const time = timeIn(await timeZoneOf(tx), now)
  const conversations = await standingOf(
    tx,
    due.map((each) => each.conversationId),
  )
  const choices: ReadonlyMap<string, NotificationJson> = await choicesOf(
    tx,
    due.map((each) => each.memberId),
  )
  return due.filter(({ memberId, conversationId, kind }) => {
    const conversation = conversations.get(conversationId)
    const choice = choices.get(memberId)
    if (!conversation || !choice) return false
    return isTold({ kind, isHere: isHere(memberId), memberId, choice, time, conversation })
  })
}

export async function timeZoneOf(tx: StoreTx): Promise<string> {
  const [row] = await tx.query<{ timeZone: string }>(
    `select time_zone as "timeZone" from store where store_id = $1`,
    [tx.storeId],
  )
  return row?.timeZone ?? 'UTC'
}

async function markTold(tx: StoreTx, told: readonly Due[], now: Date): Promise<void> {
  if (told.length === 0) return
  await tx.query(
    `update away_notice n set told_at = $3 from jsonb_to_recordset($2::jsonb) as t ("memberId" uuid, "conversationId" uuid)
     where n.store_id = $1 and n.member_id = t."memberId" and n.conversation_id = t."conversationId"`,
    [tx.storeId, JSON.stringify(told), now],
  )
}
