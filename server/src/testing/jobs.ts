import type { JobKind, Jobs } from '#platform/jobs/jobs.ts'

/** Jobs kept in memory: there once their transaction has committed, run when the test says so. */
export function recordedJobs(): Jobs & { run(): Promise<void> } {
  const waiting: { name: string; payload: object; key: string | undefined }[] = []
  const handlers = new Map<string, (payload: unknown) => Promise<void>>()
  const add = (name: string, payload: object, key: string | undefined) => {
    const known = key !== undefined && waiting.some((job) => job.name === name && job.key === key)
    if (!known) waiting.push({ name, payload, key })
  }
  return {
    async enqueue(tx, kind, payload, { key } = {}) {
      tx.afterCommit(() => add(kind.name, payload, key))
    },
    async enqueueAll(tx, kind, jobs) {
      tx.afterCommit(() => {
        for (const { payload, key } of jobs) add(kind.name, payload, key)
      })
    },
    async work<P extends object>(kind: JobKind<P>, handler: (payload: P) => Promise<void>) {
      handlers.set(kind.name, (payload) => handler(kind.parse(payload)))
    },
    schedule: async () => {},
    close: async () => {},
    async run() {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        const handler = handlers.get(job.name)
        if (!handler) throw new Error(`nobody works on ${job.name}`)
        // As the queue does: only what can be written down arrives.
        await handler(JSON.parse(JSON.stringify(job.payload)))
      }
    },
  }
}
