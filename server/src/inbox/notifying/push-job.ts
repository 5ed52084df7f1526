import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import type { NewsKind } from './news.ts'

/** One notice to one browser. Ids alone: what it says is read when it leaves. */
export const pushJob = defineJob(
  'inbox.push',
  z.object({
    storeId: z.uuid(),
    subscriptionId: z.uuid(),
    conversationId: z.uuid(),
    kind: z.enum(['message', 'asked', 'mention', 'failed']),
    /** How often it was tried before. */
    tries: z.int().default(0),
  }),
)
export type Push = ReturnType<(typeof pushJob)['parse']>

interface Told {
  readonly memberId: string
  readonly conversationId: string
  readonly kind: NewsKind
}

/** Asks for each browser of each member; they exist if and only if the transaction commits. */
export async function askToPush(ctx: Ctx, tx: StoreTx, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  const rows = await tx.query<{ id: string; memberId: string }>(
    `select id, member_id as "memberId" from push_subscription where store_id = $1 and member_id = any($2::uuid[])`,
    [tx.storeId, told.map(({ memberId }) => memberId)],
  )
  const jobs = told.flatMap(({ memberId, conversationId, kind }) =>
    rows
      .filter((row) => row.memberId === memberId)
      .map(({ id }) => ({
        payload: { storeId: tx.storeId, subscriptionId: id, conversationId, kind, tries: 0 },
        key: keyOf(id, conversationId),
      })),
  )
  await ctx.jobs.enqueueAll(tx, pushJob, jobs)
}

/** While one waits for a browser, a second of the same conversation would say the same. */
export const keyOf = (subscriptionId: string, conversationId: string): string =>
  `${subscriptionId} ${conversationId}`
