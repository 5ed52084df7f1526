import { z } from 'zod'
import { defineJob } from '#platform/jobs/jobs.ts'

/** Whoever may mend a channel is told; who that is the accounts know, so its work stands with the flows. */
export const troubleJob = defineJob(
  'channels.trouble',
  z.object({ storeId: z.uuid(), troubleId: z.uuid(), phase: z.enum(['began', 'ended']) }),
)
export type TroubleTold = ReturnType<(typeof troubleJob)['parse']>
