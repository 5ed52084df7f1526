import { collectDefaultMetrics, Histogram, register } from 'prom-client'
import type { Ctx } from '../context.ts'
import type { App } from './app.ts'

/** One line in the log and one observation per request, by route and never by address: addresses carry ids. */
export function observe(app: App, ctx: Ctx): void {
  if (!register.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics()
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    const ms = reply.elapsedTime
    duration.observe({ method: request.method, route, status: String(reply.statusCode) }, ms / 1000)
    // Webhooks come by the thousand a second; metrics count them.
    if (!route.startsWith('/api/v1/webhooks'))
      ctx.log.debug(
        {
          requestId: request.id,
          method: request.method,
          route,
          status: reply.statusCode,
          ms: Math.round(ms),
        },
        'request',
      )
    done()
  })
}

const duration = new Histogram({
  name: 'http_request_seconds',
  help: 'Time from request to answer',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
})
