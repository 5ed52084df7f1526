import type { FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import type { Redis } from 'ioredis'

type Counted = (error: Error | null, result?: { current: number; ttl: number }) => void

interface Window {
  count: number
  ends: number
}

const MAX_WINDOWS = 20_000

/** Counts in Redis for all processes, and in this process alone while Redis is away or not configured. */
export function countingStore(redis: Redis | undefined): FastifyRateLimitStoreCtor {
  return class CountingStore {
    readonly prefix: string
    readonly windows = new Map<string, Window>()

    constructor(options: { path?: string } | object) {
      this.prefix = `rate:${'path' in options ? String(options.path) : ''}:`
    }

    incr(key: string, counted: Counted, timeWindow: number): void {
      const locally = () => counted(null, countHere(this.windows, key, timeWindow))
      if (redis?.status !== 'ready') locally()
      else countThere(redis, this.prefix + key, timeWindow).then((result) => counted(null, result), locally)
    }

    child(routeOptions: { path?: string } | object) {
      return new CountingStore(routeOptions)
    }
  } as unknown as FastifyRateLimitStoreCtor
}

async function countThere(
  redis: Redis,
  key: string,
  timeWindow: number,
): Promise<{ current: number; ttl: number }> {
  const answer = await redis.multi().incr(key).pexpire(key, timeWindow, 'NX').pttl(key).exec()
  const [current, , ttl] = (answer ?? []).map(([, value]) => Number(value))
  return { current: current ?? 1, ttl: ttl ?? timeWindow }
}

function countHere(
  windows: Map<string, Window>,
  key: string,
  timeWindow: number,
): { current: number; ttl: number } {
  const now = Date.now()
  const open = windows.get(key)
  const window = open && open.ends > now ? open : { count: 0, ends: now + timeWindow }
  window.count += 1
  windows.delete(key)
  windows.set(key, window)
  const [oldest] = windows.size > MAX_WINDOWS ? windows.keys() : []
  if (oldest !== undefined) windows.delete(oldest)
  return { current: window.count, ttl: window.ends - now }
}
