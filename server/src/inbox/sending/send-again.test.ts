import { expect, it } from 'vitest'
import { newId, parseId } from '#platform/ids.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, outboxOf } from '../../testing/message-path.ts'
import { recordSends } from './record.ts'
import { sendAgain, sendAsMember } from './send.ts'

const ctx = await testCtx()
const { ayperi, aizada } = await world(ctx)
const channel = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const inbox = inboxOf(ctx, ayperi, channel, 'whatsapp')
const outbox = outboxOf(ctx, ayperi)

const patient = { timeout: 20_000 }

/** Transactions that wait for a lock. */
const waiting = async () => {
  const rows = await ctx.db.asOwner((tx) =>
    tx.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`),
  )
  return rows.length
}

// The embedded engine has one connection: there two transactions never meet.
it.skipIf(ctx.db.engine === 'embedded')(
  'a message that is sent again while its answer comes late after all: the answer is first, and it is not sent twice',
  async () => {
    await inbox.says('wamid.1', 'Бар бы?')
    const conversationId = parseId<'conversation'>((await inbox.conversation()).id)
    const clientId = newId<'c'>()
    const id = await inbox.inStore((tx) =>
      sendAsMember(ctx, tx, { conversationId, memberId: aizada.memberId, clientId, text: 'Бар' }),
    )
    const [departure] = await outbox.depart()
    if (!departure) throw new Error('nothing left')
    const { claim } = departure
    await outbox.record({ claim, verdict: { kind: 'uncertain', reason: 'no_answer' } })
    // Whoever came by an ad is answered with it: that writes to the conversation.
    await inbox.inStore((tx) => tx.query('update conversation set ad_at = now()'))

    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const held = inbox.inStore(async (tx) => {
      await tx.query('select from message where id = $1 for update', [id])
      begin()
      await released
    })
    await begun
    const sent = { claim, verdict: { kind: 'sent', providerId: 'wamid.2' } } as const
    const recorded = inbox.inStore((tx) => recordSends(ctx, tx, [sent]))
    await expect.poll(waiting, patient).toBe(1)
    const repeated = inbox.inStore((tx) => sendAgain(ctx, tx, conversationId, id))
    await expect.poll(waiting, patient).toBe(2)
    release()
    const [, first, second] = await Promise.allSettled([held, recorded, repeated])
    expect(first).toMatchObject({ status: 'fulfilled' })
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'not_repeatable' } })
  },
)
