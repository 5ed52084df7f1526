import { Problem } from '#platform/problems.ts'

export const productNotFound = () => new Problem(404, 'product_not_found', 'There is no such product.')
export const skuTaken = (sku: string) =>
  new Problem(409, 'sku_taken', `The SKU ${sku} belongs to another variant.`, { sku })
export const variantTwice = (id: string) =>
  new Problem(422, 'variant_twice', 'One variant is in the list twice.', { id })
export const slugTaken = (slug: string) =>
  new Problem(409, 'slug_taken', `The address ${slug} belongs to another product.`, { slug })
export const currencyWrong = (wanted: string) =>
  new Problem(422, 'currency_wrong', `Prices of this store are in ${wanted}.`, { currency: wanted })
