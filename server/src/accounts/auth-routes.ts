import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { ownOrigin, refuseForeignOrigin } from '#platform/http/origin.ts'
import { notFound, Problem } from '#platform/problems.ts'
import { countAttempt, emailOf } from './attempts.ts'
import type { Auth } from './auth.ts'
import { SignUp } from './contract.ts'
import { knownDevices } from './known-devices.ts'

/** The doors that are open. The library has more; each that opens needs its own thought. */
const doors = new Set([
  'POST sign-up/email',
  'POST sign-in/email',
  'POST sign-out',
  'GET get-session',
  'GET verify-email',
  'POST send-verification-email',
])

/** /api/auth/*: signing up, in and out, and confirming an address. */
export async function authRoutes(app: App, ctx: Ctx, auth: Auth): Promise<void> {
  const devices = knownDevices(ctx.config)
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    async handler(request, reply) {
      const door = request.url.replace('/api/auth/', '').split('?')[0] ?? ''
      if (!doors.has(`${request.method} ${door}`)) throw notFound()
      refuseForeignOrigin(request, ctx.config)
      if (door === 'sign-up/email') request.body = signUpOf(request.body)
      const email = emailOf(request.body)
      const device = email && devices.find(request.headers.cookie, email)
      const forget = await countAttempt(app.counter, { door, email, device })
      const response = await auth.handler(webRequest(request, ctx))
      if (response.ok) await forget()
      const signedIn = await whoSignedIn(auth, response)
      const cookies = signedIn ? [devices.cookieFor(signedIn, device)] : []
      return sendWebResponse(reply, response, cookies)
    },
  })
}

/** The address of who has a session by this answer, through a password or a letter. */
async function whoSignedIn(auth: Auth, response: Response): Promise<string | undefined> {
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  if (response.status >= 400 || cookie === '') return undefined
  const session = await auth.api.getSession({ headers: { cookie }, query: { disableRefresh: true } })
  return session?.user.email.toLowerCase()
}

function signUpOf(body: unknown): object {
  const parsed = SignUp.safeParse(body)
  if (parsed.success) return { ...parsed.data, name: `${parsed.data.firstName} ${parsed.data.lastName}` }
  const fields = parsed.error.issues.map(({ path, message }) => ({
    path: ['body', ...path].join('.'),
    message,
  }))
  throw new Problem(422, 'invalid_fields', 'Some fields are wrong.', { fields })
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

async function sendWebResponse(
  reply: FastifyReply,
  response: Response,
  more: readonly string[],
): Promise<FastifyReply> {
  reply.code(response.status).header('cache-control', 'no-store')
  for (const [name, value] of response.headers)
    if (name !== 'set-cookie' && name !== 'content-length') reply.header(name, value)
  const cookies = [...response.headers.getSetCookie(), ...more]
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  return reply.send(await response.text())
}
