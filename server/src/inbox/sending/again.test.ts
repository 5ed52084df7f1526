import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { StoreTx } from '#platform/database/database.ts'
import { type ConversationId, type MessageId, newId } from '#platform/ids.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { lockProviderFacts } from '../lock.ts'
import { sendAgain, sendAsMember } from './send.ts'

const ctx = await testCtx()
const { ayperi, aizada } = await world(ctx)
const channel = await connectTestChannel(ctx, ayperi, 'instagram', '17841400000000001')
const inbox = inboxOf(ctx, ayperi, channel, 'instagram')

/** Until a statement of this database is held up by another. */
async function somebodyWaits(tx: StoreTx): Promise<void> {
  for (;;) {
    const held = await tx.query(
      `select from pg_locks l join pg_stat_activity a on a.pid = l.pid
       where not l.granted and a.datname = current_database()`,
    )
    if (held.length > 0) return
    await wait(5)
  }
}

it('sending again waits for the end of the send to be written, holding nothing that this needs', async () => {
  await inbox.says(newId<'mid'>(), 'Есть L?')
  const conversationId = (await inbox.conversation()).id as ConversationId
  const said = { conversationId, memberId: aizada.memberId, clientId: newId<'c'>(), text: 'Бар' }
  const id = (await inbox.inStore((tx) => sendAsMember(ctx, tx, said))) as MessageId
  await inbox.inStore((tx) => tx.query(`update message set status = 'failed' where id = $1`, [id]))
  await inbox.inStore((tx) => tx.query('delete from outbox'))
  const begun = Promise.withResolvers<void>()
  // As `recordSends` does it: the message first, then the conversation that it answers.
  const writing = inbox.inStore(async (tx) => {
    await lockProviderFacts(tx)
    await tx.query('update message set provider_at = $2 where id = $1', [id, ctx.clock.now()])
    begun.resolve()
    await somebodyWaits(tx)
    await tx.query('update conversation set ad_answered_at = $2 where id = $1', [
      conversationId,
      ctx.clock.now(),
    ])
  })
  await begun.promise
  const again = inbox.inStore((tx) => sendAgain(ctx, tx, conversationId, id))
  expect(await Promise.allSettled([writing, again])).toMatchObject([
    { status: 'fulfilled' },
    { status: 'fulfilled' },
  ])
})
