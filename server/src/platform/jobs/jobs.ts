import type { Tx } from '../database/database.ts'

/** A job that happens later, at least once: its work must be safe to repeat. */
export interface JobKind<Payload> {
  readonly name: string
  /** Parses what was stored; the store of a job is read from the row that the payload names. */
  parse(payload: unknown): Payload
}

export interface Jobs {
  /** Exists if and only if `tx` commits. `startAfter` in seconds. */
  enqueue<P extends object>(tx: Tx, kind: JobKind<P>, payload: P, options?: { startAfter?: number; key?: string }): Promise<void>
  work<P extends object>(kind: JobKind<P>, handler: (payload: P) => Promise<void>): Promise<void>
  /** Cron in UTC. */
  schedule<P extends object>(kind: JobKind<P>, cron: string, payload: P): Promise<void>
  close(): Promise<void>
}
