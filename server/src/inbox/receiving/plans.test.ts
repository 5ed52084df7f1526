import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ReceivedEntry } from '#channels'
import { PLAN_LIFE_MS } from '#platform/database/database.ts'
import type { ChannelId } from '#platform/ids.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { campaignUnknownToThePlanner, rowsReadBy } from '../../testing/stale-plans.ts'
import { receiver } from './receive.ts'

const people = 50
// With few people known, all of a store looks as cheap as the one of its key.
describe.each([
  { known: 150, queued: 2000 },
  { known: 500, queued: 10_000 },
])('where the planner knows of $known people, taking in looks at nothing but', (amounts) => {
  let ctx: TestCtx
  let shop: World
  let channelId: ChannelId

  beforeAll(async () => {
    ctx = await testCtx()
    shop = await world(ctx)
    channelId = await campaignUnknownToThePlanner(ctx, shop, beginSmall, amounts)
    await wait(PLAN_LIFE_MS)
  })

  const beginSmall = async () => {
    const small = await connectTestChannel(ctx, shop.ayperi, 'instagram', '17841400000000003')
    // A connection keeps a plan from the sixth time on.
    for (let n = 0; n < 8; n += 1) await rowsReadFor({ channelId: small, messages: [said(0, `small${n}`)] })
  }

  const said = (n: number, providerId: string) => ({
    providerId,
    from: { externalId: `p${n + 1}`, name: 'Nurai' },
    kind: 'text' as const,
    text: 'Сколько стоит доставка в Ош?',
    at: ctx.clock.now(),
  })

  const rowsReadFor = (said: Partial<ReceivedEntry>) =>
    ctx.db.withStore(shop.ayperi, (tx) => {
      const receive = receiver(ctx, { assistantAnswers: async () => true })
      const nothing = { messages: [], statuses: [], reads: [], changes: [], people: [] }
      const entry = { kind: 'instagram', account: 'a', channelId, ...nothing, ...said } as const
      return rowsReadBy(tx, () => receive(tx, [entry]))
    })

  it('those who wrote', async () => {
    const messages = Array.from({ length: people }, (_, n) => said(n, `m${n}`))
    expect(await rowsReadFor({ messages })).toBeLessThan(people * 40)
  })

  it('the messages of which something is told', async () => {
    const sent = await ctx.db.withStore(shop.ayperi, (tx) =>
      tx.query<{ providerId: string }>(
        `update message set provider_id = id::text, status = 'sent' where store_id = $1 and id in
           (select id from message where store_id = $1 and direction = 'out' limit $2) returning provider_id as "providerId"`,
        [tx.storeId, people],
      ),
    )
    const statuses = sent.map(({ providerId }) => ({
      providerId,
      status: 'delivered' as const,
      at: ctx.clock.now(),
    }))
    expect(await rowsReadFor({ statuses })).toBeLessThan(people * 40)
  })
})
