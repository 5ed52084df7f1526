import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Conversation, ConversationPage } from '../../api/types.ts'
import { mergeRows, type Pages } from './merge.ts'

interface Place {
  id: string
  order: string
}

const size = 3
const counts = { all: 0 } as ConversationPage['counts']
const item = ({ id }: Place) => ({ id }) as Conversation
const sorted = (list: readonly Place[]) => list.toSorted((one, other) => (one.order < other.order ? -1 : 1))

/** As much of a list as its first pages hold, as the server gives it. */
function load(list: readonly Place[], most: number): Pages {
  const all = sorted(list)
  const pages: Pages['pages'] = []
  for (let n = 0; n < most && pages.at(-1)?.end !== null; n++) {
    const rows = all.slice(n * size, (n + 1) * size)
    const end = all.length > (n + 1) * size ? (rows.at(-1)?.order ?? null) : null
    pages.push({ items: rows.map(item), order: rows.map(({ order }) => order), end, next: end, counts })
  }
  return { pageParams: pages.map(() => null), pages }
}
const answer = (list: readonly Place[], ids: ReadonlySet<string>): ConversationPage => {
  const rows = sorted(list.filter(({ id }) => ids.has(id)))
  return {
    items: rows.map(item),
    order: rows.map(({ order }) => order),
    ...{ end: null, next: null, counts: { ...counts, all: list.length } },
  }
}
const shown = ({ pages }: Pages) => pages.flatMap(({ items }) => items.map(({ id }) => id))
const list = (...orders: string[]): Place[] => orders.map((order) => ({ id: `id of ${order}`, order }))

describe('the loaded rows after some have changed', () => {
  it('are the same objects where nothing has changed', () => {
    const before = load(list('a', 'b', 'c', 'd', 'e', 'f', 'g'), 2)
    const now = list('a', 'b', 'c', 'd', 'e', 'f', 'g')
    const after = mergeRows(before, new Set(['id of e']), answer(now, new Set(['id of e'])))
    expect(shown(after)).toEqual(shown(before))
    expect(after.pages[0]?.items).toBe(before.pages[0]?.items)
    expect(after.pages[1]?.items[0]).toBe(before.pages[1]?.items[0])
  })

  it('are left by a row that goes beyond them, and joined by one that comes from there', () => {
    const before = load(list('b', 'c', 'd', 'e'), 1)
    const moved = (order: string, id: string) => {
      const now = [...list('b', 'c', 'd', 'e').filter((place) => place.id !== id), { id, order }]
      return shown(mergeRows(before, new Set([id]), answer(now, new Set([id]))))
    }
    expect(moved('z', 'id of c')).toEqual(['id of b', 'id of d'])
    expect(moved('a', 'id of e')).toEqual(['id of e', 'id of b', 'id of c', 'id of d'])
  })

  it('have the counts of the answer', () => {
    const before = load(list('a', 'b'), 1)
    expect(mergeRows(before, new Set(), answer(list('a'), new Set())).pages[0]?.counts.all).toBe(1)
  })

  it('are what the server would give anew, up to where they had reached', () => {
    const order = fc.stringMatching(/^[a-y]{1,3}$/)
    const ids = fc.integer({ min: 0, max: 11 }).map((n) => `row ${n}`)
    const world = fc.uniqueArray(fc.record({ id: ids, order }), { selector: ({ id }) => id })
    const distinct = (places: readonly Place[]) =>
      new Set(places.map((each) => each.order)).size === places.length
    fc.assert(
      fc.property(world, world, fc.integer({ min: 1, max: 4 }), (was, is, pages) => {
        fc.pre(distinct(was) && distinct(is))
        const before = load(was, pages)
        const orderIn = (places: readonly Place[], id: string) => places.find((each) => each.id === id)?.order
        const all = [...was, ...is].map(({ id }) => id)
        const changed = new Set(all.filter((id) => orderIn(was, id) !== orderIn(is, id)))
        const { end } = before.pages.at(-1) ?? { end: null }
        const expected = sorted(is).filter((place) => end === null || place.order <= end)
        expect(shown(mergeRows(before, changed, answer(is, changed)))).toEqual(expected.map(({ id }) => id))
      }),
    )
  })
})
