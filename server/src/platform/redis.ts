import { Redis } from 'ioredis'
import type { Logger } from 'pino'

/** A connection that keeps trying. What is asked while it is away fails at once, so that callers fall back. */
export function connectRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(times * 200, 3000),
  })
  redis.on('error', (error) => log.warn({ err: error }, 'redis is away'))
  return redis
}
