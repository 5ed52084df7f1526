import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { defineJob } from '#platform/jobs/jobs.ts'

export const profileJob = defineJob(
  'inbox.fetch-profile',
  z.object({ storeId: z.uuid(), conversationId: z.uuid() }),
)

/** Has the provider asked who writes in this conversation, `startAfter` seconds from now. */
export const askForProfile = (ctx: Ctx, tx: StoreTx, conversationId: string, startAfter = 0): Promise<void> =>
  ctx.jobs.enqueue(
    tx,
    profileJob,
    { storeId: tx.storeId, conversationId },
    { key: conversationId, startAfter },
  )

/** The same for many conversations, at once. */
export const askForProfiles = (ctx: Ctx, tx: StoreTx, conversationIds: readonly string[]): Promise<void> =>
  ctx.jobs.enqueueAll(
    tx,
    profileJob,
    conversationIds.map((conversationId) => ({
      payload: { storeId: tx.storeId, conversationId },
      key: conversationId,
    })),
  )
