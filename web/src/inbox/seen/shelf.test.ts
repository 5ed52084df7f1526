import { beforeEach, expect, it, vi } from 'vitest'
import type { SeenPage } from './page.ts'
import { forgetSeen, keepSeen, takeSeen } from './shelf.ts'

/** As much of a browser's database as pages need. */
const shelf = new Map<string, SeenPage>()
const later = <Of extends object>(request: Of): Of => {
  queueMicrotask(() => {
    const { onsuccess, oncomplete } = request as { onsuccess?: () => void; oncomplete?: () => void }
    onsuccess?.()
    oncomplete?.()
  })
  return request
}
const pages = {
  getAll: () => later({ result: [...shelf.values()] }),
  put: (page: SeenPage) => void shelf.set(`${page.personId},${page.storeId}`, page),
  delete: (key: string[]) => void shelf.delete(key.join()),
  clear: () => shelf.clear(),
}
const written = new Map<string, string>()

vi.stubGlobal('indexedDB', {
  open: () => later({ result: { transaction: () => later({ objectStore: () => pages }) } }),
})
vi.stubGlobal('localStorage', {
  getItem: (key: string) => written.get(key) ?? null,
  setItem: (key: string, value: string) => void written.set(key, value),
  removeItem: (key: string) => void written.delete(key),
})

const now = Date.parse('2026-11-28T10:00:00Z')
const page = (personId: string, storeId: string, at = now): SeenPage => ({
  ...{ personId, storeId, at },
  answers: [],
})
const aizada = { personId: 'aizada', storeIds: ['ayperi', 'second'] }
const kept = () => [...shelf.keys()]

beforeEach(async () => {
  await forgetSeen()
  await takeSeen(aizada, 'ayperi', now)
})

it('keeps the last page of each store for the person who is here', async () => {
  await keepSeen(page('aizada', 'ayperi', now - 5))
  await keepSeen(page('aizada', 'ayperi'))
  await keepSeen(page('aizada', 'second'))
  expect(kept()).toEqual(['aizada,ayperi', 'aizada,second'])
  expect(await takeSeen(aizada, 'ayperi', now)).toEqual(page('aizada', 'ayperi'))
  expect(await takeSeen(aizada, 'second', now)).toEqual(page('aizada', 'second'))
})

it('keeps nothing once the person has left, and a window that has not heard of it puts nothing back', async () => {
  await keepSeen(page('aizada', 'ayperi'))
  await forgetSeen()
  await keepSeen(page('aizada', 'ayperi'))
  expect(kept()).toEqual([])
  expect(written.size).toBe(0)
})

it('shows nobody what another person saw, and throws it away', async () => {
  await keepSeen(page('aizada', 'ayperi'))
  expect(await takeSeen({ personId: 'bakyt', storeIds: ['ayperi'] }, 'ayperi', now)).toBeNull()
  await keepSeen(page('aizada', 'ayperi'))
  expect(kept()).toEqual([])
})

it('throws away what is old, and what is of a store that was left', async () => {
  await keepSeen(page('aizada', 'second'))
  await keepSeen(page('aizada', 'ayperi', now - 25 * 3_600_000))
  expect(await takeSeen({ personId: 'aizada', storeIds: ['ayperi'] }, 'ayperi', now)).toBeNull()
  expect(kept()).toEqual([])
})
