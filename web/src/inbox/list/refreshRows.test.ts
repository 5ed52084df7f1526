import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, it, vi } from 'vitest'
import { Problem } from '../../api/client.ts'
import type { ConversationPage } from '../../api/types.ts'
import { refreshRows } from './refreshRows.ts'

const { listRows } = vi.hoisted(() => ({ listRows: vi.fn() }))
vi.mock('../../api/inbox.ts', () => ({ listRows }))

const counted = (all: number) => ({ all }) as ConversationPage['counts']
const page = (orders: string[], end: string | null, all = 6): ConversationPage => ({
  items: orders.map((id) => ({ id })) as ConversationPage['items'],
  ...{ order: orders, end, next: end, counts: counted(all) },
})
const pages: Record<string, ConversationPage> = {
  start: page(['b', 'c'], 'c'),
  c: page(['d', 'e'], 'e'),
  e: page(['f', 'g'], null),
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

/** A list on the screen, all of it loaded. */
async function listOf(view = 'all') {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const asked = vi.fn(
    async ({ pageParam }: { pageParam: string | null }) => pages[pageParam ?? 'start'] ?? page([], null),
  )
  const queryKey = ['conversations', 'ayperi', view, {}]
  const observer = new InfiniteQueryObserver(queries, {
    ...{ queryKey, queryFn: asked, initialPageParam: null as string | null },
    getNextPageParam: (last: ConversationPage) => last.next,
  })
  const leave = observer.subscribe(() => {})
  await settled()
  await observer.fetchNextPage()
  await observer.fetchNextPage()
  asked.mockClear()
  const ids = () => observer.getCurrentResult().data?.pages.flatMap(({ items }) => items.map(({ id }) => id))
  const state = () => queries.getQueryCache().find({ queryKey })?.state
  return { queries, queryKey, observer, asked, ids, state, leave }
}

beforeEach(() => void listRows.mockReset())

it('asks for the rows that were touched and for no page', async () => {
  const { queries, asked, ids } = await listOf()
  listRows.mockResolvedValue({ ...page(['e'], null), order: ['a'] })
  refreshRows(queries, 'ayperi', ['e'])
  await settled()
  expect(listRows.mock.calls).toEqual([['ayperi', 'all', ['e'], {}]])
  expect(ids()).toEqual(['e', 'b', 'c', 'd', 'f', 'g'])
  expect(asked).not.toHaveBeenCalled()
})

it('asks one question at a time, and gathers what comes meanwhile', async () => {
  const { queries, ids } = await listOf()
  let answer: (page: ConversationPage) => void = () => {}
  listRows.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
  listRows.mockResolvedValue(page(['b', 'd'], null))
  refreshRows(queries, 'ayperi', ['b'])
  await settled()
  refreshRows(queries, 'ayperi', ['b'])
  refreshRows(queries, 'ayperi', ['d'])
  await settled()
  expect(listRows).toHaveBeenCalledTimes(1)
  answer(page(['b'], null))
  await settled()
  expect(listRows.mock.calls.map(([, , asked]) => asked)).toEqual([['b'], ['b', 'd']])
  expect(ids()).toEqual(['b', 'c', 'd', 'e', 'f', 'g'])
})

it('is not put over by pages that were being loaded when the row changed', async () => {
  const { queries, observer, ids } = await listOf()
  listRows.mockResolvedValue({ ...page(['e'], null), order: ['a'] })
  void observer.refetch()
  refreshRows(queries, 'ayperi', ['e'])
  await settled()
  expect(ids()).toEqual(['e', 'b', 'c', 'd', 'f', 'g'])
})

const later = () => {
  let answer: (page: ConversationPage) => void = () => {}
  listRows.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
  return (page: ConversationPage) => answer(page)
}

it('does not put an answer over a whole reading that came after the question, but asks again', async () => {
  const { queries, observer, ids } = await listOf()
  const answer = later()
  listRows.mockResolvedValue({ ...page(['b'], null), order: ['a'] })
  refreshRows(queries, 'ayperi', ['b'])
  await settled()
  await observer.refetch()
  answer({ ...page(['b'], null), order: ['z'] })
  await settled()
  expect(listRows).toHaveBeenCalledTimes(2)
  expect(ids()?.[0]).toBe('b')
})

it('leaves stale what was left while the rows were asked for', async () => {
  const { queries, leave, asked, state } = await listOf()
  const answer = later()
  refreshRows(queries, 'ayperi', ['b'])
  await settled()
  leave()
  answer(page(['b'], null))
  await settled()
  expect(state()?.isInvalidated).toBe(true)
  expect(asked).not.toHaveBeenCalled()
})

it('does not make fresh what somebody else has marked as stale meanwhile', async () => {
  const { queries, queryKey, asked } = await listOf()
  const answer = later()
  refreshRows(queries, 'ayperi', ['b'])
  await settled()
  await queries.invalidateQueries({ queryKey, refetchType: 'none' })
  answer(page(['b'], null))
  await settled()
  expect(asked).toHaveBeenCalledTimes(3)
})

it.each<[string, string, number]>([
  ['when it holds another number of rows than the view counts', 'all', 9],
  ['when time alone fills it', 'closing', 6],
])('reads the whole list %s', async (_, view, all) => {
  const { queries, asked } = await listOf(view)
  listRows.mockResolvedValue(page(['b'], null, all))
  refreshRows(queries, 'ayperi', ['b'])
  await settled()
  expect(asked).toHaveBeenCalledTimes(3)
})

it('reads the whole list when the rows cannot be had', async () => {
  const { queries, asked } = await listOf()
  listRows.mockRejectedValue(new Problem(0, 'offline', null))
  refreshRows(queries, 'ayperi', ['b'])
  await settled()
  expect(asked).toHaveBeenCalledTimes(3)
})

it('leaves a list that nobody sees to be read when it is seen', async () => {
  const { queries, leave, asked, state } = await listOf()
  leave()
  refreshRows(queries, 'ayperi', ['b'])
  await settled()
  expect(listRows).not.toHaveBeenCalled()
  expect(asked).not.toHaveBeenCalled()
  expect(state()?.isInvalidated).toBe(true)
})
