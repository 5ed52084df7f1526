import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import { addDocument, changeDocument, listDocuments } from '../documents.ts'
import type { KnowledgeDocument } from '../types.ts'

export type DemoShop = 'ayperi' | 'florist'

/** Fills a demo shop with its documents by the verbs that shops use; again changes nothing. Jobs make them ready. */
export async function seedKnowledge(ctx: Ctx, storeId: StoreId, shop: DemoShop = 'ayperi'): Promise<void> {
  const { items } = await listDocuments(ctx, storeId, { limit: 200 })
  for (const document of demoDocuments(shop)) await put(ctx, storeId, document, items)
}

async function put(
  ctx: Ctx,
  storeId: StoreId,
  document: DemoDocument,
  present: readonly KnowledgeDocument[],
) {
  const same = present.find(({ title }) => title === document.title)
  if (!same) await addDocument(ctx, storeId, document)
  else if (same.text !== document.text) await changeDocument(ctx, storeId, same.id, document)
}

type DemoDocument = ReturnType<typeof demoDocuments>[number]

/** The first heading of a file is its title. */
function demoDocuments(shop: DemoShop) {
  const folder = join(import.meta.dirname, shop)
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { title: text.match(/^# (.+)$/m)?.[1] ?? name, text, format: 'markdown' as const }
    })
}
