/** What one act brings comes in several pieces. */
const piecesMs = 20
/** From one question of a kind to the next. */
const pauseMs = 250
/** From an answer to the next question while it goes on and on: whoever reads along cannot follow faster, and their computer has other work. */
const stormMs = 1_000
/** So many questions that had to wait, one after the other, are a storm. */
const storm = 4
/** An answer that does not come by then is waited for no longer. */
const patienceMs = 5_000

export interface Paced<Thing> {
  want(thing: Thing): void
  stop(): void
}

/**
 * Asks at once for what is wanted first, and gathers what is wanted after it: a question waits until the one before it
 * is answered and a pause is over. What was wanted last is always asked for after it was wanted.
 */
export function paced<Thing>(ask: (wanted: ReadonlySet<Thing>) => Promise<unknown>): Paced<Thing> {
  let wanted = new Set<Thing>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay = false
  let stopped = false
  let askedAt = Number.NEGATIVE_INFINITY
  let answeredAt = Number.NEGATIVE_INFINITY
  let held = 0

  const plan = (waited = false) => {
    if (timer !== undefined || underWay || stopped || wanted.size === 0) return
    const left = (held < storm ? askedAt + pauseMs : answeredAt + stormMs) - Date.now()
    // Where an answer takes longer than the pause a question waits for it alone.
    held = waited || left > piecesMs ? held + 1 : 0
    timer = setTimeout(askNow, Math.max(piecesMs, left))
  }
  const askNow = async () => {
    timer = undefined
    const now = wanted
    wanted = new Set()
    underWay = true
    askedAt = Date.now()
    await Promise.race([ask(now).catch(() => {}), patience()])
    answeredAt = Date.now()
    underWay = false
    plan(true)
  }
  return {
    want(thing) {
      wanted.add(thing)
      plan()
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

const patience = () => new Promise((resolve) => setTimeout(resolve, patienceMs))
