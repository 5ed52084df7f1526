import type { Redis } from 'ioredis'

interface Counted {
  readonly current: number
  /** Milliseconds until the window ends. */
  readonly ttl: number
}

/** Counts events per key in windows of time: in Redis for all processes, in this process alone while Redis is away or not configured. */
export interface Counter {
  count(key: string, windowMs: number): Promise<Counted>
  clear(key: string): Promise<void>
}

interface Window {
  count: number
  ends: number
}

const MAX_WINDOWS = 20_000

export function createCounter(redis: Redis | undefined): Counter {
  const windows = new Map<string, Window>()
  return {
    async count(key, windowMs) {
      if (redis?.status !== 'ready') return countHere(windows, key, windowMs)
      return countThere(redis, key, windowMs).catch(() => countHere(windows, key, windowMs))
    },
    async clear(key) {
      windows.delete(key)
      if (redis?.status === 'ready') await redis.del(prefix + key).catch(() => 0)
    },
  }
}

const prefix = 'tutum:rate:'

async function countThere(redis: Redis, key: string, windowMs: number): Promise<Counted> {
  // NX keeps the window's end where its first event put it.
  const answer = await redis
    .multi()
    .incr(prefix + key)
    .pexpire(prefix + key, windowMs, 'NX')
    .pttl(prefix + key)
    .exec()
  const [current, , ttl] = (answer ?? []).map(([, value]) => Number(value))
  return { current: current ?? 1, ttl: ttl ?? windowMs }
}

function countHere(windows: Map<string, Window>, key: string, windowMs: number): Counted {
  const now = Date.now()
  const open = windows.get(key)
  const window = open && open.ends > now ? open : { count: 0, ends: now + windowMs }
  window.count += 1
  windows.delete(key)
  windows.set(key, window)
  const [oldest] = windows.size > MAX_WINDOWS ? windows.keys() : []
  if (oldest !== undefined) windows.delete(oldest)
  return { current: window.count, ttl: window.ends - now }
}
