import { expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { endTroubles, noteTroubles } from './keep.ts'
import { sweepTroubles } from './sweep.ts'

it('what was wrong with a channel is kept for thirty days after its end, and as long as it holds', async () => {
  const clock = fixedClock('2026-11-29T10:00:00.000Z')
  const ctx = await testCtx({ clock })
  const { ayperi } = await world(ctx)
  const channel = await connectTestChannel(ctx, ayperi, 'telegram', '300')
  await ctx.db.withStore(ayperi, async (tx) => {
    const troubles = [
      { kind: 'deaf', reason: 'webhook_missing' },
      { kind: 'broken', reason: 'token_rejected' },
    ] as const
    await noteTroubles(ctx, tx, channel, troubles, 'look')
    await endTroubles(ctx, tx, channel, ['deaf'])
  })
  const kept = async () => {
    await sweepTroubles(ctx)
    const rows = await ctx.db.withStore(ayperi, (tx) =>
      tx.query<{ kind: string }>('select kind from channel_trouble order by kind'),
    )
    return rows.map(({ kind }) => kind)
  }
  clock.move(30 * 86_400_000)
  expect(await kept()).toEqual(['broken', 'deaf'])
  clock.move(1)
  expect(await kept()).toEqual(['broken'])
})
