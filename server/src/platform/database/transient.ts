const passing = /^(08...|40001|40P01|53...|55P03|57...|58...|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/

/**
 * Whether the same work may succeed a moment later: the database is away, full or coming up, or two transactions were in
 * each other's way. Never the fault of what was being written.
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string') return passing.test(error.code)
  return /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(
    error.message,
  )
}
