import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { conversationUpdated } from '../events.ts'
import { promiseIn, soundsLikePromise } from './promise-in.ts'

export interface Said {
  readonly conversationId: string
  readonly messageId: string
  readonly text: string | null
  readonly by: 'member' | 'assistant' | 'phone'
  readonly memberId: string | null
}

/** Offers what was just said to a customer as a promise, where it reads like one. Most texts cost no more than a look. */
export async function proposePromise(ctx: Ctx, tx: StoreTx, said: Said): Promise<void> {
  const { conversationId, messageId, text, by, memberId } = said
  if (text === null || !soundsLikePromise(text)) return
  const now = ctx.clock.now()
  const [store] = await tx.query<{ zone: string }>(
    'select time_zone as zone from store where store_id = $1',
    [tx.storeId],
  )
  const promised = store && promiseIn(text, now, store.zone)
  if (!promised) return
  await tx.query(
    `insert into promise (store_id, id, conversation_id, message_id, by, member_id, text, due_at, remind_at, state, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8, 'proposed', $9) on conflict do nothing`,
    [
      tx.storeId,
      newId<'promise'>(),
      conversationId,
      messageId,
      by,
      memberId,
      promised.text,
      promised.dueAt,
      now,
    ],
  )
  announce(ctx, tx, [conversationUpdated(conversationId)])
}
