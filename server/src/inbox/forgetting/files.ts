import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { StoreId } from '#platform/ids.ts'

/** Has the bytes of these files removed, once nothing is made of them any more. */
export async function putDown(tx: StoreTx, hashes: readonly (string | null)[]): Promise<void> {
  const some = [...new Set(hashes)].filter((hash) => hash !== null)
  if (some.length === 0) return
  await tx.query(
    `insert into file_removal (store_id, sha256) select $1, f from unnest($2::text[]) as f on conflict do nothing`,
    [tx.storeId, some],
  )
}

/** Removes the bytes of files that were put down for it; what is still used stays. */
export async function removeFiles(ctx: Ctx, storeId: StoreId): Promise<void> {
  for (;;) {
    const sha256 = await ctx.db.withStore(storeId, nextPutDown)
    if (sha256 === undefined) return
    // Taken up with the decision: who ends in between is missed as a removal that never came to an end.
    await ctx.files.remove(storeId, sha256, (tx) => takeUp(tx, sha256))
  }
}

async function nextPutDown(tx: StoreTx): Promise<string | undefined> {
  const [next] = await tx.query<{ sha256: string }>(
    'select sha256 from file_removal where store_id = $1 order by sha256 limit 1',
    [tx.storeId],
  )
  return next?.sha256
}

async function takeUp(tx: StoreTx, sha256: string): Promise<boolean> {
  await tx.query('delete from file_removal where store_id = $1 and sha256 = $2', [tx.storeId, sha256])
  return isUsed(tx, sha256)
}

async function isUsed(tx: StoreTx, sha256: string): Promise<boolean> {
  const [row] = await tx.query<{ used: boolean }>(
    `select exists (select 1 from attachment where store_id = $1 and sha256 = $2)
       or exists (select 1 from attachment where store_id = $1 and thumbnail_sha256 = $2)
       or exists (select 1 from attachment where store_id = $1 and playable_sha256 = $2)
       or exists (select 1 from identity where store_id = $1 and picture_sha256 = $2)
       or exists (select 1 from upload where store_id = $1 and $2 in (sha256, thumbnail_sha256, playable_sha256)) as used`,
    [tx.storeId, sha256],
  )
  return row?.used === true
}
