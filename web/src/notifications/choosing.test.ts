import { MutationObserver, QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { NotificationChoice } from '../api/types.ts'
import { choiceQuery, keeping, lastChosen } from './choosing.ts'

const nothing: NotificationChoice = { whose: 'mine', sounds: [], desktop: [], quiet: null }
const asked: NotificationChoice = { ...nothing, desktop: ['asked'] }
const both: NotificationChoice = { ...nothing, desktop: ['asked', 'mention'] }

/** A server whose answers come when the test lets them. */
function slowServer() {
  const waiting: { method: string; body: unknown; answer: (with_: unknown) => Promise<void> }[] = []
  vi.stubGlobal('fetch', (_: string, { method = 'GET', body }: { method?: string; body?: string } = {}) => {
    const { promise, resolve } = Promise.withResolvers<Response>()
    const answer = async (with_: unknown) => {
      resolve(Response.json(with_))
      await vi.waitFor(() => promise)
      await new Promise((done) => setTimeout(done, 5))
    }
    waiting.push({ method, body: body && JSON.parse(body), answer })
    return promise
  })
  return {
    next: async (method: string) => {
      await vi.waitFor(() => expect(waiting.some((each) => each.method === method)).toBe(true))
      const [found] = waiting.splice(
        waiting.findIndex((each) => each.method === method),
        1,
      )
      if (!found) throw new Error(`no ${method} was asked`)
      return found
    },
  }
}

afterEach(() => vi.unstubAllGlobals())

describe('what a member chooses', () => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const query = choiceQuery('s')
  const choose = (next: NotificationChoice) =>
    new MutationObserver(queries, keeping(queries, 's')).mutate(next)

  it('stays as chosen while older answers come, and is kept in the order it was chosen', async () => {
    const server = slowServer()
    queries.setQueryData(query.queryKey, nothing)
    const first = choose(asked)
    const second = choose(both)
    expect(lastChosen(queries, 's')).toEqual(both)
    const read = queries.fetchQuery({ ...query, staleTime: 0 }).catch(() => undefined)
    const keepsFirst = await server.next('PUT')
    expect(keepsFirst.body).toEqual(asked)
    await keepsFirst.answer(asked)
    await first
    expect(lastChosen(queries, 's')).toEqual(both)
    const keepsSecond = await server.next('PUT')
    expect(keepsSecond.body).toEqual(both)
    await keepsSecond.answer(both)
    await second
    await (await server.next('GET')).answer(nothing)
    await read
    expect(lastChosen(queries, 's')).toEqual(both)
    expect(queries.getQueryData(query.queryKey)).toEqual(both)
  })
})
