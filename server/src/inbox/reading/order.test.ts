import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CursorPlace } from './cursor.ts'
import { orderOf } from './order.ts'

const time = fc.date({
  min: new Date('2001-09-09T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
})
const place = fc.record({ key: fc.option(time), at: time, id: fc.uuid() })

/** As the database sorts: by key with those without one last, then the newest, then the greater id. */
const inList = (one: CursorPlace, other: CursorPlace): number =>
  (one.key?.getTime() ?? Number.POSITIVE_INFINITY) - (other.key?.getTime() ?? Number.POSITIVE_INFINITY) ||
  other.at.getTime() - one.at.getTime() ||
  (one.id < other.id ? 1 : -1)

it('sorts as the list does', () => {
  fc.assert(
    fc.property(fc.uniqueArray(place, { selector: ({ id }) => id, minLength: 2 }), (places) => {
      const byText = places.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
      expect(byText).toEqual(places.toSorted((one, other) => inList(one, other) || 0))
    }),
  )
})
