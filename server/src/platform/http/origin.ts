import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { Problem } from '../problems.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A cookie travels with requests that other sites cause, so a change that carries one must say that it comes from here.
 * Here is PUBLIC_URL, or the address that the request itself was sent to.
 */
export function refuseForeignOrigin(request: FastifyRequest, config: Config): void {
  if (safe.has(request.method) || request.headers.cookie === undefined) return
  const { origin } = request.headers
  if (origin === new URL(config.publicUrl).origin || origin === ownOrigin(request)) return
  throw new Problem(403, 'wrong_origin', 'The request comes from another site.')
}

export const ownOrigin = (request: FastifyRequest): string => `${request.protocol}://${request.host}`
