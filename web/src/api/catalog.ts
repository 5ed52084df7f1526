import { call, upload, withQuery } from './client.ts'
import type { ImportReport, Page, Product, ProductDraft } from './types.ts'

const products = (storeId: string) => `/api/v1/stores/${storeId}/products`

export const listProducts = (storeId: string, q: string, cursor: string | null) =>
  call<Page<Product>>('GET', withQuery(products(storeId), { q, cursor }))
export const readProduct = (storeId: string, id: string) => call<Product>('GET', `${products(storeId)}/${id}`)
export const createProduct = (storeId: string, draft: ProductDraft) =>
  call<Product>('POST', products(storeId), draft)
export const changeProduct = (storeId: string, id: string, draft: ProductDraft) =>
  call<Product>('PATCH', `${products(storeId)}/${id}`, draft)
export const deleteProduct = (storeId: string, id: string) =>
  call<unknown>('DELETE', `${products(storeId)}/${id}`)

/** Reads the file's bytes as they are; nothing is changed until `apply` is true. */
export const importProducts = (storeId: string, file: Blob, apply: boolean) =>
  upload<ImportReport>(withQuery(`/api/v1/stores/${storeId}/product-imports`, { apply }), file, 'text/csv')
