import { beforeAll, describe, expect, it } from 'vitest'
import { type TestCtx, testCtx, type World, world } from '../testing/index.ts'
import { catalogJobs } from './jobs.ts'
import { changeProduct, createProduct, deleteProduct, getProduct, listProducts } from './products.ts'
import { getProductCard, quote } from './read.ts'
import type { WantedProduct } from './types.ts'

let ctx: TestCtx
let shops: World

beforeAll(async () => {
  ctx = await testCtx()
  shops = await world(ctx)
  await catalogJobs(ctx)
})

const kgs = (minor: bigint) => ({ minor, currency: 'KGS' })
const shirt = (code: string): WantedProduct => ({
  texts: {
    ru: { title: 'Льняная рубашка', description: 'Из льна' },
    en: { title: 'Linen shirt', description: '' },
  },
  variants: [
    { sku: `${code}-L`, options: { size: 'L' }, price: kgs(250_000n), stock: 5 },
    { sku: `${code}-M`, options: { size: 'M' }, price: kgs(250_000n), stock: 0 },
  ],
})

const waiting = () =>
  ctx.db.withStore(shops.ayperi, (tx) => tx.query('select id from product_passage where embedding is null'))

describe('a product', () => {
  it('is made with its variants in order, and found once its job has run', async () => {
    const made = await createProduct(ctx, shops.ayperi, shirt('A'))
    expect(made).toMatchObject({ slug: 'linen-shirt', variants: [{ sku: 'A-L' }, { sku: 'A-M' }] })
    expect(await getProduct(ctx, shops.ayperi, made.id)).toEqual(made)
    expect(await waiting()).toHaveLength(2)
    await ctx.runJobs()
    expect(await waiting()).toHaveLength(0)
  })

  it('gets an address of its own when the title is taken', async () => {
    expect((await createProduct(ctx, shops.ayperi, shirt('B'))).slug).toBe('linen-shirt-2')
  })

  it('lets two variants trade their SKUs', async () => {
    const { id, variants } = await createProduct(ctx, shops.ayperi, shirt('SWAP'))
    const [large, medium] = variants
    const changed = await changeProduct(ctx, shops.ayperi, id, {
      variants: variants.map((one) => ({ ...one, sku: one === large ? 'SWAP-M' : 'SWAP-L' })),
    })
    expect(changed.variants.map((one) => [one.id, one.sku])).toEqual([
      [large?.id, 'SWAP-M'],
      [medium?.id, 'SWAP-L'],
    ])
  })

  it('gives the SKU that a variant leaves to a new one', async () => {
    const made = await createProduct(ctx, shops.ayperi, shirt('LEFT'))
    const renamed = { ...firstOf(made), sku: 'LEFT-NEW' }
    const { id: _, ...fresh } = firstOf(made)
    for (const variants of [
      [renamed, fresh],
      [fresh, renamed],
    ]) {
      const changed = await changeProduct(ctx, shops.ayperi, made.id, { variants })
      expect(new Set(changed.variants.map(({ id }) => id)).size).toBe(2)
      expect(changed.variants.find(({ sku }) => sku === 'LEFT-NEW')?.id).toBe(renamed.id)
    }
  })

  it('refuses a list that names one variant twice', async () => {
    const made = await createProduct(ctx, shops.ayperi, shirt('DOUBLE'))
    const variants = [firstOf(made), { ...firstOf(made), sku: 'DOUBLE-2' }]
    await expect(changeProduct(ctx, shops.ayperi, made.id, { variants })).rejects.toMatchObject({
      status: 422,
      code: 'variant_twice',
    })
  })

  it('keeps the ids of variants that stay, and loses those left out', async () => {
    const made = await createProduct(ctx, shops.ayperi, shirt('C'))
    const [large] = made.variants
    const changed = await changeProduct(ctx, shops.ayperi, made.id, {
      variants: [
        { sku: 'C-XL', options: { size: 'XL' }, price: kgs(1n), stock: 1 },
        { ...firstOf(made), stock: 9 },
      ],
    })
    expect(changed.variants.map(({ sku, stock }) => [sku, stock])).toEqual([
      ['C-XL', 1],
      ['C-L', 9],
    ])
    expect(changed.variants[1]?.id).toBe(large?.id)
    expect(changed.texts).toEqual(made.texts)
  })

  it('asks for no new vector when only price and stock change', async () => {
    const made = await createProduct(ctx, shops.ayperi, shirt('D'))
    await ctx.runJobs()
    await changeProduct(ctx, shops.ayperi, made.id, {
      variants: made.variants.map((variant) => ({ ...variant, price: kgs(1n), stock: 1 })),
    })
    expect(await waiting()).toHaveLength(0)
    await changeProduct(ctx, shops.ayperi, made.id, {
      texts: { ru: { title: 'Другое имя', description: '' } },
    })
    expect(await waiting()).toHaveLength(1)
    await ctx.runJobs()
  })

  it('refuses a SKU or address that another has, and a foreign currency', async () => {
    const made = await createProduct(ctx, shops.ayperi, shirt('E'))
    await expect(createProduct(ctx, shops.ayperi, shirt('E'))).rejects.toMatchObject({
      code: 'sku_taken',
      extra: { sku: 'E-L' },
    })
    await expect(createProduct(ctx, shops.ayperi, { ...shirt('F'), slug: made.slug })).rejects.toMatchObject({
      code: 'slug_taken',
    })
    const twice = { ...shirt('G'), variants: [firstOf(shirt('G')), firstOf(shirt('G'))] }
    await expect(createProduct(ctx, shops.ayperi, twice)).rejects.toMatchObject({ code: 'sku_taken' })
    const inDollars = {
      ...shirt('H'),
      variants: [{ ...firstOf(shirt('H')), price: { minor: 1n, currency: 'USD' } }],
    }
    await expect(createProduct(ctx, shops.ayperi, inDollars)).rejects.toMatchObject({
      code: 'currency_wrong',
    })
  })

  it('is gone for its store alone', async () => {
    const made = await createProduct(ctx, shops.ayperi, shirt('I'))
    for (const act of [getProduct, deleteProduct])
      await expect(act(ctx, shops.florist, made.id)).rejects.toMatchObject({ code: 'product_not_found' })
    await expect(changeProduct(ctx, shops.florist, made.id, {})).rejects.toMatchObject({
      code: 'product_not_found',
    })
    await deleteProduct(ctx, shops.ayperi, made.id)
    await expect(getProduct(ctx, shops.ayperi, made.id)).rejects.toMatchObject({ code: 'product_not_found' })
  })

  it('is told to the screens of its store', async () => {
    const made = await createProduct(ctx, shops.ayperi, shirt('J'))
    const [last] = await ctx.db.withStore(shops.ayperi, (tx) =>
      tx.query('select kind, payload from store_event order by seq desc limit 1'),
    )
    expect(last).toEqual({ kind: 'product.updated', payload: { productId: made.id } })
  })
})

describe('the list of products', () => {
  it('comes in pages without gaps or repeats', async () => {
    const all = (await listProducts(ctx, shops.ayperi, { limit: 200 })).items.map(({ id }) => id)
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await listProducts(ctx, shops.ayperi, { limit: 2, cursor })
      seen.push(...page.items.map(({ id }) => id))
      if (page.next === null) break
      cursor = page.next
    }
    expect(seen).toEqual(all)
    expect(all.length).toBeGreaterThan(3)
  })

  it('finds as one types', async () => {
    const { items } = await listProducts(ctx, shops.ayperi, { q: 'руб' })
    expect(items.length).toBeGreaterThan(0)
    expect((await listProducts(ctx, shops.florist, { q: 'руб' })).items).toEqual([])
  })
})

describe('what the assistant reads', () => {
  it('is a card by id or by SKU in any case, in the language asked for or the next there is', async () => {
    const cards = await ctx.db.withStore(shops.ayperi, async (tx) => [
      await getProductCard(tx, 'a-l', 'en'),
      await getProductCard(tx, 'A-L', 'ky'),
      await getProductCard(tx, 'NONE', 'ru'),
    ])
    expect(cards.map((card) => card?.title)).toEqual(['Linen shirt', 'Льняная рубашка', undefined])
  })

  it('quotes only what its own store has', async () => {
    const quotes = (store: typeof shops.ayperi) =>
      ctx.db.withStore(store, (tx) => quote(tx, ['A-L', 'A-M', 'X']))
    expect((await quotes(shops.ayperi)).get('A-L')).toMatchObject({ price: kgs(250_000n), stock: 5 })
    expect([...(await quotes(shops.ayperi)).keys()].sort()).toEqual(['A-L', 'A-M'])
    expect((await quotes(shops.florist)).size).toBe(0)
  })
})

function firstOf<Variant>({ variants }: { variants: readonly Variant[] }): Variant {
  const [first] = variants
  if (!first) throw new Error('no variant')
  return first
}
