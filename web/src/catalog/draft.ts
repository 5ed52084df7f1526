import type { Language, Product, ProductDraft, ProductText, Variant, VariantDraft } from '../api/types.ts'
import { minorPerUnit } from '../i18n/format.ts'
import type { TextKey } from '../i18n/translate.ts'

/** A variant as it is typed: everything is text until it is checked. */
export interface VariantRow {
  key: string
  id: string | null
  sku: string
  options: string
  price: string
  stock: string
}

export interface ProductForm {
  texts: Record<Language, ProductText>
  rows: VariantRow[]
}

const noText: ProductText = { title: '', description: '' }

export function formOf(product: Product | null): ProductForm {
  const { ru = noText, ky = noText, en = noText } = product?.texts ?? {}
  const rows = product?.variants.map(rowOf) ?? []
  return { texts: { ru, ky, en }, rows: rows.length > 0 ? rows : [emptyRow()] }
}

export const emptyRow = (): VariantRow => ({
  key: crypto.randomUUID(),
  id: null,
  sku: '',
  options: '',
  price: '',
  stock: '0',
})

const rowOf = (variant: Variant): VariantRow => ({
  key: variant.id,
  id: variant.id,
  sku: variant.sku,
  options: Object.entries(variant.options)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', '),
  price: String(variant.price.minor / minorPerUnit(variant.price.currency)),
  stock: String(variant.stock),
})

export type Wrongs = Partial<
  Record<'title' | `sku ${string}` | `price ${string}` | `stock ${string}`, TextKey>
>
export type Checked = { ok: true; draft: ProductDraft } | { ok: false; wrongs: Wrongs }

/** Turns what was typed into a product, or says what is wrong and where. */
export function check(form: ProductForm, currency: string): Checked {
  const wrongs: Wrongs = {}
  const texts = Object.fromEntries(Object.entries(form.texts).filter(([, text]) => text.title.trim() !== ''))
  if (Object.keys(texts).length === 0) wrongs.title = 'catalog.needTitle'
  const variants = form.rows.map((row): VariantDraft => {
    const minor = parseMoney(row.price, currency)
    const stock = parseWhole(row.stock)
    if (row.sku.trim() === '') wrongs[`sku ${row.key}`] = 'catalog.needSku'
    if (minor === null) wrongs[`price ${row.key}`] = 'catalog.priceWrong'
    if (stock === null) wrongs[`stock ${row.key}`] = 'catalog.stockWrong'
    return {
      ...(row.id && { id: row.id }),
      sku: row.sku.trim(),
      options: parseOptions(row.options),
      price: { minor: minor ?? 0, currency },
      stock: stock ?? 0,
    }
  })
  return Object.keys(wrongs).length > 0 ? { ok: false, wrongs } : { ok: true, draft: { texts, variants } }
}

/** "1 250", "1250,50" → minor units; null when it is no amount. */
export function parseMoney(text: string, currency: string): number | null {
  const plain = text.replace(/[\s\u00a0]/g, '').replace(',', '.')
  if (!/^\d+(\.\d+)?$/.test(plain)) return null
  const minor = Number(plain) * minorPerUnit(currency)
  const whole = Math.round(minor)
  return Math.abs(minor - whole) < 1e-6 ? whole : null
}

function parseWhole(text: string): number | null {
  const plain = text.replace(/[\s\u00a0]/g, '')
  return /^\d+$/.test(plain) ? Number(plain) : null
}

/** "size: M, colour: white" → { size: 'M', colour: 'white' } */
export function parseOptions(text: string): Record<string, string> {
  const pairs = text.split(',').flatMap((part) => {
    const [name = '', ...value] = part.split(':')
    const pair: [string, string] = [name.trim(), value.join(':').trim()]
    return pair[0] && pair[1] ? [pair] : []
  })
  return Object.fromEntries(pairs)
}
