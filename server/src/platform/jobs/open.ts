import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Bus } from '../bus/bus.ts'
import type { Database, Tx } from '../database/database.ts'
import { newId } from '../ids.ts'
import { definedJobs, type Jobs } from './jobs.ts'

const STOP_MS = 5000
const queueRules = {
  // At most one waiting job per key; a job without a key gets one of its own.
  policy: 'short',
  retryLimit: 6,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 3600,
  expireInSeconds: 900,
} as const

/** pg-boss over the pool that everything shares. `upkeep`: this process also expires, cleans and fires schedules. */
export async function openJobs(options: {
  db: Database
  bus: Bus
  log: Logger
  upkeep: boolean
  /** How often a worker looks without being woken: for jobs that are due later or were added elsewhere. */
  lookEverySeconds?: number
}): Promise<Jobs> {
  const { db, bus, log, upkeep, lookEverySeconds = 2 } = options
  const enqueuing = new AsyncLocalStorage<Tx>()
  const boss = new PgBoss({
    db: { executeSql: (text, values) => execute(db, enqueuing.getStore(), text, values) },
    supervise: upkeep,
    schedule: upkeep,
    // Rebuilding indexes beside others needs a second connection.
    reindex: db.engine === 'native',
    registerInstance: false,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'jobs'))
  await boss.start()

  const workers = new Map<string, string>()
  const lookAgain = (name: string): void => {
    const worker = workers.get(name)
    if (worker) boss.notifyWorker(worker)
  }
  const stopListening = bus.on('jobs', lookAgain)

  // Outside of transactions: making a queue commits.
  const there = new Set((await boss.getQueues()).map((queue) => queue.name))
  const makeQueue = async (name: string) => {
    if (there.has(name)) return
    await boss.createQueue(`${name}.dead`)
    await boss.createQueue(name, { ...queueRules, deadLetter: `${name}.dead` })
    there.add(name)
  }
  for (const name of definedJobs) await makeQueue(name)

  const added = async (tx: Tx, name: string, insert: () => Promise<unknown>) => {
    if (!there.has(name)) throw new Error(`the job ${name} was not defined before the start`)
    await asSchemaOwner(tx, () => enqueuing.run(tx, insert))
  }

  return {
    async enqueue(tx, kind, payload, { startAfter = 0, key = newId<'job'>() } = {}) {
      await added(tx, kind.name, () => boss.send(kind.name, payload, { startAfter, singletonKey: key }))
      if (startAfter === 0) tx.afterCommit(() => bus.wake('jobs', kind.name))
    },
    async enqueueAll(tx, { name }, jobs) {
      if (jobs.length === 0) return
      const rows = jobs.map(({ payload: data, key: singletonKey }) => ({ data, singletonKey }))
      await added(tx, name, () => boss.insert(name, rows))
      tx.afterCommit(() => bus.wake('jobs', name))
    },
    async work(kind, handler) {
      await makeQueue(kind.name)
      const worker = await boss.work(
        kind.name,
        { pollingIntervalSeconds: lookEverySeconds },
        async (jobs) => {
          // Where one was, another may wait: many are told of once.
          lookAgain(kind.name)
          for (const job of jobs) await handler(kind.parse(job.data))
        },
      )
      workers.set(kind.name, worker)
    },
    async schedule(kind, cron, payload) {
      await makeQueue(kind.name)
      await boss.schedule(kind.name, cron, payload, { tz: 'UTC' })
    },
    async close() {
      stopListening()
      await boss.stop({ graceful: true, timeout: STOP_MS })
    },
  }
}

/** What pg-boss asks while a job is being enqueued goes through the caller's transaction, all else through the pool. */
async function execute(db: Database, tx: Tx | undefined, text: string, values: unknown[] = []) {
  if (tx) return { rows: await tx.query(text, values) }
  // pg-boss counts with numbers, while the pool reads int8 as bigint.
  const answer = await db.pool.query({ text, values, types: pg.types })
  return { rows: lastOf(answer).rows }
}

/** A text of several statements answers with a list. */
const lastOf = (answer: pg.QueryResult | pg.QueryResult[]): pg.QueryResult => {
  const last = Array.isArray(answer)
    ? (answer.findLast((one) => one.rows.length > 0) ?? answer.at(-1))
    : answer
  if (!last) throw new Error('an empty statement')
  return last
}

/** The store's role may not touch the job tables; the insert runs as their owner, and the role comes back at once. */
async function asSchemaOwner(tx: Tx, work: () => Promise<unknown>): Promise<void> {
  const [row] = await tx.query<{ role: string }>(`select current_setting('role') as role`)
  const role = row?.role ?? 'none'
  if (role !== 'none') await tx.query('set local role none')
  await work()
  if (role !== 'none') await tx.query(`set local role "${role.replaceAll('"', '""')}"`)
}
