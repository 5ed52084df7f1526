import { afterAll } from 'vitest'
import { localBus } from '#platform/bus/local.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Ctx } from '#platform/context.ts'
import { createContext } from '#platform/create-context.ts'
import { createLog } from '#platform/log.ts'
import type { Letter } from '#platform/mail/mail.ts'
import { freshDatabase } from './database.ts'
import { recordedJobs } from './jobs.ts'

export interface TestCtx extends Ctx {
  /** What would have been mailed, in order. */
  readonly letters: Letter[]
  /** Runs jobs whose transaction has committed, and those they cause, until none is left. */
  runJobs(): Promise<void>
}

/**
 * A context of its own for one test file, closed after it: a fresh migrated database (native by TEST_DATABASE_URL, else
 * embedded), jobs and letters kept in memory, wake-ups in process. `env` sets more variables, as the program reads them.
 */
export async function testCtx(
  options: { clock?: Clock; env?: Record<string, string> } = {},
): Promise<TestCtx> {
  const config = readConfig({ DATA_DIR: 'memory://', LOG_LEVEL: 'silent', ...options.env })
  const log = createLog(config.logLevel)
  const letters: Letter[] = []
  const jobs = recordedJobs()
  const { db, drop } = await freshDatabase()
  const { ctx, close } = await createContext(config, {
    db,
    log,
    jobs,
    clock: options.clock ?? systemClock,
    bus: localBus((error) => {
      throw error
    }),
    mail: { send: async (letter) => void letters.push(letter) },
  })
  afterAll(async () => {
    await close()
    await drop()
  })
  return { ...ctx, letters, runJobs: jobs.run }
}
