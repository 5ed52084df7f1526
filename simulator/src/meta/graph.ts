import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readLenientBodies } from '../bodies.ts'
import { isSecretProof } from '../delivery/signature.ts'
import { GraphError, noToken, unknownPath } from './graph-errors.ts'

/** The token of a call: the Authorization header, or the query as Graph also allows.
 *  @throws GraphError 200 when there is none */
export function tokenOf(request: FastifyRequest): string {
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const token = bearer ?? queryOf(request)['access_token']
  if (!token) throw noToken()
  return token
}

export function queryOf(request: FastifyRequest): Record<string, string | undefined> {
  const query: unknown = request.query
  const entries = typeof query === 'object' && query !== null ? Object.entries(query) : []
  return Object.fromEntries(
    entries.map(([key, value]) => [key, Array.isArray(value) ? String(value[0]) : String(value)]),
  )
}

/** @throws GraphError 100 when a proof is sent that the app secret did not make */
export function checkSecretProof(request: FastifyRequest, token: string, appSecret: string): void {
  const proof = queryOf(request)['appsecret_proof']
  if (proof !== undefined && !isSecretProof(proof, token, appSecret)) {
    throw new GraphError(400, 100, 'Invalid appsecret_proof provided in the API argument', {
      type: 'GraphMethodException',
    })
  }
}

/** Only the asked fields, and always the id. */
export function pickFields(
  object: Record<string, unknown>,
  fields: string | undefined,
  always: readonly string[],
): Record<string, unknown> {
  const names = new Set([
    ...always,
    ...(fields ? fields.split(',').map((name) => name.trim()) : Object.keys(object)),
  ])
  return Object.fromEntries(Object.entries(object).filter(([name]) => names.has(name)))
}

export function checkVersion(version: string): void {
  if (!/^v\d+\.\d+$/.test(version)) throw unknownPath()
}

/** Answers every refusal of this part of the API in Graph's envelope. */
export function answerInGraphEnvelopes(app: FastifyInstance): void {
  readLenientBodies(app)
  app.setErrorHandler((error: unknown, _request, reply) => {
    const refusal = error instanceof GraphError ? error : asGraphError(error)
    void reply.code(refusal.status).send(refusal.envelope())
  })
  app.setNotFoundHandler((_request, reply) => {
    const refusal = unknownPath()
    void reply.code(refusal.status).send(refusal.envelope())
  })
}

function asGraphError(error: unknown): GraphError {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status >= 400 && status < 500) return new GraphError(400, 100, '(#100) The request body cannot be read')
  return new GraphError(500, 1, 'An unknown error occurred', { transient: true })
}
