import { setTimeout as wait } from 'node:timers/promises'
import { until } from '../feed.ts'
import type { Ground } from './ground.ts'
import type { Random } from './random.ts'

type Death = 'one process' | 'all while a message is handed over' | 'the database'

export interface Deaths {
  /** Of acknowledged deliveries so far: what is due by then happens. */
  onKept(kept: number): void
  onHanded(): void
  /** Resolves when all of them have happened. */
  over(): Promise<void>
  readonly happened: Readonly<Record<Death, number>>
}

/** `kills` deaths of processes at random points among `amount` deliveries, and two restarts of the database. */
export function planDeaths(random: Random, ground: Ground, amount: number, kills: number): Deaths {
  const happened: Record<Death, number> = {
    'one process': 0,
    'all while a message is handed over': 0,
    'the database': 0,
  }
  const due = deathsOf(random, ground, amount, kills)
  let handingOver: (() => void) | undefined
  let running = Promise.resolve()
  let reached = 0

  const kill = async (which: 'one' | 'all') => {
    await until('a process lives that can be killed', () => ground.kill(which) > 0)
  }
  const die = async (death: Death): Promise<void> => {
    if (death === 'the database') ground.restartDatabase?.()
    else if (death === 'one process') await kill('one')
    else {
      const waited = new Promise<void>((resolve) => {
        handingOver = resolve
      })
      // Nothing may be left to be said when this one is due.
      await Promise.race([waited, wait(20_000, undefined, { ref: false })])
      handingOver = undefined
      await kill('all')
    }
    happened[death] += 1
  }
  const upTo = (kept: number) => {
    reached = Math.max(reached, kept)
    while (due[0] && due[0].at <= reached) {
      const { death } = due.shift() ?? { death: 'one process' as const }
      running = running.then(() => die(death))
    }
  }
  return {
    onKept: upTo,
    onHanded: () => handingOver?.(),
    async over() {
      upTo(amount)
      await running
    },
    happened,
  }
}

/** In the order in which they are due. Every third process dies with all others, in the middle of a hand-over. */
function deathsOf(
  random: Random,
  ground: Ground,
  amount: number,
  kills: number,
): { at: number; death: Death }[] {
  const processes = Array.from({ length: kills }, (_, n) => ({
    at: random.below(amount),
    death: n % 3 === 0 ? ('all while a message is handed over' as const) : ('one process' as const),
  }))
  const database = ground.restartDatabase ? [1 / 3, 2 / 3] : []
  return [
    ...processes,
    ...database.map((share) => ({ at: Math.round(amount * share), death: 'the database' as const })),
  ].sort((a, b) => a.at - b.at)
}
