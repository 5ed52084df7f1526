import type { StoreTx } from '#platform/database/database.ts'
import { isId, parseId } from '#platform/ids.ts'
import { type Language, languages } from '#platform/text/language.ts'
import type {
  Product,
  ProductCard,
  ProductId,
  ProductTexts,
  Quoted,
  VariantId,
  VariantOptions,
} from './types.ts'

interface Row {
  id: ProductId
  slug: string
  updatedAt: Date
  texts: ProductTexts
  variants: {
    id: VariantId
    sku: string
    options: VariantOptions
    minor: string
    currency: string
    stock: number
  }[]
}

// Amounts travel as text: JSON numbers are not whole beyond 2^53.
const productsQuery = `
  select p.id, p.slug, p.updated_at as "updatedAt",
    coalesce((select jsonb_object_agg(t.language, jsonb_build_object('title', t.title, 'description', t.description))
      from product_text t where t.store_id = p.store_id and t.product_id = p.id), '{}') as texts,
    coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'sku', v.sku, 'options', v.options,
        'minor', v.price_minor::text, 'currency', v.currency, 'stock', v.stock) order by v.position, v.sku)
      from variant v where v.store_id = p.store_id and v.product_id = p.id), '[]') as variants
  from product p
  where p.store_id = app.store_id()`

const toProduct = ({ variants, ...row }: Row): Product => ({
  ...row,
  variants: variants.map(({ minor, currency, ...variant }) => ({
    ...variant,
    price: { minor: BigInt(minor), currency },
  })),
})

/** The products with these ids, in the order of the ids; unknown ones are left out. */
export async function readProducts(tx: StoreTx, ids: readonly string[]): Promise<Product[]> {
  const rows = await tx.query<Row>(`${productsQuery} and p.id = any($1::uuid[])`, [ids])
  const byId = new Map(rows.map((row) => [row.id as string, toProduct(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Newest first; `before` is the id where the page before ended. */
export async function readPage(
  tx: StoreTx,
  page: { before?: string | undefined; limit: number },
): Promise<Product[]> {
  const rows = await tx.query<Row>(
    `${productsQuery} and ($1::uuid is null or p.id < $1) order by p.id desc limit $2`,
    [page.before ?? null, page.limit],
  )
  return rows.map(toProduct)
}

/** A product by its id or by the sku of one of its variants, told in `language` or the next one it has. */
export async function getProductCard(
  tx: StoreTx,
  idOrSku: string,
  language: Language,
): Promise<ProductCard | undefined> {
  const id = isId(idOrSku) ? parseId<'product'>(idOrSku) : await productOfSku(tx, idOrSku)
  const [product] = id ? await readProducts(tx, [id]) : []
  return product && toCard(product, language)
}

async function productOfSku(tx: StoreTx, sku: string): Promise<ProductId | undefined> {
  const [row] = await tx.query<{ id: ProductId }>(
    'select product_id as id from variant where store_id = app.store_id() and sku = any($1) limit 1',
    [[sku, sku.toUpperCase()]],
  )
  return row?.id
}

export function toCard(product: Product, language: Language): ProductCard {
  const text = [language, ...languages].map((one) => product.texts[one]).find((one) => one !== undefined)
  return {
    id: product.id,
    title: text?.title ?? product.slug,
    description: text?.description ?? '',
    variants: product.variants,
  }
}

/** Price and stock of these SKUs as they are now; a SKU the store does not have is not in the answer. */
export async function quote(tx: StoreTx, skus: readonly string[]): Promise<Map<string, Quoted>> {
  const rows = await tx.query<{
    sku: string
    minor: bigint
    currency: string
    stock: number
    productId: ProductId
  }>(
    `select sku, price_minor as minor, currency, stock, product_id as "productId"
     from variant where store_id = app.store_id() and sku = any($1)`,
    [skus],
  )
  return new Map(
    rows.map(({ sku, minor, currency, stock, productId }) => [
      sku,
      { sku, price: { minor, currency }, stock, productId },
    ]),
  )
}

export async function storeMoney(tx: StoreTx): Promise<{ currency: string; language: Language }> {
  const [store] = await tx.query<{ currency: string; languages: Language[] }>(
    'select currency, languages from store where store_id = app.store_id()',
  )
  if (!store) throw new Error('the store in force does not exist')
  return { currency: store.currency, language: store.languages[0] ?? 'ru' }
}
