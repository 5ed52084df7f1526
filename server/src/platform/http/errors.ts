import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import { AppError, type ProblemDocument, problemDocument } from '../problems.ts'
import type { App } from './app.ts'

/** Every failure leaves as a problem document; what nobody expected is logged and told without its details. */
export function answerProblems(app: App): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error)
    if (problem.status >= 500)
      request.log.error({ err: causeOf(error), code: problem.code }, 'request failed')
    return sendProblem(request, reply, problem)
  })
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: ProblemDocument,
): FastifyReply {
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({ ...problem, requestId: request.id })
}

function problemOf(error: unknown): ProblemDocument {
  if (error instanceof AppError)
    return problemDocument(error.status, error.code, { detail: error.message, ...error.extra })
  if (hasZodFastifySchemaValidationErrors(error))
    return problemDocument(422, 'invalid_fields', { fields: invalidFields(error) })
  if (isDatabaseGone(error)) return problemDocument(503, 'database_unavailable')
  const status = isFastifyError(error) ? (error.statusCode ?? 500) : 500
  return status < 500 ? problemDocument(status, codeOf(status)) : problemDocument(500, 'unexpected')
}

function invalidFields(
  error: Pick<FastifyError, 'validationContext'> & {
    validation: readonly { instancePath: string; message?: string }[]
  },
) {
  return error.validation.map((one) => ({
    path: `${error.validationContext ?? 'body'}${one.instancePath.replace(/\/$/, '').replaceAll('/', '.')}`,
    message: one.message ?? 'is wrong',
  }))
}

const codes: Record<number, string> = {
  400: 'malformed_request',
  401: 'not_signed_in',
  403: 'forbidden',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
}
const codeOf = (status: number): string => codes[status] ?? 'bad_request'

const isFastifyError = (error: unknown): error is FastifyError =>
  error instanceof Error && 'statusCode' in error

const causeOf = (error: unknown): unknown => (isResponseSerializationError(error) ? error.cause : error)

const gone = /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/

/** The database went away or is coming up: the caller may try again soon. */
function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && gone.test(error.code)) return !('path' in error)
  return /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
}
