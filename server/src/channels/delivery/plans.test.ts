import { expect, it } from 'vitest'
import { testCtx, world } from '../../testing/index.ts'
import { outboxOf } from '../../testing/message-path.ts'
import { campaignUnknownToThePlanner, rowsReadBy } from '../../testing/stale-plans.ts'
import { holdBack } from './pace.ts'

it('paces messages by looking at those that leave and at no others', async () => {
  const ctx = await testCtx()
  const shop = await world(ctx)
  await campaignUnknownToThePlanner(ctx, shop)
  const all = await outboxOf(ctx, shop.ayperi).claim()
  const claims = all.filter(({ storeId }) => storeId === shop.ayperi)
  expect(claims.length).toBeGreaterThan(10)
  const rate = { intervalMs: 10, burst: 1000 }
  await ctx.db.withStore(shop.ayperi, async (tx) => {
    const pace = () => holdBack(tx, claims, () => ({ channel: rate, chat: rate }), ctx.clock.now(), new Map())
    expect(await rowsReadBy(tx, pace)).toBeLessThan(claims.length * 20)
  })
})
