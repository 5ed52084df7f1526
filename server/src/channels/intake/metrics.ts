import { Counter } from 'prom-client'
import type { End } from './claim.ts'

const taken = new Counter({
  name: 'intake_total',
  help: 'What came in from providers, by what became of it',
  labelNames: ['channel', 'what'],
})

export function countOutcomes(ends: readonly End[]): void {
  for (const { delivery, end, outcome } of ends) {
    const channel = delivery.kind
    if (end !== 'done') {
      taken.inc({ channel, what: 'failed' })
      continue
    }
    taken.inc({ channel, what: 'messages' }, outcome.messages)
    taken.inc({ channel, what: 'statuses' }, outcome.statuses)
    taken.inc({ channel, what: 'unrouted' }, outcome.unrouted)
    taken.inc({ channel, what: 'unsupported' }, outcome.unsupported)
    taken.inc({ channel, what: 'withheld' }, outcome.withheld)
    taken.inc({ channel, what: 'problems' }, outcome.problems.length)
  }
}
