import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { parseId, type StoreId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { putDown, removeFiles } from './files.ts'

/** What nobody has sent within a week nobody will. */
const UPLOAD_MS = 7 * 86_400_000
/** A put or removal that is not over by then is found by `unfinished`. */
const HOUR_MS = 3_600_000

const sweep = defineJob('inbox.sweep-files', z.object({}))

/** Removes bytes that nothing is made of; also those whose removal was asked for by a job that was lost on the way. */
export async function workOnUnusedFiles(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(sweep, () => sweepFiles(ctx))
  await ctx.jobs.schedule(sweep, '35 * * * *', {})
}

export async function sweepFiles(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime()
  const unsentBefore = new Date(now - UPLOAD_MS)
  for (const storeId of await storesWithSome(ctx, unsentBefore, new Date(now - HOUR_MS))) {
    await ctx.db.withStore(storeId, async (tx) => {
      await putDownUploads(tx, unsentBefore)
      await putDown(tx, await ctx.files.unfinished(tx))
    })
    await removeFiles(ctx, storeId)
  }
}

async function storesWithSome(ctx: Ctx, unsentBefore: Date, begunBefore: Date): Promise<StoreId[]> {
  const rows = await ctx.db.withLanes((tx) =>
    tx.query<{ id: string }>(
      `select store_id as id from upload where created_at < $1
       union select store_id from file_work where began_at < $2
       union select store_id from file_removal`,
      [unsentBefore, begunBefore],
    ),
  )
  return rows.map(({ id }) => parseId<'store'>(id))
}

/** Those that were sent are attachments by now, which keep their bytes; those of a message that waits wait with it. */
async function putDownUploads(tx: StoreTx, before: Date): Promise<void> {
  const gone = await tx.query<Record<'sha256' | 'small' | 'sound', string | null>>(
    `delete from upload u where store_id = $1 and created_at < $2
       and not exists (select from scheduled_message s where s.store_id = $1 and s.conversation_id = u.conversation_id
         and u.id = any(s.upload_ids))
     returning sha256, thumbnail_sha256 as small, playable_sha256 as sound`,
    [tx.storeId, before],
  )
  await putDown(
    tx,
    gone.flatMap(({ sha256, small, sound }) => [sha256, small, sound]),
  )
}
