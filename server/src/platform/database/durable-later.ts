import type { Tx } from './database.ts'

/**
 * This transaction does not wait for the disk: it is durable with the next that does, within a second at the latest. For
 * what can be done again from something durable. The order of commits stays, so what leans on it and does wait for the disk
 * takes it along.
 */
export async function durableLater(tx: Tx): Promise<void> {
  await tx.query('set local synchronous_commit = off')
}
