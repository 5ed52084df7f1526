import { authRoutes, createAuth, guardStores } from '#accounts'
import { type Config, readConfig, WrongConfig } from '#platform/config.ts'
import type { Ctx } from '#platform/context.ts'
import { createContext } from '#platform/create-context.ts'
import type { App } from '#platform/http/app.ts'
import { createHttp } from '#platform/http/http.ts'
import { seedDemo } from './demo/seed.ts'
import { type Running, registerRoutes, startWork } from './modules.ts'

export interface Server {
  readonly url: string
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
    // A process that only works still tells its health and its metrics.
    app = config.role === 'worker' ? await createHttp(ctx) : await createApp(ctx)
    if (config.role !== 'web') running.push(...(await startWork(ctx)))
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
      await registerRoutes(scope as unknown as App, ctx)
    },
    { prefix: '/api/v1' },
  )
  await app.ready()
  return app
}

/** Connections that may wait to be accepted. With the usual 511, a crowd that comes at once is told to try again in seconds. */
const CALLERS = 4096

async function listen(app: App, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port, backlog: CALLERS })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new Error(
        `PORT: ${port} is in use by another program. Stop it, or choose another: PORT=${port + 1}`,
      )
    throw error
  }
}

const LONGEST_STOP_MS = 9000

/** Runs as a process until it is told to stop. What keeps it from starting is said in a sentence, and ends it. */
export async function run(): Promise<void> {
  try {
    await runUntilStopped()
  } catch (error) {
    const known = error instanceof WrongConfig || (error instanceof Error && /^[A-Z_]+: /.test(error.message))
    process.stderr.write(
      `${known && error instanceof Error ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    )
    process.exit(1)
  }
}

async function runUntilStopped(): Promise<void> {
  const server = await startServer(readConfig(process.env))
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
  // A parent that started us has gone, in whatever way: nobody is left to stop us.
  process.once('disconnect', stop)
  if (process.argv.includes('--demo')) await seedDemo(server.ctx)
  server.ctx.log.info({ url: server.url, role: server.ctx.config.role }, 'started')
  process.send?.('ready')
}
