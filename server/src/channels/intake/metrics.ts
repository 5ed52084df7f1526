import { Counter } from 'prom-client'
import type { End } from './claim.ts'

const taken = new Counter({
  name: 'intake_total',
  help: 'What came in from providers, by what became of it',
  labelNames: ['channel', 'what'],
})

/** Summed first: a counter costs more to find than to raise. */
export function countOutcomes(ends: readonly End[]): void {
  const sums = new Map<string, Map<string, number>>()
  for (const { delivery, end, outcome } of ends) {
    const { problems, ...counts } = outcome
    const of = sums.get(delivery.kind) ?? new Map<string, number>()
    sums.set(delivery.kind, of)
    const found = end === 'done' ? { ...counts, problems: problems.length } : { failed: 1 }
    for (const [what, n] of Object.entries(found)) of.set(what, (of.get(what) ?? 0) + n)
  }
  for (const [channel, of] of sums) for (const [what, n] of of) taken.inc({ channel, what }, n)
}
