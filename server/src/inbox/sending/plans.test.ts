import { expect, it } from 'vitest'
import type { Result } from '#channels'
import { testCtx, world } from '../../testing/index.ts'
import { outboxOf } from '../../testing/message-path.ts'
import { campaignUnknownToThePlanner, rowsReadBy } from '../../testing/stale-plans.ts'
import { prepareSends } from './prepare.ts'
import { recordSends } from './record.ts'

it('looks at the messages that leave and at no others, whatever the planner knows of the store', async () => {
  const ctx = await testCtx()
  const shop = await world(ctx)
  await campaignUnknownToThePlanner(ctx, shop)
  const all = await outboxOf(ctx, shop.ayperi).claim()
  const claims = all.filter(({ storeId }) => storeId === shop.ayperi)
  expect(claims.length).toBeGreaterThan(10)
  await ctx.db.withStore(shop.ayperi, async (tx) => {
    const few = claims.length * 20
    expect(await rowsReadBy(tx, () => prepareSends(ctx, tx, claims))).toBeLessThan(few)
    const results = claims.map(
      (claim): Result => ({ claim, verdict: { kind: 'sent', providerId: claim.messageId } }),
    )
    expect(await rowsReadBy(tx, () => recordSends(ctx, tx, results))).toBeLessThan(few)
  })
})
