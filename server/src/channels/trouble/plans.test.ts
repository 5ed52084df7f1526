import { expect, it } from 'vitest'
import { testCtx, world } from '../../testing/index.ts'
import { campaignUnknownToThePlanner, rowsReadBy } from '../../testing/stale-plans.ts'
import { endSentTroubles, noteTroubles } from './keep.ts'

const all = 2000

it('looks at what has left since a trouble was shown and at no other message, whatever the planner knows', async () => {
  const ctx = await testCtx()
  const shop = await world(ctx)
  const channel = await campaignUnknownToThePlanner(ctx, shop, undefined, { known: 50, queued: all })
  const now = ctx.clock.now()
  const left = (at: Date, which: string) =>
    ctx.db.withStore(shop.ayperi, (tx) =>
      tx.query(
        `update message set provider_id = id::text, provider_at = $1, status = 'sent' where channel_id = $2 and ${which}`,
        [at, channel],
      ),
    )
  await left(new Date(now.getTime() - 60_000), 'true')
  await ctx.db.withStore(shop.ayperi, async (tx) => {
    await noteTroubles(ctx, tx, channel, [{ kind: 'restricted', reason: 'account_restricted' }], 'send')
    expect(await rowsReadBy(tx, () => endSentTroubles(ctx, tx, channel))).toBeLessThan(all / 20)
    expect(await tx.query('select from channel_trouble where ended_at is null')).toHaveLength(1)
  })
  await left(new Date(now.getTime() + 60_000), 'id in (select id from message limit 10)')
  await ctx.db.withStore(shop.ayperi, async (tx) => {
    expect(await rowsReadBy(tx, () => endSentTroubles(ctx, tx, channel))).toBeLessThan(all / 20)
    expect(await tx.query('select from channel_trouble where ended_at is null')).toEqual([])
  })
})
