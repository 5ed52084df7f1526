import { beforeAll, beforeEach, expect, it } from 'vitest'
import { createProduct, deleteProduct, type ProductId } from '#catalog'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { listConversations } from '../reading/conversations.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let shop: World
let inbox: ReturnType<typeof inboxOf>
const products = {} as Record<'scarf' | 'mittens', ProductId>

beforeAll(async () => {
  ctx = await testCtx({ clock })
  shop = await world(ctx)
  const channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', 'mentions')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp')
  products.scarf = await make('SCARF', 'Шарф')
  products.mittens = await make('MITTENS', 'Варежки')
})
beforeEach(() => ctx.db.withStore(shop.ayperi, (tx) => tx.query('delete from contact')))

const make = async (sku: string, title: string): Promise<ProductId> => {
  const made = await createProduct(ctx, shop.ayperi, {
    texts: { ru: { title, description: '' } },
    variants: [{ sku, options: {}, price: { minor: 90_000n, currency: 'KGS' }, stock: 3 }],
  })
  return made.id
}

/** How many conversations the filter finds. */
const about = async (product: string): Promise<number> => {
  const query = { view: 'all', memberId: shop.aizada.memberId, limit: 30, product } as const
  return (await inbox.inStore((tx) => listConversations(ctx, tx, query))).items.length
}

const order = (...skus: string[]) => ({ order: skus.map((sku) => ({ sku, quantity: 1 })) })

it('a conversation is about the product that a message points at', async () => {
  await inbox.says('m1', 'Бул барбы?', { detail: { product: 'SCARF' } })
  expect([await about(products.scarf), await about(products.mittens)]).toEqual([1, 0])
})

it('it is about each line of a cart, and never about what the shop does not sell', async () => {
  await inbox.says('m1', 'Корзина', { kind: 'order', detail: order('SCARF', 'MITTENS', 'NOT-OURS') })
  await inbox.says('m2', 'Ещё раз', { kind: 'order', detail: order('SCARF') })
  expect([await about(products.scarf), await about(products.mittens)]).toEqual([1, 1])
})

it('it is about what an answer stands on, and not about what a failed one looked at', async () => {
  await inbox.says('m1', 'Салам')
  const { id } = await inbox.conversation()
  const turn = (outcome: string, product: string) =>
    inbox.inStore((tx) =>
      tx.query(
        `insert into turn (store_id, id, conversation_id, assistant_name, provider, model, input_tokens, output_tokens,
           latency_ms, steps, sources, outcome, at)
         values ($1, $2, $3, 'Айпери', 'p', 'm', 1, 1, 1, 1, $4, $5, $6)`,
        [
          ...[shop.ayperi, newId(), id],
          JSON.stringify([
            { kind: 'product', id: product, title: '', detail: '' },
            { kind: 'passage', id: products.mittens, title: '', detail: '' },
          ]),
          ...[outcome, clock.now()],
        ],
      ),
    )
  await turn('answered', products.scarf)
  await turn('failed', products.mittens)
  await turn('answered', newId())
  expect([await about(products.scarf), await about(products.mittens)]).toEqual([1, 0])
})

it('of what was taken back nothing is left, unless it was said elsewhere too', async () => {
  await inbox.says('m1', 'Корзина', { kind: 'order', detail: order('SCARF', 'MITTENS') })
  await inbox.says('m2', 'Бул барбы?', { detail: { product: 'SCARF' } })
  await inbox.take({ changes: [{ kind: 'deletion', target: 'm1', at: clock.now() }] })
  expect([await about(products.scarf), await about(products.mittens)]).toEqual([1, 0])
})

it('a product that is no more is found nowhere, and the conversation stays', async () => {
  const gone = await make('GONE', 'Ушло')
  await inbox.says('m1', 'Бул барбы?', { detail: { product: 'GONE' } })
  expect(await about(gone)).toBe(1)
  await deleteProduct(ctx, shop.ayperi, gone)
  expect(await about(gone)).toBe(0)
  expect((await inbox.messages()).length).toBe(1)
})
