import { join } from 'node:path'
import { accountsRoutes, workOnLetters, workOnSessions } from '#accounts'
import { assistantAnswers, assistantRoutes } from '#assistant'
import { catalogJobs, catalogRoutes } from '#catalog'
import {
  adapters,
  channelJobs,
  channelRoutes,
  type IntakePorts,
  startDelivery,
  startIntake,
  trialBy,
} from '#channels'
import {
  deliveryPorts,
  draftRoutes,
  inboxRoutes,
  ledgerRoutes,
  openPresence,
  presenceRoutes,
  receiver,
  reportRoutes,
  startNotifying,
  startScheduled,
  workOnEarly,
  workOnErasing,
  workOnFiles,
  workOnForgetting,
  workOnGiving,
  workOnOpenings,
  workOnProfiles,
  workOnPushing,
  workOnSnoozed,
  workOnSubscriptions,
  workOnTimers,
  workOnUnusedFiles,
} from '#inbox'
import { knowledgeJobs, knowledgeRoutes } from '#knowledge'
import type { Ctx } from '#platform/context.ts'
import { fileRoutes } from '#platform/files/routes.ts'
import type { App } from '#platform/http/app.ts'
import { eventRoutes } from '#platform/realtime/routes.ts'
import { eventJobs } from '#platform/realtime/sweep.ts'
import { rotationJobs } from '#platform/vault/rotation.ts'
import { startAnswering } from './flows/answer-message.ts'
import { filledNow } from './flows/fill-slots.ts'
import { workOnTroubles } from './flows/tell-of-channel.ts'
import { workOnRecordings } from './flows/transcribe-recording.ts'

/** Something that runs until it is stopped: a lane's worker, a reader. `stop` lets what is in hand finish. */
export interface Running {
  stop(): Promise<void>
}

/** Everything under /api/v1. */
export async function registerRoutes(app: App, ctx: Ctx): Promise<void> {
  await accountsRoutes(app, ctx)
  await channelRoutes(app, ctx)
  await inboxRoutes(app, ctx)
  await draftRoutes(app, ctx, { fill: filledNow })
  await ledgerRoutes(app, ctx)
  await reportRoutes(app, ctx)
  await catalogRoutes(app, ctx)
  await knowledgeRoutes(app, ctx)
  await assistantRoutes(app, ctx)
  await fileRoutes(app, ctx)
  const presence = openPresence(ctx)
  await presenceRoutes(app, ctx, presence)
  await eventRoutes(app, ctx, presence)
}

const trialProgram = join(import.meta.dirname, 'take-in-apart.ts')

/** What turns deliveries into conversations. The embedded database serves one process, so nothing can be tried apart there. */
export function intakePorts(ctx: Ctx): IntakePorts {
  const ports = { adapters, receive: receiver(ctx, { assistantAnswers }) }
  return ctx.db.engine === 'native' ? { ...ports, trial: trialBy(trialProgram) } : ports
}

/** Hears who is there by ears of its own: the screens may hang on other processes. */
function startNotifyingAway(ctx: Ctx): Running {
  const presence = openPresence(ctx)
  const notifying = startNotifying(ctx, presence)
  return {
    async stop() {
      await notifying.stop()
      presence.close()
    },
  }
}

/** The lanes of the message path and the handlers of jobs; the latter stop with the queue. */
export async function startWork(ctx: Ctx): Promise<Running[]> {
  await workOnLetters(ctx)
  await workOnSessions(ctx)
  await catalogJobs(ctx)
  await knowledgeJobs(ctx)
  await channelJobs(ctx)
  await workOnFiles(ctx)
  await workOnRecordings(ctx)
  await workOnProfiles(ctx)
  await workOnForgetting(ctx)
  await workOnEarly(ctx)
  await workOnErasing(ctx)
  await workOnOpenings(ctx)
  await workOnUnusedFiles(ctx)
  await workOnSnoozed(ctx)
  await workOnGiving(ctx)
  await workOnTimers(ctx, { assistantAnswers })
  await workOnPushing(ctx)
  await workOnTroubles(ctx)
  await workOnSubscriptions(ctx)
  await eventJobs(ctx)
  await rotationJobs(ctx)
  return [
    startIntake(ctx, intakePorts(ctx)),
    startAnswering(ctx),
    startScheduled(ctx),
    startNotifyingAway(ctx),
    startDelivery(ctx, { adapters, ...deliveryPorts(ctx) }),
  ]
}
