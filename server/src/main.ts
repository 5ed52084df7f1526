import { authRoutes, createAuth, guardStores } from '#accounts'
import { type Config, readConfig, WrongConfig } from '#platform/config.ts'
import type { Ctx } from '#platform/context.ts'
import { createContext } from '#platform/create-context.ts'
import type { App } from '#platform/http/app.ts'
import { createHttp } from '#platform/http/http.ts'
import { type Running, routes, workers } from './modules.ts'

export interface Server {
  /** Where it listens; undefined in a process that only works. */
  readonly url: string | undefined
  readonly ctx: Ctx
  close(): Promise<void>
}

/**
 * Starts what the role asks for. `overrides` replaces pieces of the context in tests.
 * @throws Error with a sentence for the operator: a used port, an unreachable database.
 */
export async function startServer(config: Config, overrides: Partial<Ctx> = {}): Promise<Server> {
  const { ctx, close: closeContext } = await createContext(config, overrides)
  const running: Running[] = []
  let app: App | undefined
  const close = async () => {
    await app?.close()
    await Promise.all(running.map((one) => one.stop()))
    await closeContext()
  }
  try {
    app = await createApp(ctx)
    if (config.role !== 'web')
      for (const start of workers) running.push(...[await start(ctx)].filter((one) => one !== undefined))
    const url = await listen(app, config)
    return { url, ctx, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The whole HTTP program, not listening. */
export async function createApp(ctx: Ctx): Promise<App> {
  const app = await createHttp(ctx)
  const auth = createAuth(ctx, app.counter)
  await authRoutes(app, ctx, auth)
  await app.register(
    async (scope) => {
      guardStores(scope as unknown as App, ctx, auth)
      for (const register of routes) await register(scope as unknown as App, ctx)
    },
    { prefix: '/api/v1' },
  )
  await app.ready()
  return app
}

async function listen(app: App, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new Error(
        `PORT: ${port} is in use by another program. Stop it, or choose another: PORT=${port + 1}`,
      )
    throw error
  }
}

const LONGEST_STOP_MS = 9000

async function run(): Promise<void> {
  const server = await startServer(readConfig(process.env))
  server.ctx.log.info({ url: server.url, role: server.ctx.config.role }, 'started')
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref()
    await server.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

if (import.meta.main)
  run().catch((error: unknown) => {
    const known = error instanceof WrongConfig || (error instanceof Error && /^[A-Z_]+: /.test(error.message))
    process.stderr.write(
      `${known && error instanceof Error ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    )
    process.exit(1)
  })
