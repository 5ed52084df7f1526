import type { StoreTx } from '#platform/database/database.ts'
import { searchable, wordsOfRow } from '#platform/embedding/passages.ts'
import { newId } from '#platform/ids.ts'
import { passagesOf } from './passages.ts'
import { readProducts } from './read.ts'
import type { ProductTexts, VariantOptions } from './types.ts'

/** A product with every id decided. What it does not name (languages, variants) stays as it is. */
export interface ProductRow {
  readonly id: string
  readonly slug: string
  readonly texts: ProductTexts
  readonly variants: readonly VariantRow[]
}

export interface VariantRow {
  readonly id: string
  readonly sku: string
  readonly options: VariantOptions
  readonly minor: bigint
  readonly currency: string
  readonly stock: number
  readonly position: number
}

/** One writer of a store's catalogue at a time: what was read to decide is still so when it is written. */
export const lockCatalog = (tx: StoreTx) =>
  tx.query(`select pg_advisory_xact_lock(hashtext('catalog'), hashtext($1))`, [tx.storeId])

/**
 * Writes products with texts and variants in one statement per table, whatever their number, and cuts their passages anew.
 * @returns whether any passage changed, so that vectors are to be made.
 */
export async function writeProducts(
  tx: StoreTx,
  at: Date,
  products: readonly ProductRow[],
): Promise<boolean> {
  await upsertProducts(tx, at, products)
  await upsertTexts(tx, products)
  await upsertVariants(tx, products)
  return rewritePassages(
    tx,
    products.map(({ id }) => id),
  )
}

const upsertProducts = (tx: StoreTx, at: Date, products: readonly ProductRow[]) =>
  tx.query(
    `insert into product (store_id, id, slug, created_at, updated_at)
     select app.store_id(), r.id, r.slug, $2, $2 from jsonb_to_recordset($1::jsonb) r (id uuid, slug text)
     on conflict (store_id, id) do update set slug = excluded.slug, updated_at = excluded.updated_at`,
    [JSON.stringify(products.map(({ id, slug }) => ({ id, slug }))), at],
  )

const upsertTexts = (tx: StoreTx, products: readonly ProductRow[]) =>
  tx.query(
    `insert into product_text (store_id, product_id, language, title, description)
     select app.store_id(), r.product_id, r.language, r.title, r.description
     from jsonb_to_recordset($1::jsonb) r (product_id uuid, language text, title text, description text)
     on conflict (store_id, product_id, language) do update set title = excluded.title, description = excluded.description`,
    [
      JSON.stringify(
        products.flatMap(({ id, texts }) =>
          Object.entries(texts).map(([language, text]) => ({ product_id: id, language, ...text })),
        ),
      ),
    ],
  )

const upsertVariants = (tx: StoreTx, products: readonly ProductRow[]) =>
  tx.query(
    `insert into variant (store_id, id, product_id, sku, options, price_minor, currency, stock, position)
     select app.store_id(), r.id, r.product_id, r.sku, r.options, r.minor, r.currency, r.stock, r.position
     from jsonb_to_recordset($1::jsonb)
       r (id uuid, product_id uuid, sku text, options jsonb, minor bigint, currency text, stock int, position int)
     on conflict (store_id, id) do update set sku = excluded.sku, options = excluded.options,
       price_minor = excluded.price_minor, currency = excluded.currency, stock = excluded.stock, position = excluded.position`,
    [
      JSON.stringify(
        products.flatMap(({ id, variants }) =>
          variants.map((variant) => ({ ...variant, product_id: id, minor: variant.minor.toString() })),
        ),
      ),
    ],
  )

/** Only passages whose text changed lose their vector: a new price or stock costs no call to the embedder. */
async function rewritePassages(tx: StoreTx, productIds: readonly string[]): Promise<boolean> {
  const products = await readProducts(tx, productIds)
  const rows = products.flatMap((product) =>
    passagesOf(product).map((passage) => ({
      id: newId<'passage'>(),
      product_id: product.id,
      language: passage.language,
      ...searchable(passage),
    })),
  )
  const changed = await tx.query(
    `insert into product_passage as p (store_id, id, product_id, language, title, body, digest, words, letters)
     select app.store_id(), r.id, r.product_id, r.language, r.title, r.body, r.digest, ${wordsOfRow}, r.letters
     from jsonb_to_recordset($1::jsonb) r (id uuid, product_id uuid, language text, title text, body text, digest text,
       "foldedTitle" text, "foldedBody" text, letters text)
     on conflict (store_id, product_id, language) do update set title = excluded.title, body = excluded.body,
       digest = excluded.digest, words = excluded.words, letters = excluded.letters, embedder = null, embedding = null
       where p.digest <> excluded.digest
     returning id`,
    [JSON.stringify(rows)],
  )
  return changed.length > 0
}

/** Languages of a product that are no longer wanted, with their passages. */
export async function dropTexts(tx: StoreTx, productId: string, kept: readonly string[]): Promise<void> {
  for (const table of ['product_text', 'product_passage'])
    await tx.query(
      `delete from ${table} where store_id = app.store_id() and product_id = $1 and not language = any($2)`,
      [productId, kept],
    )
}

export const dropVariants = (tx: StoreTx, productId: string, kept: readonly string[]) =>
  tx.query(
    'delete from variant where store_id = app.store_id() and product_id = $1 and not id = any($2::uuid[])',
    [productId, kept],
  )
