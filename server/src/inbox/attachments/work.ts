import type { Ctx } from '#platform/context.ts'
import { fetchAttachment } from './fetch.ts'
import { fetchJob } from './job.ts'

/** Fetches customers' files as they come in. */
export const workOnFiles = (ctx: Ctx): Promise<void> =>
  ctx.jobs.work(fetchJob, (job) => fetchAttachment(ctx, job))
