import type { Ctx } from '#platform/context.ts'
import { connectionJobs } from './business/ask.ts'
import { grantJobs } from './connecting/sign-in/grant.ts'
import { signInSweepJobs } from './connecting/sign-in/sweep.ts'
import { tokenJobs } from './connecting/tokens/jobs.ts'
import { healthJobs } from './health/jobs.ts'
import { pressJobs } from './intake/presses.ts'
import { intakeJobs } from './intake/sweep.ts'
import { leavingJobs } from './leaving/jobs.ts'
import { pastJobs } from './past/ask.ts'
import { templateJobs } from './templates/sync.ts'
import { troubleSweepJobs } from './trouble/sweep.ts'

/** What is done for channels beside the path of messages. */
export async function channelJobs(ctx: Ctx): Promise<void> {
  await intakeJobs(ctx)
  await pressJobs(ctx)
  await connectionJobs(ctx)
  await templateJobs(ctx)
  await healthJobs(ctx)
  await grantJobs(ctx)
  await signInSweepJobs(ctx)
  await tokenJobs(ctx)
  await leavingJobs(ctx)
  await pastJobs(ctx)
  await troubleSweepJobs(ctx)
}
