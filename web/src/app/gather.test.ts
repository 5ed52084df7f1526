import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { StoreEvent } from '../api/live.ts'
import { gather } from './gather.ts'

const { refreshRows } = vi.hoisted(() => ({ refreshRows: vi.fn(async () => {}) }))
vi.mock('../inbox/list/refreshRows.ts', () => ({ refreshRows }))

const spoken: StoreEvent = { kind: 'message.received', conversationId: 'c1' }
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers()
  refreshRows.mockClear()
})
afterEach(() => void vi.useRealTimers())

/** The open thread and the counts; when each was asked for, and how often its answer came. */
function screen(answerMs: number) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  const refresh = gather(queries, 's1')
  const watch = (queryKey: string[]) => {
    const asked: number[] = []
    const seen = { asked, answered: 0 }
    const observer = new QueryObserver(queries, {
      queryKey,
      initialData: 0,
      queryFn: async () => {
        asked.push(Date.now())
        await new Promise((resolve) => setTimeout(resolve, answerMs))
        seen.answered += 1
        return Date.now()
      },
    })
    observer.subscribe(() => {})
    return seen
  }
  return { refresh, queries, thread: watch(['messages', 's1', 'c1']), counts: watch(['counts', 's1']) }
}

async function storm(refresh: ReturnType<typeof gather>, events: number, overMs: number): Promise<number> {
  for (let n = 0; n < events; n += 1) {
    if (n > 0) await pass(overMs / events)
    refresh.add(spoken)
  }
  return Date.now()
}

it('asks at once for what happens after a quiet time', async () => {
  const { refresh, thread } = screen(60)
  for (let n = 0; n < 3; n += 1) {
    refresh.add(spoken)
    await pass(30)
    expect(thread.asked).toHaveLength(n + 1)
    await pass(800)
  }
})

it('asks a bounded number of questions while very many messages come, and the last after the last of them', async () => {
  const { refresh, thread, counts } = screen(60)
  const ended = await storm(refresh, 130, 5_000)
  await pass(2_000)
  for (const { asked, answered } of [thread, counts]) {
    expect(asked.length).toBeLessThanOrEqual(10)
    expect(asked.at(-1)).toBeGreaterThan(ended)
    expect(answered).toBe(asked.length)
  }
  expect(refreshRows.mock.calls.length).toBeLessThanOrEqual(10)
  await pass(10_000)
  expect(thread.asked.length).toBeLessThanOrEqual(10)
})

it('asks as rarely where each answer takes longer than the pause', async () => {
  const { refresh, thread } = screen(300)
  const ended = await storm(refresh, 130, 5_000)
  await pass(3_000)
  expect(thread.asked.length).toBeLessThanOrEqual(10)
  expect(thread.asked.at(-1)).toBeGreaterThan(ended)
})

it('is held up by no conversation that is not open', async () => {
  const { refresh, thread } = screen(60)
  for (let n = 0; n < 55; n += 1) {
    refresh.add({ ...spoken, conversationId: `other${n}` })
    await pass(100)
  }
  expect(thread.asked).toEqual([])
  refresh.add(spoken)
  await pass(30)
  expect(thread.asked).toHaveLength(1)
})

it('asks again for what was read for the first time while something happened', async () => {
  const { refresh, queries } = screen(60)
  const read = vi.fn(() => new Promise((resolve) => setTimeout(() => resolve('read'), 400)))
  new QueryObserver(queries, { queryKey: ['messages', 's1', 'c2'], queryFn: read }).subscribe(() => {})
  await pass(100)
  refresh.add({ ...spoken, conversationId: 'c2' })
  await pass(250)
  expect(read).toHaveBeenCalledTimes(1)
  await pass(1_000)
  expect(read).toHaveBeenCalledTimes(2)
})

it('lets a slow answer come before it asks again', async () => {
  const { refresh, thread } = screen(1_500)
  const ended = await storm(refresh, 100, 4_000)
  await pass(4_000)
  expect(thread.asked.length).toBeLessThanOrEqual(4)
  expect(thread.answered).toBe(thread.asked.length)
  expect(thread.asked.at(-1)).toBeGreaterThan(ended)
})

it('waits for no answer that does not come', async () => {
  const { refresh, thread } = screen(600_000)
  refresh.add(spoken)
  await pass(50)
  refresh.add(spoken)
  await pass(6_000)
  expect(thread.asked).toHaveLength(2)
})

it('asks nothing after it was stopped', async () => {
  const { refresh, thread } = screen(10)
  refresh.add(spoken)
  refresh.stop()
  await pass(2_000)
  expect(thread.asked).toEqual([])
})
