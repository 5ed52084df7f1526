import type { Ctx } from '#platform/context.ts'
import { fetchProfile } from './fetch.ts'
import { profileJob } from './job.ts'

/** Learns who writes, where messages do not say it. */
export const workOnProfiles = (ctx: Ctx): Promise<void> =>
  ctx.jobs.work(profileJob, (job) => fetchProfile(ctx, job))
