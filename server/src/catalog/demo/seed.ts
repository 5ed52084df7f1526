import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import { type ImportReport, importProducts } from '../import/import.ts'

export type DemoShop = 'ayperi' | 'florist'

/** Fills a demo shop from its file, by the same import that shops use; again changes nothing. */
export function seedCatalog(ctx: Ctx, storeId: StoreId, shop: DemoShop = 'ayperi'): Promise<ImportReport> {
  return importProducts(ctx, storeId, readFileSync(join(import.meta.dirname, `${shop}.csv`)), { apply: true })
}
