import { accountsRoutes, workOnLetters } from '#accounts'
import type { Ctx } from '#platform/context.ts'
import { fileRoutes } from '#platform/files/routes.ts'
import type { App } from '#platform/http/app.ts'
import { eventRoutes } from '#platform/realtime/routes.ts'

/** Something that runs until it is stopped: a lane's worker, a reader. `stop` lets what is in hand finish. */
export interface Running {
  stop(): Promise<void> | void
}

/** Routes under /api/v1. */
export const routes: readonly ((app: App, ctx: Ctx) => Promise<void> | void)[] = [
  accountsRoutes,
  fileRoutes,
  eventRoutes,
]

/** What a process with ROLE worker or all runs. Handlers of jobs stop with the queue. */
export const workers: readonly ((ctx: Ctx) => Running | undefined | Promise<Running | undefined>)[] = [
  async (ctx) => {
    await workOnLetters(ctx)
    return undefined
  },
]
