import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { ownOrigin, refuseForeignOrigin } from '#platform/http/origin.ts'
import { Problem } from '#platform/problems.ts'
import type { Auth } from './auth.ts'

const ATTEMPTS = 10
const ATTEMPTS_WINDOW_MS = 15 * 60_000

/** /api/auth/*: everything of signing in, up, out. */
export async function authRoutes(app: App, ctx: Ctx, auth: Auth): Promise<void> {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    async handler(request, reply) {
      refuseForeignOrigin(request, ctx.config)
      const forget = await countAttempt(app, request)
      const response = await auth.handler(webRequest(request, ctx))
      if (response.ok) await forget()
      return sendWebResponse(reply, response)
    },
  })
}

/** Passwords are tried a few times per account, from wherever the tries come. @returns what a success does to the count. */
async function countAttempt(app: App, request: FastifyRequest): Promise<() => Promise<void>> {
  const email = isSignIn(request) ? emailOf(request.body) : undefined
  if (email === undefined) return async () => {}
  const key = `sign-in:${email}`
  const { current, ttl } = await app.counter.count(key, ATTEMPTS_WINDOW_MS)
  if (current > ATTEMPTS)
    throw new Problem(
      429,
      'too_many_attempts',
      'Too many wrong passwords for this account. Try again later.',
      {
        retryAfterSeconds: Math.ceil(ttl / 1000),
      },
    )
  return () => app.counter.clear(key)
}

const isSignIn = (request: FastifyRequest): boolean => request.url.split('?')[0] === '/api/auth/sign-in/email'

function emailOf(body: unknown): string | undefined {
  const email = typeof body === 'object' && body && 'email' in body ? body.email : undefined
  return typeof email === 'string' ? email.trim().toLowerCase() : undefined
}

function webRequest(request: FastifyRequest, ctx: Ctx): Request {
  const headers = webHeaders(request)
  headers.set('x-client-address', request.ip)
  // Checked above, also for the address by which this very request came.
  const { origin } = new URL(ctx.config.publicUrl)
  if (request.headers.cookie !== undefined || request.headers.origin === ownOrigin(request))
    headers.set('origin', origin)
  if (request.method === 'POST') headers.set('content-type', 'application/json')
  const body = request.method === 'POST' ? JSON.stringify(request.body ?? {}) : null
  return new Request(new URL(request.url, origin), { method: request.method, headers, body })
}

export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && name !== 'content-length') headers.set(name, [value].flat().join(', '))
  return headers
}

async function sendWebResponse(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.code(response.status).header('cache-control', 'no-store')
  for (const [name, value] of response.headers)
    if (name !== 'set-cookie' && name !== 'content-length') reply.header(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  return reply.send(await response.text())
}
