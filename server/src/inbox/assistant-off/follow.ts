import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { appendGreyLines } from '../speaking/grey-lines.ts'
import { assistantWrites, usualSpeaker } from '../speaking/speakers.ts'
import { askForGiving } from '../teams/give.ts'
import { dropTurns } from '../turns/ask.ts'
import { type OffBy, offBy } from './off.ts'

/** Conversations of one contact or on one channel, or a single one. */
export type Where =
  | { readonly contactId: string }
  | { readonly channelId: string }
  | { readonly conversationId: string }

/**
 * Brings conversations in line with the switches after one was turned, or after they came to another contact. Where the
 * assistant is off it is taken away at once: what it makes is void, and what waits for a person's word is dropped. Where it
 * is on again it gets back what nobody has taken and nobody waits in; who waits there waits for a person. The caller
 * announces them.
 * @returns those that stand open and have changed
 */
export async function followSwitches(
  ctx: Ctx,
  tx: StoreTx,
  where: Where,
  memberId: string | null,
): Promise<string[]> {
  const [is, value] = placeOf(where)
  // Whoever gives one back right now is among them: locked first, and looked at then.
  await tx.query(`select 1 from conversation c where c.store_id = $1 and ${is} order by c.id for update`, [
    tx.storeId,
    value,
  ])
  const silenced = await tx.query<Changed>(
    `update conversation c set speaker = 'nobody', handoff_reason = null, held_until = null, ${raised}
     where c.store_id = $1 and ${is} and ${assistantWrites} and ${offBy} is not null
     returning c.id, c.state = 'open' as open, ${offBy} as by`,
    [tx.storeId, value],
  )
  const given = await tx.query<Changed>(
    `update conversation c set speaker = ${usualSpeaker}, ${raised}
     where c.store_id = $1 and ${is} and c.speaker = 'nobody' and c.handoff_reason is null and c.blocked_at is null
       and c.waiting_since is null and ${offBy} is null
     returning c.id, c.state = 'open' as open, null as by`,
    [tx.storeId, value],
  )
  await dropTurns(
    ctx,
    tx,
    silenced.map(({ id }) => id),
  )
  const open = [...silenced, ...given].filter((one) => one.open)
  await tell(ctx, tx, open, memberId)
  return open.map(({ id }) => id)
}

/** Of a closed one nothing is under way, and opened again soon it is to stand as it did. */
const raised = `epoch = c.epoch + (c.state = 'open')::int`

interface Changed {
  readonly id: string
  readonly open: boolean
  readonly by: OffBy | null
}

function placeOf(where: Where): [string, string] {
  if ('contactId' in where) return ['c.contact_id = $2', where.contactId]
  if ('channelId' in where) return ['c.channel_id = $2', where.channelId]
  return ['c.id = $2', where.conversationId]
}

async function tell(
  ctx: Ctx,
  tx: StoreTx,
  changed: readonly Changed[],
  memberId: string | null,
): Promise<void> {
  if (changed.length === 0) return
  // What nobody did is told by nobody.
  if (memberId !== null) await appendGreyLines(tx, changed.map(lineBy(memberId)), ctx.clock.now())
  await askForGiving(ctx, tx)
}

const lineBy =
  (memberId: string) =>
  ({ id, by }: Changed) => ({
    conversationId: id,
    line:
      by === null
        ? ({ type: 'assistant_on', by: { memberId } } as const)
        : ({ type: 'assistant_off', by: { memberId }, for: by } as const),
  })
