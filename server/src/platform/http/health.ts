import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { register } from 'prom-client'
import type { Ctx } from '../context.ts'
import { notFound, problemDocument } from '../problems.ts'
import type { App } from './app.ts'
import { sendProblem } from './errors.ts'

const unlimited = { config: { rateLimit: false }, schema: { hide: true } } as const

/** /healthz: the process lives. /readyz: it can serve, so the database answers. /metrics: for Prometheus, inside the network. */
export function serveHealth(app: App, ctx: Ctx): void {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  app.get('/healthz', unlimited, async () => ({ status: 'alive' }))
  app.get('/readyz', unlimited, async (request, reply) => {
    const ready = !closing && (await answers(ctx))
    return ready ? { status: 'ready' } : sendProblem(request, reply, problemDocument(503, 'not_ready'))
  })
  app.get('/metrics', unlimited, async (request, reply) => {
    if (!fromInside(request)) throw notFound()
    return reply.type(register.contentType).send(await register.metrics())
  })
}

async function answers(ctx: Ctx): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), 2000)
  })
  const asked = ctx.db
    .asOwner((tx) => tx.query('select 1'))
    .then(
      () => true,
      () => false,
    )
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}

/** Straight from a private address, not through the proxy that the world comes by. */
function fromInside(request: FastifyRequest): boolean {
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  if (request.headers['x-forwarded-for'] || isIP(peer) === 0) return false
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd])/.test(peer)
}
