import type { Logger } from 'pino'
import type { Bus } from './bus/bus.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './database/database.ts'
import type { Fetching } from './fetching/fetching.ts'
import type { Files } from './files/files.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Mail } from './mail/mail.ts'
import type { Vault } from './vault/vault.ts'

/** What every verb of the program may use; built once in main.ts, replaceable piece by piece in tests. */
export interface Ctx {
  readonly config: Config
  readonly clock: Clock
  readonly log: Logger
  readonly db: Database
  readonly vault: Vault
  readonly bus: Bus
  readonly jobs: Jobs
  readonly files: Files
  readonly fetching: Fetching
  readonly mail: Mail
}
