import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { isId, newId, type StoreId } from '#platform/ids.ts'
import { tellProductUpdated } from './announce.ts'
import { currencyWrong, productNotFound, skuTaken, slugTaken, variantTwice } from './errors.ts'
import { enqueueEmbedding } from './jobs.ts'
import { readPage, readProducts, storeMoney } from './read.ts'
import { searchProducts } from './search.ts'
import { slugOf } from './slug.ts'
import type { Product, WantedProduct, WantedVariant } from './types.ts'
import { dropTexts, dropVariants, lockCatalog, type VariantRow, writeProducts } from './write.ts'

const pageSize = 50

/** A page of products, newest first; with `q` the best hits in one page, found as one types. */
export function listProducts(
  ctx: Ctx,
  storeId: StoreId,
  {
    q,
    cursor,
    limit = pageSize,
  }: { q?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: Product[]; next: string | null }> {
  return ctx.db.withStore(storeId, async (tx) => {
    if (q?.trim()) {
      const hits = await searchProducts(tx, { query: q, meaning: null, language: 'ru', limit, typing: true })
      return {
        items: await readProducts(
          tx,
          hits.map(({ product }) => product.id),
        ),
        next: null,
      }
    }
    const before = cursor && isId(cursor) ? cursor : undefined
    const items = await readPage(tx, { before, limit: limit + 1 })
    return {
      items: items.slice(0, limit),
      next: items.length > limit ? (items[limit - 1]?.id ?? null) : null,
    }
  })
}

/** @throws product_not_found */
export function getProduct(ctx: Ctx, storeId: StoreId, productId: string): Promise<Product> {
  return ctx.db.withStore(storeId, (tx) => theProduct(tx, productId))
}

/** @throws sku_taken, slug_taken, currency_wrong, variant_twice */
export function createProduct(ctx: Ctx, storeId: StoreId, wanted: WantedProduct): Promise<Product> {
  return ctx.db.withStore(storeId, async (tx) => {
    await lockCatalog(tx)
    return save(ctx, tx, newId<'product'>(), wanted, [])
  })
}

/**
 * Changes what is given. `texts` and `variants`, when given, are the whole list: what is missing from it goes.
 * @throws product_not_found, sku_taken, slug_taken, currency_wrong, variant_twice
 */
export function changeProduct(
  ctx: Ctx,
  storeId: StoreId,
  productId: string,
  change: Partial<WantedProduct>,
): Promise<Product> {
  return ctx.db.withStore(storeId, async (tx) => {
    await lockCatalog(tx)
    const product = await theProduct(tx, productId)
    const wanted = {
      slug: change.slug ?? product.slug,
      texts: change.texts ?? product.texts,
      variants: change.variants ?? product.variants,
    }
    return save(ctx, tx, product.id, wanted, product.variants)
  })
}

/** @throws product_not_found */
export function deleteProduct(ctx: Ctx, storeId: StoreId, productId: string): Promise<void> {
  return ctx.db.withStore(storeId, async (tx) => {
    await lockCatalog(tx)
    const gone = await tx.query(
      'delete from product where store_id = app.store_id() and id = $1 returning id',
      [productId],
    )
    if (gone.length === 0) throw productNotFound()
    tellProductUpdated(ctx, tx, productId)
  })
}

async function theProduct(tx: StoreTx, productId: string): Promise<Product> {
  const [product] = await readProducts(tx, [productId])
  if (!product) throw productNotFound()
  return product
}

async function save(
  ctx: Ctx,
  tx: StoreTx,
  id: Product['id'],
  wanted: WantedProduct,
  kept: Product['variants'],
): Promise<Product> {
  const { currency } = await storeMoney(tx)
  if (wanted.variants.some(({ price }) => price.currency !== currency)) throw currencyWrong(currency)
  const slug = wanted.slug ?? (await freeSlug(tx, slugOf(wanted.texts)))
  const variants = variantRows(wanted.variants, kept)
  await refuseTaken(tx, id, slug, variants)
  await dropTexts(tx, id, Object.keys(wanted.texts))
  await dropVariants(
    tx,
    id,
    variants.map((variant) => variant.id),
  )
  const changed = await writeProducts(tx, ctx.clock.now(), [{ id, slug, texts: wanted.texts, variants }])
  if (changed) await enqueueEmbedding(ctx, tx)
  const product = await theProduct(tx, id)
  tellProductUpdated(ctx, tx, id)
  return product
}

/** A variant is known by its id; without one by its SKU, unless another in the list has the id of that variant. */
function variantRows(wanted: readonly WantedVariant[], kept: Product['variants']): VariantRow[] {
  const named = wanted.flatMap(({ id }) => kept.find((variant) => variant.id === id) ?? [])
  const twice = named.find((variant, i) => named.indexOf(variant) !== i)
  if (twice) throw variantTwice(twice.id)
  const nameless = kept.filter((variant) => !named.includes(variant))
  return wanted.map(({ id, sku, options, price, stock }, position) => {
    const same = named.find((variant) => variant.id === id) ?? nameless.find((variant) => variant.sku === sku)
    const { minor, currency } = price
    return { id: same?.id ?? newId<'variant'>(), sku, options, minor, currency, stock, position }
  })
}

async function refuseTaken(
  tx: StoreTx,
  id: string,
  slug: string,
  variants: readonly VariantRow[],
): Promise<void> {
  const skus = variants.map(({ sku }) => sku)
  const twice = skus.find((sku, i) => skus.indexOf(sku) !== i)
  if (twice !== undefined) throw skuTaken(twice)
  const [sku] = await tx.query<{ sku: string }>(
    'select sku from variant where store_id = app.store_id() and sku = any($1) and product_id <> $2 limit 1',
    [skus, id],
  )
  if (sku) throw skuTaken(sku.sku)
  const [other] = await tx.query(
    'select 1 as one from product where store_id = app.store_id() and slug = $1 and id <> $2',
    [slug, id],
  )
  if (other) throw slugTaken(slug)
}

/** `linen-shirt`, or `linen-shirt-2` when the store has that already. */
async function freeSlug(tx: StoreTx, slug: string): Promise<string> {
  const rows = await tx.query<{ slug: string }>(
    `select slug from product where store_id = app.store_id() and (slug = $1 or starts_with(slug, $1 || '-'))`,
    [slug],
  )
  const used = new Set(rows.map((row) => row.slug))
  if (!used.has(slug)) return slug
  for (let number = 2; ; number++) if (!used.has(`${slug}-${number}`)) return `${slug}-${number}`
}
