import { beforeAll, describe, expect, it } from 'vitest'
import { meaningOf } from '#platform/embedding/choose.ts'
import type { StoreId } from '#platform/ids.ts'
import { type TestCtx, testCtx, world } from '../testing/index.ts'
import { seedCatalog } from './demo/seed.ts'
import { catalogJobs } from './jobs.ts'
import { searchProducts } from './search.ts'

let ctx: TestCtx
let ayperi: StoreId
let florist: StoreId

beforeAll(async () => {
  ctx = await testCtx()
  ;({ ayperi, florist } = await world(ctx))
  await catalogJobs(ctx)
  await seedCatalog(ctx, ayperi)
  await seedCatalog(ctx, florist, 'florist')
  await ctx.runJobs()
})

async function search(
  query: string,
  options: { store?: StoreId; withMeaning?: boolean; inStock?: boolean } = {},
) {
  const { store = ayperi, withMeaning = true, inStock = false } = options
  const meaning = withMeaning ? await meaningOf(ctx, store, query) : null
  return ctx.db.withStore(store, (tx) =>
    searchProducts(tx, { query, meaning, language: 'en', limit: 5, inStock }),
  )
}

const titles = async (...asked: Parameters<typeof search>) =>
  (await search(...asked)).map(({ product }) => product.title)

const questions: readonly (readonly [string, string])[] = [
  ['сколько стоит льняная рубашка и есть ли L?', 'Linen shirt'],
  ['зыгыр көйнөк канча турат, L барбы?', 'Linen shirt'],
  ['зыгыр койнок канча турат?', 'Linen shirt'],
  ['how much is the linen shirt, do you have L?', 'Linen shirt'],
  ['lnyanaya rubashka', 'Linen shirt'],
  ['skolko stoit lnyanaya rubashka est L', 'Linen shirt'],
  ['zygyr koynok kancha turat', 'Linen shirt'],
  ['льнянная рубашкаа', 'Linen shirt'],
  ['ленен шырт linnen shirt', 'Linen shirt'],
  ['рубашки из льна есть?', 'Linen shirt'],
  ['зыгыр көйнөгүңүздөр барбы', 'Linen shirt'],
  ['LS-L', 'Linen shirt'],
  ['есть ли в наличии ls-xl', 'Linen shirt'],
  ['платье из льна', 'Linen dress'],
  ['вечернее платье', 'Evening dress'],
  ['кечки койнок', 'Evening dress'],
  ['свитер из шерсти почем', 'Wool sweater'],
  ['жүн свитер канча', 'Wool sweater'],
  ['kalpak for my husband', 'Felt kalpak'],
  ['калпак ак кийиз барбы', 'Felt kalpak'],
  ['джинсы 32', 'Straight jeans'],
  ['жинсы барбы', 'Straight jeans'],
  ['пуховек на зиму', 'Down jacket'],
  ['кара футболка', 'Cotton T-shirt'],
  ['чёрная футболка M', 'Cotton T-shirt'],
  ['хочу купить ремень кожаный', 'Leather belt'],
  ['булгаары кур', 'Leather belt'],
  ['шелковый платок в подарок', 'Silk scarf'],
  ['do you sell socks', 'Socks, set of three'],
  ['балдарга худи', 'Kids hoodie'],
  ['сумка', 'Tote bag'],
  ['жайкы платье', 'Linen dress'],
]

describe('searching the catalogue', () => {
  it.each(questions)('answers "%s" with %s first', async (question, title) => {
    expect((await titles(question))[0]).toBe(title)
  })

  it.each(questions.slice(0, 7))('finds it by words and letters alone: "%s"', async (question, title) => {
    expect((await titles(question, { withMeaning: false }))[0]).toBe(title)
  })

  it('tells how each product was found', async () => {
    const [byCode] = await search('LS-L')
    expect(byCode?.found).toMatchObject({ code: true })
    const [typo] = await search('рубажка', { withMeaning: false })
    expect(typo?.found).toEqual({ code: false, words: false, letters: true, meaning: false })
    const [both] = await search('льняная рубашка')
    expect(both?.found).toEqual({ code: false, words: true, letters: true, meaning: true })
  })

  it('finds nothing where the shop has nothing like it', async () => {
    expect(await titles('велосипед')).toEqual([])
    expect(await titles('')).toEqual([])
    expect(await titles('?!;--')).toEqual([])
  })

  it('leaves out products that are sold out when asked to', async () => {
    expect(await titles('пижама')).toContain('Viscose pyjamas')
    expect(await titles('пижама', { inStock: true })).not.toContain('Viscose pyjamas')
  })

  it('takes operators of the search language as plain text', async () => {
    expect((await titles("рубашка' & ! | :* <-> (льняная"))[0]).toBe('Linen shirt')
  })

  it('does not compare vectors of different embedders', async () => {
    const meaning = await meaningOf(ctx, ayperi, 'льняная рубашка')
    if (!meaning) throw new Error('no meaning')
    const hits = await ctx.db.withStore(ayperi, (tx) =>
      searchProducts(tx, {
        query: 'велосипед',
        meaning: { ...meaning, embedder: 'other' },
        language: 'ru',
        limit: 5,
      }),
    )
    expect(hits).toEqual([])
  })

  it('never shows another store', async () => {
    for (const query of ['канарейка7731', 'канарейка', 'CANARY-01', 'орхидея', 'льняная лента'])
      expect((await titles(query)).join()).not.toMatch(/canary/i)
    expect(await titles('орхидея', { store: florist })).toContain('Canary orchid')
    expect(await titles('льняная рубашка', { store: florist })).not.toContain('Linen shirt')
  })
})
