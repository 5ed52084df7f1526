import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startNative } from '../../../scripts/native.ts'
import { freePort } from '../../../scripts/ports.ts'
import { startServer } from '../../../server/src/main.ts'
import { readConfig } from '../../../server/src/platform/config.ts'
import { until } from '../feed.ts'
import { type Program, settings, startProgram } from '../program.ts'
import { openShop, type Shop } from '../shop.ts'

type Place = Pick<Shop, 'ctx' | 'store'>

/** Where a storm rages: a database of its own, and processes that come back whenever they are killed. */
export interface Ground {
  /** Prepares the store, before any process runs. */
  prepare<T>(work: (shop: Shop) => Promise<T>): Promise<T>
  start(): Promise<void>
  /** Addresses of the processes, dead or alive. */
  readonly urls: readonly string[]
  /** Ends one process, or all of them, in the middle of whatever they do; they are started anew. @returns how many. */
  kill(which: 'one' | 'all'): number
  /** Stops the database at once and starts it again. Absent where it lives in the server's process. */
  restartDatabase?(): void
  /** Ends the processes and goes on in one at the first address that can be looked into, until `work` has ended. */
  finish<T>(work: (place: Place) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export async function nativeGround(own: Record<string, string>, processes: number): Promise<Ground> {
  const native = await startNative()
  const env = settings({ ...own, DATABASE_URL: native.databaseUrl, REDIS_URL: native.redisUrl })
  const ground = await groundOn(env, processes)
  return {
    ...ground,
    restartDatabase() {
      native.stopPostgres('immediate')
      native.startPostgres()
    },
    async close() {
      await ground.close()
      native.close()
    },
  }
}

/** The embedded database belongs to one process at a time, so one runs. */
export async function embeddedGround(own: Record<string, string>): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'tutum-storm-'))
  const ground = await groundOn(settings({ ...own, DATA_DIR: folder }), 1)
  return {
    ...ground,
    async close() {
      await ground.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function groundOn(env: Record<string, string>, processes: number): Promise<Ground> {
  const ports = await Promise.all(Array.from({ length: processes }, freePort))
  const keepers = ports.map((port) => keeper(env, port))
  const stop = async () => {
    await Promise.all(keepers.map((one) => one.stop()))
  }
  return {
    async prepare(work) {
      const shop = await openShop(env, { assistant: true })
      return work(shop).finally(shop.close)
    },
    async start() {
      await Promise.all(keepers.map((one) => one.start()))
    },
    urls: ports.map((port) => `http://127.0.0.1:${port}`),
    kill(which) {
      const alive = keepers.filter((one) => one.isAlive())
      const doomed = which === 'all' ? alive : alive.slice(0, 1)
      for (const one of doomed) one.kill()
      // The next one meets another.
      keepers.push(...keepers.splice(0, 1))
      return doomed.length
    },
    async finish(work) {
      await stop()
      const server = await startServer(readConfig({ ...env, PORT: String(ports[0]) }))
      const [row] = await server.ctx.db.asOwner((tx) =>
        tx.query<{ store: Shop['store'] }>('select store_id as store from edge.channel_route limit 1'),
      )
      if (!row) throw new Error('no store')
      return work({ ctx: server.ctx, store: row.store }).finally(server.close)
    },
    close: stop,
  }
}

/** One process at a port, started again whenever it has ended, until stopped. */
function keeper(env: Record<string, string>, port: number) {
  let program: Program | undefined
  let stopped = false
  let running = Promise.resolve()

  // A process that starts while the database is away ends; it is tried again as an init system would.
  const begin = async (): Promise<Program | undefined> => {
    while (!stopped) {
      program = await startProgram(env, { port }).catch(() => undefined)
      if (program) return program
      await wait(200)
    }
    return undefined
  }
  const keep = async () => {
    for (let living = await begin(); living; living = await begin()) await living.ended
  }
  return {
    async start() {
      running = keep()
      await until('a process is ready', () => program !== undefined)
    },
    isAlive: () => program !== undefined,
    kill() {
      program?.signal('SIGKILL')
      program = undefined
    },
    async stop() {
      stopped = true
      // One that is just starting is ready first.
      while (program === undefined && !(await ended(running))) await wait(50)
      program?.signal('SIGTERM')
      await running
    },
  }
}

const ended = (work: Promise<void>): Promise<boolean> =>
  Promise.race([work.then(() => true), wait(1).then(() => false)])
