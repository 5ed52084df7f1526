import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { defineJob } from '#platform/jobs/jobs.ts'

export const tellJob = defineJob('channels.tell-disconnected', z.object({ storeId: z.uuid(), id: z.uuid() }))

/** Its work deletes what the inbox holds, so it stands there. */
export const forgetHistory = defineJob(
  'channels.forget-history',
  z.object({ storeId: z.uuid(), id: z.uuid() }),
)

/** Asks for the provider to be told, from `at` on. */
export const askToTell = (ctx: Ctx, tx: StoreTx, id: string, at: Date): Promise<void> =>
  ctx.jobs.enqueue(
    tx,
    tellJob,
    { storeId: tx.storeId, id },
    { key: id, startAfter: Math.max(0, Math.ceil((at.getTime() - ctx.clock.now().getTime()) / 1000)) },
  )

export const askToForget = (ctx: Ctx, tx: StoreTx, id: string): Promise<void> =>
  ctx.jobs.enqueue(tx, forgetHistory, { storeId: tx.storeId, id }, { key: id })
