import { beforeAll, describe, expect, it } from 'vitest'
import { meaningOf } from '#platform/embedding/choose.ts'
import { guessLanguage } from '#platform/text/language.ts'
import { type TestCtx, testCtx, type World, world } from '../testing/index.ts'
import { listDocuments, seedKnowledge } from './index.ts'
import { knowledgeJobs } from './jobs.ts'
import { searchKnowledge } from './search.ts'

let ctx: TestCtx
let shops: World

beforeAll(async () => {
  ctx = await testCtx()
  shops = await world(ctx)
  await knowledgeJobs(ctx)
  await seedKnowledge(ctx, shops.ayperi)
  await seedKnowledge(ctx, shops.florist, 'florist')
  await ctx.runJobs()
})

async function search(query: string, store = shops.ayperi, withMeaning = true) {
  const meaning = withMeaning ? await meaningOf(ctx, store, query) : null
  return ctx.db.withStore(store, (tx) =>
    searchKnowledge(tx, { query, meaning, language: guessLanguage(query), limit: 5 }),
  )
}

const questions: readonly (readonly [string, string])[] = [
  ['сколько стоит доставка?', 'Доставка › Доставка по'],
  ['а в Ош отправляете?', 'Доставка › Доставка по Кыргызстану'],
  ['можно вернуть если не подойдёт', 'Обмен и возврат'],
  ['как обменять рубашку на другой размер', 'Обмен и возврат'],
  ['какие у вас размеры, грудь 96', 'Размеры › Таблица размеров'],
  ['до скольки вы работаете', 'Часы работы и адрес'],
  ['где вы находитесь', 'Часы работы и адрес'],
  ['какой у вас адрес', 'Часы работы и адрес'],
  ['можно оплатить картой', 'Оплата › Как оплатить'],
  ['жеткирүү канча турат', 'Доставка › Бишкек боюнча жеткирүү'],
  ['жеткируу барбы', 'Доставка › Бишкек боюнча жеткирүү'],
  ['кайтарып берсе болобу', 'Обмен и возврат › Алмаштыруу жана кайтаруу'],
  ['өлчөмдөрү кандай', 'Размеры › Өлчөмдөр таблицасы'],
  ['кайсы убакта иштейсиздер', 'Часы работы и адрес › Иш убактысы'],
  ['карта менен төлөсөм болобу', 'Оплата › Төлөө жолдору'],
  ['how much is delivery', 'Доставка › Delivery in Bishkek'],
  ['do you ship to Osh', 'Доставка › Delivery across Kyrgyzstan'],
  ['can I return it', 'Обмен и возврат › Returns and exchanges'],
  ['which size should I take, chest 96', 'Размеры › Size chart'],
  ['when are you open', 'Часы работы и адрес › Opening hours'],
  ['how can I pay', 'Оплата › How to pay'],
  ['dostavka skolko stoit', 'Доставка'],
  ['доставкка', 'Доставка'],
]

describe('searching the knowledge base', () => {
  it.each(questions)('answers "%s" from %s', async (question, title) => {
    expect((await search(question))[0]?.title).toContain(title)
  })

  it('finds Kyrgyz and English words for a Russian one by meaning', async () => {
    const hits = await search('доставка')
    const byMeaning = hits.filter(({ found }) => found.meaning).map(({ language }) => language)
    expect(new Set(byMeaning)).toEqual(new Set(['ru', 'ky', 'en']))
  })

  it('finds by words and letters when there is no vector for the question', async () => {
    const [hit] = await search('сколько стоит доставка?', shops.ayperi, false)
    expect(hit).toMatchObject({ found: { words: true, meaning: false } })
    expect(hit?.title).toContain('Доставка')
  })

  it('finds nothing where the shop says nothing', async () => {
    expect(await search('ипотека')).toEqual([])
  })

  it('never shows another store', async () => {
    for (const query of ['доставка цветов', 'канарейка7732', 'орхидея', 'флорист'])
      expect((await search(query)).map(({ text }) => text).join()).not.toMatch(/канарейка|777/i)
    expect((await search('доставка', shops.florist))[0]?.text).toContain('Канарейка7732')
    expect((await search('доставка', shops.florist)).map(({ text }) => text).join()).not.toContain('Бишкек')
  })

  it('is filled twice with nothing changed', async () => {
    const before = (await listDocuments(ctx, shops.ayperi)).items
    expect(before.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready', 'ready', 'ready'])
    await seedKnowledge(ctx, shops.ayperi)
    expect((await listDocuments(ctx, shops.ayperi)).items).toEqual(before)
  })
})
