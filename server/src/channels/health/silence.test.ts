import { describe, expect, it } from 'vitest'
import { type HourCount, silence } from './silence.ts'

const hour = 3_600_000
const day = 24 * hour
/** A Tuesday. */
const now = new Date('2026-11-24T12:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)

/** A shop that is written to from 04:00 to 16:00 UTC, `a` conversations an hour, and not on Sundays if it sleeps then. */
function shop(arrivals: number, days = 28, sundays = true): HourCount[] {
  const hours: HourCount[] = []
  for (let n = days * 24; n > 0; n--) {
    const at = ago(n * hour)
    const open = at.getUTCHours() >= 4 && at.getUTCHours() < 16 && (sundays || at.getUTCDay() !== 0)
    if (open) hours.push({ hour: at, arrivals })
  }
  return hours
}
const look = (history: HourCount[], since: Date, at = now, days = 28) =>
  silence(history, ago(days * day), since, at)

describe('a silence', () => {
  it('of a busy shop is noticed within hours', () => {
    expect(look(shop(4), ago(hour))?.silent).toBe(false)
    expect(look(shop(4), ago(2 * hour))?.silent).toBe(false)
    expect(look(shop(4), ago(3 * hour))).toMatchObject({ silent: true })
  })

  it('of a small shop needs longer to mean something', () => {
    expect(look(shop(0.5), ago(8 * hour))?.silent).toBe(false)
    expect(look(shop(0.5), ago(3 * day))?.silent).toBe(true)
  })

  it('counts what was to be expected, down to parts of an hour', () => {
    const seen = look(shop(4), ago(90 * 60_000))
    expect(seen?.expected).toBeCloseTo(6, 0)
    expect(seen?.chance).toBeCloseTo(Math.exp(-(seen?.expected ?? 0)))
  })

  it('at night is none', () => {
    const evening = new Date('2026-11-23T16:00:00Z')
    const morning = new Date('2026-11-24T04:00:00Z')
    expect(silence(shop(20), ago(28 * day), evening, morning)).toMatchObject({ silent: false })
  })

  it('on a Sunday is none for a shop that is closed then', () => {
    const saturday = new Date('2026-11-21T16:00:00Z')
    const monday = new Date('2026-11-23T04:00:00Z')
    expect(silence(shop(4, 28, false), ago(28 * day), saturday, monday)?.silent).toBe(false)
    expect(silence(shop(4), ago(28 * day), saturday, monday)?.silent).toBe(true)
  })

  it('is not judged before the shop has a history', () => {
    expect(look(shop(20, 2), ago(10 * hour), now, 2)).toBeUndefined()
    expect(look([{ hour: ago(9 * day), arrivals: 29 }], ago(5 * day))).toBeUndefined()
    expect(look([], ago(5 * day))).toBeUndefined()
  })

  it('alarms a living shop less than once a year', () => {
    // A fixed pseudo-random stream: the same numbers in every run.
    let state = 42
    const random = () => {
      state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
      return state / 2 ** 32
    }
    let alarms = 0
    const history = shop(3)
    const last = { at: ago(0).getTime() }
    for (let n = 1; n <= 365 * 24; n++) {
      const at = new Date(now.getTime() + n * hour)
      const open = at.getUTCHours() > 4 && at.getUTCHours() <= 16
      if (open && random() > Math.exp(-3)) last.at = at.getTime()
      if (silence(history, ago(28 * day), new Date(last.at), at)?.silent) alarms++
    }
    expect(alarms).toBeLessThanOrEqual(1)
  })
})
