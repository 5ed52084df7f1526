import rateLimit, { type FastifyRateLimitStoreCtor, normalizeIP } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { Problem } from '../problems.ts'
import { connectRedis } from '../redis.ts'
import type { App } from './app.ts'
import { type Counter, createCounter } from './counter.ts'

const PER_MINUTE = 3000

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts attempts, for limits by something else than the caller's address. */
    counter: Counter
  }
}

/** Per caller's address. A route sets its own by `config: { rateLimit: { max, timeWindow } }`, or false. */
export async function limitRates(app: App, ctx: Ctx): Promise<void> {
  const redis = ctx.config.redisUrl ? connectRedis(ctx.config.redisUrl, ctx.log) : undefined
  app.decorate('counter', createCounter(redis))
  await app.register(rateLimit, {
    global: true,
    max: PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: callerOf,
    store: storeOn(app.counter),
    // Files of the panel cost nothing and come by the dozen. The route's own address decides: the caller's may be escaped.
    allowList: (request) => !request.routeOptions.url?.startsWith('/api/'),
    errorResponseBuilder: (_request, context) =>
      new Problem(429, 'too_many_requests', `Try again after ${context.after}.`),
  })
  app.addHook('onClose', async () => redis?.disconnect())
}

/** A browser that hangs up before its turn has no address any more; all such callers count as one. */
function callerOf(request: FastifyRequest): string {
  const address: string | undefined = request.ip
  return address ? normalizeIP(address) : 'gone'
}

interface Limits {
  /** The route whose own limits these are. */
  readonly routeInfo?: { readonly method: string | readonly string[]; readonly url: string }
}

type Answer = (error: Error | null, result?: { current: number; ttl: number }) => void

/** The plugin makes one store for all routes and a child for each route with a limit of its own. */
function storeOn(counter: Counter): FastifyRateLimitStoreCtor {
  return class CounterStore {
    readonly route: string

    constructor({ routeInfo }: Limits) {
      this.route = routeInfo ? `${routeInfo.method} ${routeInfo.url}` : ''
    }

    incr(key: string, answer: Answer, timeWindow: number): void {
      counter.count(`http:${this.route}:${key}`, timeWindow).then(
        (counted) => answer(null, counted),
        (error: Error) => answer(error),
      )
    }

    child(limits: Limits) {
      return new CounterStore(limits)
    }
  } as unknown as FastifyRateLimitStoreCtor
}
