import { afterEach, expect, it, vi } from 'vitest'
import { write } from './useCopy.ts'

afterEach(() => void vi.unstubAllGlobals())

it('tells whether a text was copied: some addresses have no clipboard, and some people refuse it', async () => {
  const writeText = vi.fn(async () => {})
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  expect(await write('салам')).toBe(true)
  expect(writeText).toHaveBeenCalledWith('салам')
  writeText.mockRejectedValueOnce(new Error('refused'))
  expect(await write('салам')).toBe(false)
  vi.stubGlobal('navigator', {})
  expect(await write('салам')).toBe(false)
})
