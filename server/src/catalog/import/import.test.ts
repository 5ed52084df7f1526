import iconv from 'iconv-lite'
import { beforeAll, describe, expect, it } from 'vitest'
import type { StoreId } from '#platform/ids.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { catalogJobs } from '../jobs.ts'
import { listProducts } from '../products.ts'
import { quote } from '../read.ts'
import { importProducts } from './import.ts'

let ctx: TestCtx
let shops: World

beforeAll(async () => {
  ctx = await testCtx()
  shops = await world(ctx)
  await catalogJobs(ctx)
})

const bytes = (text: string, encoding = 'utf-8') =>
  iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') })
const dryRun = (text: string | Buffer) =>
  importProducts(ctx, shops.florist, typeof text === 'string' ? bytes(text) : text, { apply: false })
const apply = (text: string, store: StoreId = shops.ayperi) =>
  importProducts(ctx, store, bytes(text), { apply: true })

const events = (store: StoreId) =>
  ctx.db.withStore(store, (tx) =>
    tx.query<{ kind: string; payload: object }>('select kind, payload from store_event order by seq'),
  )

const head = 'артикул;название;цена;остаток\n'

describe('reading a file', () => {
  it.each(['utf-8', 'windows-1251', 'utf-16le', 'utf-16be'])('knows %s by itself', async (encoding) => {
    const file = bytes('Артикул;Название;Цена;Размер\nA-1;Льняная рубашка мужская;1 250,00 сом;L\n', encoding)
    const report = await dryRun(file)
    expect(report).toMatchObject({ encoding, created: 1, bad: [] })
    expect(report.columns.map(({ meaning }) => meaning)).toEqual(['sku', 'title', 'price', 'size'])
  })

  it.each([
    ['Russian', 'Код товара;Наименование;Стоимость;Кол-во', ['sku', 'title', 'price', 'stock']],
    ['Kyrgyz', 'Артикул;Аталышы;Баасы;Саны', ['sku', 'title_ky', 'price', 'stock']],
    ['English', 'SKU;Product name;Price;Quantity', ['sku', 'title', 'price', 'stock']],
    [
      'mixed with languages',
      'SKU;Название (кырг.);title_en;Цена, сом',
      ['sku', 'title_ky', 'title_en', 'price'],
    ],
  ])('understands headings in %s', async (_language, header, meanings) => {
    const { columns } = await dryRun(`${header}\nA-1;Рубашка;100;5\n`)
    expect(columns.map(({ meaning }) => meaning)).toEqual(meanings)
  })

  it('takes no word of the program for a language', async () => {
    const { columns } = await dryRun('SKU;title constructor;price\nA-1;Shirt;100\n')
    expect(columns[1]?.meaning).toBeNull()
  })

  it('tells of a letter that no database keeps, and goes on', async () => {
    const report = await dryRun(`${head}A-1;Руба\0шка;100;5\nA-2;Юбка;100;5\n`)
    expect(report).toMatchObject({
      created: 1,
      bad: [{ line: 2, column: 'название', reason: 'letters_lost' }],
    })
  })

  it.each([';', ',', '\t', '|'])('finds the delimiter %j and a heading under a title', async (delimiter) => {
    const file = [
      'Прайс магазина',
      ['sku', 'название', 'цена'].join(delimiter),
      ['A-1', 'Рубашка', '100'].join(delimiter),
    ]
    expect(await dryRun(file.join('\r\n'))).toMatchObject({ delimiter, created: 1, bad: [] })
  })

  it.each([
    ['', [{ line: 1, column: '', value: '', reason: 'empty' }]],
    ['просто текст\nбез таблицы\n', [{ line: 1, column: '', value: '', reason: 'no_header' }]],
    ['артикул;название\nA-1;Рубашка\n', [{ line: 1, column: 'price', value: '', reason: 'column_missing' }]],
    [`${head}A-1;Рубашка;дорого;5\n`, [{ line: 2, column: 'цена', value: 'дорого', reason: 'not_a_number' }]],
    [`${head}A-1;Рубашка;-5;5\n`, [{ line: 2, column: 'цена', value: '-5', reason: 'negative' }]],
    [`${head}A-1;Рубашка;100 $;5\n`, [{ line: 2, column: 'цена', value: '100 $', reason: 'currency_wrong' }]],
    [`${head}A-1;Рубашка;;5\n`, [{ line: 2, column: 'цена', value: '', reason: 'missing' }]],
    [
      `${head}A-1;Рубашка;100;много\n`,
      [{ line: 2, column: 'остаток', value: 'много', reason: 'not_a_whole_number' }],
    ],
    [`${head}A-1;Рубашка;100;-1\n`, [{ line: 2, column: 'остаток', value: '-1', reason: 'negative' }]],
    [`${head};Рубашка;100;1\n`, [{ line: 2, column: 'артикул', value: '', reason: 'missing' }]],
    [`${head}A 1;Рубашка;100;1\n`, [{ line: 2, column: 'артикул', value: 'A 1', reason: 'not_a_sku' }]],
    [`${head}A-1;;100;1\n`, [{ line: 2, column: 'название', value: '', reason: 'missing' }]],
    [`${head}A-1;К?йн?к;100;1\n`, [{ line: 2, column: 'название', value: 'К?йн?к', reason: 'letters_lost' }]],
    [
      `${head}A-1;Рубашка;100;1;лишнее\n`,
      [{ line: 2, column: '', value: 'лишнее', reason: 'too_many_cells' }],
    ],
  ])('reports %j', async (file, bad) => {
    expect(await dryRun(file)).toMatchObject({ created: 0, bad })
  })

  it('takes the first of two equal SKUs and reports the second with its line in the file', async () => {
    const report = await dryRun(`${head}A-1;"Рубашка\nиз льна";100;1\n\nA-1;Другая;200;1\n`)
    expect(report).toMatchObject({
      created: 1,
      bad: [{ line: 5, column: 'артикул', value: 'A-1', reason: 'sku_twice' }],
    })
  })

  it('reports every bad cell of a line and still counts every line once', async () => {
    const report = await dryRun(`${head}A-1;Рубашка;100;1\nA-2;Брюки;x;y\nA-3;Юбка;300;3\n`)
    expect(report).toMatchObject({ created: 2, updated: 0, unchanged: 0 })
    expect(report.bad.map(({ line, column }) => [line, column])).toEqual([
      [3, 'цена'],
      [3, 'остаток'],
    ])
  })
})

describe('applying a file', () => {
  const file = `Артикул;Модель;Название;Размер;Цена;Остаток
T-S;tee;Футболка;S;900,00 сом;3
T-M;tee;;M;900,00 сом;0
T-X;tee;Футболка;X;девятьсот;1
B-1;;Ремень;;1 600;5
`

  it('writes nothing on a dry run', async () => {
    expect(await importProducts(ctx, shops.ayperi, bytes(file), { apply: false })).toMatchObject({
      applied: false,
      created: 3,
    })
    expect((await listProducts(ctx, shops.ayperi, {})).items).toEqual([])
    expect((await events(shops.ayperi)).filter(({ kind }) => kind === 'product.updated')).toEqual([])
  })

  it('writes the good lines, grouped into products, and says which are bad', async () => {
    const report = await apply(file)
    expect(report).toMatchObject({ applied: true, created: 3, bad: [{ line: 4, reason: 'not_a_number' }] })
    const { items } = await listProducts(ctx, shops.ayperi, {})
    const tee = items.find(({ slug }) => slug === 'tee')
    expect(tee?.texts).toEqual({ ru: { title: 'Футболка', description: '' } })
    expect(tee?.variants).toMatchObject([
      { sku: 'T-S', options: { size: 'S' }, price: { minor: 90_000n, currency: 'KGS' }, stock: 3 },
      { sku: 'T-M', options: { size: 'M' }, stock: 0 },
    ])
    expect(items).toHaveLength(2)
  })

  it('changes nothing when applied again', async () => {
    const before = await listProducts(ctx, shops.ayperi, {})
    const told = await events(shops.ayperi)
    expect(await apply(file)).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
    expect(await listProducts(ctx, shops.ayperi, {})).toEqual(before)
    expect(await events(shops.ayperi)).toEqual(told)
  })

  it('changes only what the file names', async () => {
    expect(await apply('sku,title,price\nT-M,Футболка,950\n')).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 0,
    })
    const quoted = await ctx.db.withStore(shops.ayperi, (tx) => quote(tx, ['T-S', 'T-M', 'B-1', 'NONE']))
    expect([...quoted.values()].map(({ sku, price, stock }) => [sku, price.minor, stock]).sort()).toEqual([
      ['B-1', 160_000n, 5],
      ['T-M', 95_000n, 0],
      ['T-S', 90_000n, 3],
    ])
  })

  it('lets two stores have the same SKU', async () => {
    expect(await apply(file, shops.florist)).toMatchObject({ created: 3 })
    const [ayperi] = await Promise.all([listProducts(ctx, shops.ayperi, {})])
    expect(ayperi.items).toHaveLength(2)
  })

  it('takes a thousand lines in one go', async () => {
    const lines = Array.from({ length: 1000 }, (_, i) => `N-${i};Товар номер ${i};${i + 1};1`)
    const many = `${head}${lines.join('\n')}\n`
    expect(await apply(many, shops.florist)).toMatchObject({ created: 1000, bad: [] })
    expect(await apply(many, shops.florist)).toMatchObject({ unchanged: 1000 })
  })
})
