import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { StoreId } from '#platform/ids.ts'

/** Removes the bytes of files that were put down for it, each in a transaction of its own; what is still used stays. */
export async function removeFiles(ctx: Ctx, storeId: StoreId): Promise<void> {
  for (let more = true; more; )
    more = await ctx.db.withStore(storeId, async (tx) => {
      const [next] = await tx.query<{ sha256: string }>(
        `delete from file_removal where (store_id, sha256) in (select store_id, sha256 from file_removal
           where store_id = $1 limit 1 for update skip locked) returning sha256`,
        [tx.storeId],
      )
      if (next) await ctx.files.remove(tx, next.sha256, () => isUsed(tx, next.sha256))
      return next !== undefined
    })
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
