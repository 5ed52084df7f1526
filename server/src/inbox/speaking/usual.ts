import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { organisingUpdated } from '../events.ts'
import { lockProviderFacts } from '../lock.ts'
import { askForGiving } from '../teams/give.ts'
import { askForTurns } from '../turns/ask.ts'
import { appendGreyLines } from './grey-lines.ts'
import { type AssistantSpeaker, assistantWrites } from './speakers.ts'

/**
 * The store has chosen anew how its assistant speaks: it does so in every conversation where nobody chose otherwise. An
 * answer that is being made the other way is void, and made again.
 */
export async function speakAsUsual(ctx: Ctx, tx: StoreTx, memberId: string): Promise<void> {
  // Whoever writes for the first time right now, or is just given back, is among them: locked first, and looked at then.
  await lockProviderFacts(tx)
  await tx.query(
    'select 1 from conversation where store_id = $1 and usual_speaker is null order by id for update',
    [tx.storeId],
  )
  const changed = await tx.query<Changed>(
    `update conversation c set speaker = u.speaker, epoch = c.epoch + 1
     from (select app.usual_speaker() as speaker) u
     where c.store_id = $1 and c.usual_speaker is null and ${assistantWrites} and c.speaker <> u.speaker
     returning c.id, c.speaker, c.state = 'open' as open,
       c.state = 'open' and c.heard > c.answered and c.waiting_since is not null as unanswered`,
    [tx.storeId],
  )
  const open = changed.filter((one) => one.open)
  await askForTurns(
    ctx,
    tx,
    open.filter((one) => one.unanswered).map(({ id }) => ({ conversationId: id, waitMs: 0 })),
  )
  await appendGreyLines(
    tx,
    open.map(({ id, speaker }) => ({
      conversationId: id,
      line: {
        type: speaker === 'draft' ? 'drafting' : 'answering',
        by: { memberId },
        everywhere: true,
      } as const,
    })),
    ctx.clock.now(),
  )
  await askForGiving(ctx, tx)
  announce(ctx, tx, [organisingUpdated])
}

interface Changed {
  readonly id: ConversationId
  readonly speaker: AssistantSpeaker
  readonly open: boolean
  readonly unanswered: boolean
}
