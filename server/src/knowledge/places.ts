import type { StoreTx } from '#platform/database/database.ts'

/** The documents that passages are of, by the ids of the passages; one that was cut away since has none. */
export async function documentsOfPassages(
  tx: StoreTx,
  passageIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (passageIds.length === 0) return new Map()
  const rows = await tx.query<{ id: string; documentId: string }>(
    'select id, document_id as "documentId" from passage where store_id = $1 and id = any($2::uuid[])',
    [tx.storeId, passageIds],
  )
  return new Map(rows.map(({ id, documentId }) => [id, documentId]))
}
