import type { Ctx } from '#platform/context.ts'
import { fileRoutes } from '#platform/files/routes.ts'
import type { App } from '#platform/http/app.ts'

/** Something that runs until it is stopped: a lane's worker, a reader. `stop` lets what is in hand finish. */
export interface Running {
  stop(): Promise<void>
}

/** Routes under /api/v1, in the order of registration. */
export const routes: readonly ((app: App, ctx: Ctx) => Promise<void>)[] = [fileRoutes]

/** What a process with ROLE worker or all runs. */
export const workers: readonly ((ctx: Ctx) => Running | Promise<Running>)[] = []
