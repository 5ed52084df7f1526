import rateLimit from '@fastify/rate-limit'
import type { Ctx } from '../context.ts'
import { Problem } from '../problems.ts'
import { connectRedis } from '../redis.ts'
import type { App } from './app.ts'
import { countingStore } from './rate-store.ts'

const PER_MINUTE = 1200

/** Per caller's address. A route sets its own by `config: { rateLimit: { max, timeWindow } }`, or false. */
export async function limitRates(app: App, ctx: Ctx): Promise<void> {
  const redis = ctx.config.redisUrl ? connectRedis(ctx.config.redisUrl, ctx.log) : undefined
  await app.register(rateLimit, {
    global: true,
    max: PER_MINUTE,
    timeWindow: 60_000,
    store: countingStore(redis),
    // Files of the panel cost nothing and come by the dozen.
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, context) =>
      new Problem(429, 'too_many_requests', `Try again after ${context.after}.`),
  })
  app.addHook('onClose', async () => redis?.disconnect())
}
