import { isDeepStrictEqual } from 'node:util'
import type { StoreTx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { fold } from '#platform/text/fold.ts'
import type { Language } from '#platform/text/language.ts'
import { readProducts } from '../read.ts'
import { slugOf } from '../slug.ts'
import type { Product, ProductTexts, Variant } from '../types.ts'
import type { ProductRow, VariantRow } from '../write.ts'
import type { Line } from './lines.ts'

/** What applying the lines would do; `rows` holds only products that would change. */
export interface Plan {
  readonly rows: ProductRow[]
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

/**
 * Compares the lines with the catalogue. A line belongs to the product that has its SKU already, else to the product of
 * its group (same group name, or same title), else to a new one. What the file does not name is left alone.
 */
export async function planImport(tx: StoreTx, lines: readonly Line[], currency: string): Promise<Plan> {
  const groups = groupLines(lines)
  const existing = await existingProducts(tx, lines, groups)
  const slugs = await takenSlugs(tx)
  const counts = { created: 0, updated: 0, unchanged: 0 }
  const rows = split(groups, existing).flatMap(({ product, slug, lines: own }) => {
    const row = mergedRow(product, slug, own, currency, slugs)
    const fates = row.variants.map((variant) => fate(product, row, variant))
    for (const one of fates) counts[one]++
    return fates.every((one) => one === 'unchanged') ? [] : [row]
  })
  return { rows, ...counts }
}

interface Group {
  readonly slug: string
  readonly lines: Line[]
}

function groupLines(lines: readonly Line[]): Group[] {
  const groups = new Map<string, Group>()
  for (const line of lines) {
    const key = fold(line.group || Object.values(line.titles).join('|'))
    const group = groups.get(key)
    if (group) group.lines.push(line)
    else
      groups.set(key, {
        slug: slugOf(line.group ? { en: { title: line.group, description: '' } } : textsOf([line])),
        lines: [line],
      })
  }
  return [...groups.values()]
}

interface Existing {
  readonly bySku: ReadonlyMap<string, Product>
  readonly bySlug: ReadonlyMap<string, Product>
}

async function existingProducts(
  tx: StoreTx,
  lines: readonly Line[],
  groups: readonly Group[],
): Promise<Existing> {
  const rows = await tx.query<{ id: string }>(
    `select product_id as id from variant where store_id = app.store_id() and sku = any($1)
     union select id from product where store_id = app.store_id() and slug = any($2)`,
    [lines.map(({ sku }) => sku), groups.map(({ slug }) => slug)],
  )
  const products = await readProducts(
    tx,
    rows.map(({ id }) => id),
  )
  return {
    bySku: new Map(products.flatMap((product) => product.variants.map(({ sku }) => [sku, product]))),
    bySlug: new Map(products.map((product) => [product.slug, product])),
  }
}

async function takenSlugs(tx: StoreTx): Promise<Set<string>> {
  const rows = await tx.query<{ slug: string }>('select slug from product where store_id = app.store_id()')
  return new Set(rows.map(({ slug }) => slug))
}

interface Part {
  readonly product: Product | undefined
  readonly slug: string
  readonly lines: Line[]
}

/** Lines whose SKUs already belong to different products stay with them, whatever the file groups together. */
function split(groups: readonly Group[], { bySku, bySlug }: Existing): Part[] {
  const parts = new Map<Product | Group, Part>()
  for (const group of groups) {
    const home = group.lines.map(({ sku }) => bySku.get(sku)).find(Boolean) ?? bySlug.get(group.slug)
    for (const line of group.lines) {
      const product = bySku.get(line.sku) ?? home
      const part = parts.get(product ?? group)
      if (part) part.lines.push(line)
      else parts.set(product ?? group, { product, slug: group.slug, lines: [line] })
    }
  }
  return [...parts.values()]
}

function mergedRow(
  product: Product | undefined,
  slug: string,
  lines: readonly Line[],
  currency: string,
  slugs: Set<string>,
): ProductRow {
  const ofSku = new Map(product?.variants.map((variant, position) => [variant.sku, { variant, position }]))
  let next = product?.variants.length ?? 0
  const variants = lines.map((line): VariantRow => {
    const kept = ofSku.get(line.sku)
    return {
      id: kept?.variant.id ?? newId<'variant'>(),
      sku: line.sku,
      options: { ...kept?.variant.options, ...line.options },
      minor: line.minor,
      currency,
      stock: line.stock ?? kept?.variant.stock ?? 0,
      position: kept?.position ?? next++,
    }
  })
  const id = product?.id ?? newId<'product'>()
  return { id, slug: product?.slug ?? free(slug, slugs), texts: textsOf(lines, product?.texts), variants }
}

/** The first line that says something of a text decides. */
function textsOf(lines: readonly Line[], kept: ProductTexts = {}): ProductTexts {
  const texts: Partial<Record<Language, { title: string; description: string }>> = { ...kept }
  for (const line of [...lines].reverse()) {
    for (const [language, title] of Object.entries(line.titles) as [Language, string][])
      texts[language] = { title, description: texts[language]?.description ?? '' }
    for (const [language, description] of Object.entries(line.descriptions) as [Language, string][]) {
      const title = texts[language]?.title
      if (title !== undefined) texts[language] = { title, description }
    }
  }
  return texts
}

function free(slug: string, taken: Set<string>): string {
  let candidate = slug
  for (let number = 2; taken.has(candidate); number++) candidate = `${slug}-${number}`
  taken.add(candidate)
  return candidate
}

/** Told per line, so that created, updated, unchanged and bad lines together are all the lines of the file. */
function fate(
  product: Product | undefined,
  row: ProductRow,
  variant: VariantRow,
): 'created' | 'updated' | 'unchanged' {
  const kept = product?.variants.find(({ sku }) => sku === variant.sku)
  if (!kept) return 'created'
  return isSame(kept, variant) && isDeepStrictEqual(row.texts, product?.texts) ? 'unchanged' : 'updated'
}

const isSame = (kept: Variant, row: VariantRow): boolean =>
  kept.price.minor === row.minor &&
  kept.price.currency === row.currency &&
  kept.stock === row.stock &&
  isDeepStrictEqual(kept.options, row.options)
