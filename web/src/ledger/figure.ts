import type { Ledger } from '../api/types.ts'

export interface Stages {
  received: number
  stored: number
  shown: number
  answered: number
}

export type DayRow = Stages & { day: string }

const dayMs = 86_400_000
const none: Stages = { received: 0, stored: 0, shown: 0, answered: 0 }

/** One row for each of the last `count` days, the newest first, of one channel or of all. */
export function dayRows(
  { days, today }: Pick<Ledger, 'days' | 'today'>,
  count: number,
  channelId: string | null,
): DayRow[] {
  const counted = days.filter((day) => channelId === null || day.channelId === channelId)
  return Array.from({ length: count }, (_, back) => {
    const day = new Date(Date.parse(today) - back * dayMs).toISOString().slice(0, 10)
    return { day, ...sum(counted.filter((each) => each.day === day)) }
  })
}

export const sum = (stages: readonly Stages[]): Stages =>
  stages.reduce<Stages>(
    (all, one) => ({
      received: all.received + one.received,
      stored: all.stored + one.stored,
      shown: all.shown + one.shown,
      answered: all.answered + one.answered,
    }),
    none,
  )

/** How much of what was received stopped where, in percent of `most`; together they are the length of the bar. */
export function parts({ received, shown, answered }: Stages, most: number) {
  const percent = (count: number) => (most === 0 ? 0 : (100 * count) / most)
  return {
    answered: percent(answered),
    unanswered: percent(shown - answered),
    lost: percent(received - shown),
  }
}
