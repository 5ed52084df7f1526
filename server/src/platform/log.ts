import pg from 'pg'
import { type DestinationStream, type Logger, pino } from 'pino'

const { DatabaseError } = pg

/** Names under which secrets, personal data or a message's words could travel; they never reach a log. */
const hidden = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'accessToken',
  'botToken',
  'apiKey',
  'key',
  'text',
  'body',
  'email',
  'phone',
  'name',
  'to',
]

const paths = hidden.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

/** Structured lines on standard output. Log ids and counts; what is personal is cut out here as a second wall. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: { paths, censor: '[hidden]' },
    base: null,
    serializers: { err: bareError, error: bareError },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** An error without its extra fields: drivers hang parameters and rows on theirs. */
function bareError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  // PostgreSQL quotes values in its sentences, and a value may be what a customer wrote; the code says what went wrong.
  if (error instanceof DatabaseError) return { type: 'DatabaseError', ...code, stack: framesOf(error) }
  return { type: error.name, message: error.message, stack: error.stack, ...code }
}

const framesOf = ({ stack = '' }: Error): string => stack.slice(stack.indexOf('\n    at ') + 1)
