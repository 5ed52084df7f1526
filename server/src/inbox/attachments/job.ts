import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { defineJob } from '#platform/jobs/jobs.ts'

export const fetchJob = defineJob(
  'inbox.fetch-attachment',
  z.object({ storeId: z.uuid(), attachmentId: z.uuid() }),
)

/** Its work composes speech, catalogue and settings, so it stands in flows. */
export const transcribeJob = defineJob(
  'inbox.transcribe-attachment',
  z.object({ storeId: z.uuid(), attachmentId: z.uuid() }),
)

/** Asks for a file to be fetched, `startAfter` seconds from now. */
export const askForFile = (ctx: Ctx, tx: StoreTx, attachmentId: string, startAfter = 0): Promise<void> =>
  ctx.jobs.enqueue(tx, fetchJob, { storeId: tx.storeId, attachmentId }, { key: attachmentId, startAfter })

/** Asks for a stored recording to be written down, `startAfter` seconds from now. */
export const askForWords = (ctx: Ctx, tx: StoreTx, attachmentId: string, startAfter = 0): Promise<void> =>
  ctx.jobs.enqueue(
    tx,
    transcribeJob,
    { storeId: tx.storeId, attachmentId },
    { key: attachmentId, startAfter },
  )
