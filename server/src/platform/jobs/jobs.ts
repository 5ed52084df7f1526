import type { z } from 'zod'
import type { Tx } from '../database/database.ts'

/** A job that happens later, at least once: its work must be safe to repeat. */
export interface JobKind<Payload> {
  readonly name: string
  /** Parses what was stored; the store of a job is read from the row that the payload names. */
  parse(payload: unknown): Payload
}

export interface Jobs {
  /**
   * Exists if and only if `tx` commits. `startAfter` in seconds.
   * While a job with the same `key` waits, another is not added.
   */
  enqueue<P extends object>(
    tx: Tx,
    kind: JobKind<P>,
    payload: P,
    options?: { startAfter?: number; key?: string },
  ): Promise<void>
  /** The same for many at once, by one statement however many they are. */
  enqueueAll<P extends object>(
    tx: Tx,
    kind: JobKind<P>,
    jobs: readonly { readonly payload: P; readonly key: string }[],
  ): Promise<void>
  /** Runs jobs of this kind here. What fails is tried again, longer apart each time, then kept in `<name>.dead`. */
  work<P extends object>(kind: JobKind<P>, handler: (payload: P) => Promise<void>): Promise<void>
  /** Cron in UTC. */
  schedule<P extends object>(kind: JobKind<P>, cron: string, payload: P): Promise<void>
  close(): Promise<void>
}

/** Every kind that the program knows; their queues are made at the start. */
export const definedJobs = new Set<string>()

/** Call it where the module is loaded, so that the kind is known before the first transaction adds such a job. */
export function defineJob<P extends object>(name: string, payload: z.ZodType<P>): JobKind<P> {
  definedJobs.add(name)
  return { name, parse: (value) => payload.parse(value) }
}
