import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadSome } from './loadTexts.ts'
import * as ru from './ru.ts'
import type { Texts } from './translate.ts'

const comes = async (): Promise<Texts> => ru
const fails = async (): Promise<Texts> => {
  throw new TypeError('Failed to fetch dynamically imported module')
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function wantedKyrgyz(loaders: Parameters<typeof loadSome>[1]) {
  const loaded = loadSome('ky', loaders)
  await vi.advanceTimersByTimeAsync(10_000)
  return (await loaded)?.language ?? null
}

it('tries a language again that did not come', async () => {
  const ky = vi.fn(comes).mockImplementationOnce(fails).mockImplementationOnce(fails)
  expect(await wantedKyrgyz({ ru: comes, ky, en: comes })).toBe('ky')
})

it('takes another language rather than none', async () => {
  expect(await wantedKyrgyz({ ru: fails, ky: fails, en: comes })).toBe('en')
})

it('says that none came', async () => {
  expect(await wantedKyrgyz({ ru: fails, ky: fails, en: fails })).toBeNull()
})
