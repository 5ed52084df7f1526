import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { MemberId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { receiptOf } from '../turns/store.ts'
import type { Thumb } from './receipt.ts'

interface Opinion {
  readonly conversationId: string
  readonly messageId: string
  readonly memberId: MemberId
  /** Null takes it back. */
  readonly thumb: Thumb | null
}

/**
 * What a member thinks of an answer of the assistant. Each has one opinion and changes only that: of several at once
 * none is lost.
 * @returns false when the message is no answer of the assistant
 */
export async function rateTurn(ctx: Ctx, tx: StoreTx, opinion: Opinion): Promise<boolean> {
  const { conversationId, messageId } = opinion
  const receipt = await receiptOf(tx, conversationId, messageId)
  if (!receipt) return false
  if (await keep(ctx, tx, receipt.turnId, opinion))
    announce(ctx, tx, [{ kind: 'receipt.updated', payload: { conversationId, messageId } }])
  return true
}

/** @returns whether it is another than before */
async function keep(ctx: Ctx, tx: StoreTx, turnId: string, { memberId, thumb }: Opinion): Promise<boolean> {
  const changed = thumb
    ? await tx.query(
        `insert into turn_rating as r (store_id, turn_id, member_id, thumb, at) values ($1, $2, $3, $4, $5)
         on conflict (store_id, turn_id, member_id) do update set thumb = excluded.thumb, at = excluded.at
           where r.thumb <> excluded.thumb
         returning 1`,
        [tx.storeId, turnId, memberId, thumb, ctx.clock.now()],
      )
    : await tx.query(
        'delete from turn_rating where store_id = $1 and turn_id = $2 and member_id = $3 returning 1',
        [tx.storeId, turnId, memberId],
      )
  return changed.length > 0
}
