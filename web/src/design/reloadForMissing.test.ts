import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { reloadForMissing } from './reloadForMissing.ts'

const reload = vi.fn()
const kept = new Map<string, string>()

beforeEach(() => {
  kept.clear()
  reload.mockClear()
  vi.stubGlobal('location', { pathname: '/s/1/inbox', reload })
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
  vi.stubGlobal('fetch', async () => ({ ok: true }))
})
afterEach(() => void vi.unstubAllGlobals())

it('reads the page anew once, and again only after a while', async () => {
  await reloadForMissing(0)
  await reloadForMissing(10_000)
  expect(reload).toHaveBeenCalledTimes(1)
  await reloadForMissing(3_600_000)
  expect(reload).toHaveBeenCalledTimes(2)
})

it('leaves the page where it is while the server does not answer', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch')
  })
  await reloadForMissing(0)
  expect(reload).not.toHaveBeenCalled()
})
