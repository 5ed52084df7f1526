import { openBus } from './bus/open.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Ctx } from './context.ts'
import { migrate } from './database/migrate.ts'
import { openDatabase } from './database/open.ts'
import { createFetching } from './fetching/open.ts'
import { openFiles } from './files/open.ts'
import { openJobs } from './jobs/open.ts'
import { createLog } from './log.ts'
import { openMail } from './mail/open.ts'
import { createVault } from './vault/open.ts'

/**
 * Opens the database, brings it up to date and builds what every verb uses; `overrides` replaces pieces in tests.
 * `close` ends what was opened here, in the order that lets work finish.
 * @throws Error that names the variable when the database cannot be reached.
 */
export async function createContext(
  config: Config,
  overrides: Partial<Ctx> = {},
): Promise<{ ctx: Ctx; close: () => Promise<void> }> {
  const log = overrides.log ?? createLog(config.logLevel)
  const clock = overrides.clock ?? systemClock
  const db =
    overrides.db ??
    (await openDatabase({
      url: config.databaseUrl,
      dataDir: config.dataDir,
      onError: (error) => log.warn({ err: error }, 'a database connection ended'),
    }))
  await migrate(db).catch(async (error: unknown) => {
    await db.close()
    throw error
  })
  const bus = overrides.bus ?? openBus(config, db, log)
  const jobs = overrides.jobs ?? (await openJobs({ db, bus, log, upkeep: config.role !== 'web' }))
  const ctx: Ctx = {
    config,
    clock,
    log,
    db,
    bus,
    jobs,
    vault:
      overrides.vault ??
      createVault({ masterKeys: config.masterKeys, databaseKey: config.tokenDatabaseKey, clock }),
    files: overrides.files ?? openFiles(config, clock, db),
    fetching: overrides.fetching ?? createFetching(config),
    mail: overrides.mail ?? openMail({ smtpUrl: config.smtpUrl, from: config.mailFrom, log }),
  }
  return {
    ctx,
    async close() {
      await jobs.close()
      await bus.close()
      await db.close()
    },
  }
}
