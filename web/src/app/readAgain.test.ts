import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { readAgain } from './readAgain.ts'

it('asks anew for what was read before, and for what was being read', async () => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  const [early, flying] = [vi.fn(async () => 'early'), vi.fn(() => answer)]
  let land = (_: string) => {}
  const answer = new Promise<string>((resolve) => {
    land = resolve
  })
  const leave = [
    new QueryObserver(queries, { queryKey: ['early'], queryFn: early }).subscribe(() => {}),
    new QueryObserver(queries, { queryKey: ['flying'], queryFn: flying }).subscribe(() => {}),
  ]
  await vi.waitFor(() => expect(queries.getQueryData(['early'])).toBe('early'))
  readAgain(queries)
  await vi.waitFor(() => expect(early).toHaveBeenCalledTimes(2))
  expect(flying).toHaveBeenCalledTimes(1)
  land('late')
  await vi.waitFor(() => expect(flying).toHaveBeenCalledTimes(2))
  for (const one of leave) one()
})
