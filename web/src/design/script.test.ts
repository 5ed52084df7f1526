import { expect, it, vi } from 'vitest'
import { scriptOf } from './script.ts'

const Part = () => null

it('asks once for a script that several want', async () => {
  const load = vi.fn(async () => Part)
  const script = scriptOf(load)
  await Promise.all([script.fetch(), script.fetch()])
  await script.fetch()
  expect(load).toHaveBeenCalledTimes(1)
  expect(script.part()).toBe(Part)
})

it('says that a script did not come, and asks for it anew', async () => {
  const load = vi.fn(async () => Part).mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const script = scriptOf(load)
  await expect(script.fetch()).rejects.toMatchObject({ code: 'script_missing' })
  expect(script.part()).toBeUndefined()
  await script.fetch()
  expect(script.part()).toBe(Part)
})
