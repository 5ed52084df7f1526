import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/database/database.ts'
import { defineJob } from '#platform/jobs/jobs.ts'

export const lookJob = defineJob(
  'channels.check',
  z.object({
    channelId: z.uuid(),
    /** The look after its token was doubted: what this one says is believed. */
    second: z.boolean().default(false),
  }),
)

/** Asks for a look at one channel now. Whoever asks while one waits is served by it. */
export const askForLook = (ctx: Ctx, tx: Tx, channelId: string): Promise<void> =>
  ctx.jobs.enqueue(tx, lookJob, { channelId, second: false }, { key: `${channelId} now` })

export const SECOND_LOOK_SECONDS = 60

/** Asks for the look that decides whether a token is dead. */
export const askForSecondLook = (ctx: Ctx, tx: Tx, channelId: string): Promise<void> =>
  ctx.jobs.enqueue(
    tx,
    lookJob,
    { channelId, second: true },
    { startAfter: SECOND_LOOK_SECONDS, key: `${channelId} second` },
  )
