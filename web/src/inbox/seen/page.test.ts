import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { mayBeShown, pageOnScreen, putOnScreen, type SeenPage } from './page.ts'

const place = { personId: 'aizada', storeId: 'ayperi', now: 5_000 }
const list = ['conversations', 'ayperi', 'waiting', {}]
const hourMs = 3_600_000

/** A screen that looks at some answers of the server. */
function screen(answers: readonly (readonly [readonly unknown[], unknown])[]) {
  const queries = new QueryClient()
  for (const [queryKey, data] of answers) {
    queries.setQueryData(queryKey, data)
    new QueryObserver(queries, { queryKey, staleTime: Number.POSITIVE_INFINITY }).subscribe(() => {})
  }
  return queries
}

const pages = (first: unknown, ...texts: string[]) => ({
  pages: texts,
  pageParams: texts.map((_, at) => (at === 0 ? first : at)),
})

describe('what was last seen of the inbox', () => {
  it('is the first page of the list and the end of the open thread', () => {
    const queries = screen([
      [list, pages(null, 'newest', 'older')],
      [['conversation', 'ayperi', 'c'], { id: 'c' }],
      [['messages', 'ayperi', 'c'], pages(null, 'end', 'before')],
    ])
    expect(pageOnScreen(queries, place)).toEqual({
      ...{ personId: 'aizada', storeId: 'ayperi', at: 5_000 },
      answers: [
        { key: list, data: pages(null, 'newest') },
        { key: ['conversation', 'ayperi', 'c'], data: { id: 'c' } },
        { key: ['messages', 'ayperi', 'c'], data: pages(null, 'end') },
      ],
    })
  })

  it('is nothing of another store, of other things, of what stands around a message, or of what nobody looks at', () => {
    const queries = screen([
      [['conversations', 'florist', 'all', {}], pages(null, 'of others')],
      [['service-keys', 'ayperi'], { items: [] }],
      [['messages', 'ayperi', 'c', 'm'], pages({ around: 'm' }, 'middle')],
    ])
    queries.setQueryData(['conversation', 'ayperi', 'left'], { id: 'left' })
    expect(pageOnScreen(queries, place).answers).toEqual([])
  })

  it('is shown at once and asked for anew, however lately it was kept', () => {
    const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000 } } })
    putOnScreen(queries, pageOnScreen(screen([[list, pages(null, 'newest')]]), { ...place, now: Date.now() }))
    expect(queries.getQueryData(list)).toEqual(pages(null, 'newest'))
    expect(queries.getQueryCache().find({ queryKey: list })?.isStaleByTime(15_000)).toBe(true)
  })

  it('never takes the place of what the server has said', () => {
    const queries = new QueryClient()
    queries.setQueryData(list, pages(null, 'live'))
    putOnScreen(queries, pageOnScreen(screen([[list, pages(null, 'kept')]]), place))
    expect(queries.getQueryData(list)).toEqual(pages(null, 'live'))
  })

  it.each<[string, Partial<SeenPage>, boolean]>([
    ['to whom it was shown', {}, true],
    ['to nobody else', { personId: 'bakyt' }, false],
    ['of no store that they have left', { storeId: 'florist' }, false],
    ['for a day', { at: 1_000 - 25 * hourMs }, false],
    ['not when the clock went back', { at: 2_000 }, false],
  ])('is shown %s', (_, kept, expected) => {
    const page = { personId: 'aizada', storeId: 'ayperi', at: 1_000, answers: [], ...kept }
    expect(mayBeShown(page, { personId: 'aizada', storeIds: ['ayperi', 'other'] }, 1_000)).toBe(expected)
  })
})
