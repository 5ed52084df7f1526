import type { Logger } from 'pino'
import type { Bus, Topic } from '../bus/bus.ts'

/** What a pass found: more to do at once, or the time of the next thing that is due. */
export interface Passed {
  readonly more: boolean
  readonly nextAt?: Date | undefined
}

export interface Worker {
  /** Begins no further pass; resolves when the running one has ended. */
  stop(): Promise<void>
}

/** The longest sleep, in milliseconds: for leases that ran out and wake-ups that were lost. */
const SAFETY_TICK = 5_000
const AFTER_FAILURE = 1_000

/**
 * Runs `pass` whenever there may be work, one pass at a time: at the start, when the bus wakes `topic`, when the next
 * thing is due, and on a slow safety tick. A pass that throws is logged and tried again after a second. One that goes on by
 * itself asks `goesOn` before it begins anything new.
 */
export function startWorker(
  deps: { bus: Bus; log: Logger; now: () => Date },
  options: { name: string; topic: Topic; pass: (goesOn: () => boolean) => Promise<Passed> },
): Worker {
  let stopped = false
  let woken = false
  let wake = () => {}

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const onePass = async (): Promise<number> => {
    woken = false
    try {
      const { more, nextAt } = await options.pass(() => !stopped)
      if (more || woken) return 0
      const until = nextAt ? nextAt.getTime() - deps.now().getTime() : SAFETY_TICK
      return Math.min(Math.max(until, 1), SAFETY_TICK)
    } catch (error) {
      deps.log.error({ err: error, worker: options.name }, 'a pass failed')
      return AFTER_FAILURE
    }
  }

  const loop = async () => {
    while (!stopped) {
      const rest = await onePass()
      if (rest > 0 && !stopped) await sleep(rest)
    }
  }

  const forget = deps.bus.on(options.topic, () => {
    woken = true
    wake()
  })
  const running = loop()
  return {
    async stop() {
      stopped = true
      forget()
      wake()
      await running
    },
  }
}
