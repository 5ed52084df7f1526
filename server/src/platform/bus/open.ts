import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import { newId } from '../ids.ts'
import type { Bus } from './bus.ts'
import { localBus } from './local.ts'
import { notifyWire } from './notify.ts'
import { redisWire } from './redis.ts'
import { sharedBus } from './shared.ts'

/** Redis when configured, else NOTIFY on a native database; the embedded one has a single process and needs no wire. */
export function openBus(config: Config, db: Database, log: Logger): Bus {
  const onError = (error: unknown) => log.warn({ err: error }, 'a wake-up was lost')
  const local = localBus(onError)
  const { redisUrl, databaseUrl } = config
  if (redisUrl)
    return sharedBus(local, newId<'process'>(), (receive) => redisWire(redisUrl, log, receive), onError)
  if (databaseUrl)
    return sharedBus(
      local,
      newId<'process'>(),
      (receive) => notifyWire(databaseUrl, db, log, receive),
      onError,
    )
  return local
}
