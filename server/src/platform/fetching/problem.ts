import type { FetchProblem } from './fetching.ts'

const midway = new Set([
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'ECONNRESET',
  'UND_ERR_ABORTED',
])

/** What a failed connection means. Every error of the network has a code; what has none is a mistake of ours. */
export function problemOf(error: unknown): FetchProblem {
  const code = codeOf(error)
  if (code === undefined) throw error
  if (code.endsWith('_TIMEOUT')) return 'timeout'
  return midway.has(code) || code.startsWith('HPE_') ? 'broken_off' : 'unreachable'
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return codeOf(error.cause)
}
