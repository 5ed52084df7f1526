import { describe, expect, it } from 'vitest'
import { fitPicture, needsFitting } from './fitPicture.ts'

const rules = [
  { kind: 'image' as const, types: ['image/jpeg', 'image/png'], max: 500, caption: 1024 },
  { kind: 'document' as const, types: null, max: 9_000, caption: 1024 },
]
const photo = (size: number, type = 'image/png', name = 'DSC.0001.png') =>
  new File([new Uint8Array(size)], name, { type })
const draws =
  (...sizes: number[]) =>
  async () =>
    new Blob([new Uint8Array(sizes.shift() ?? 9_999)])

describe('a picture that its channel would not take', () => {
  it('is too large or of a kind that is not known there; files and moving pictures are left alone', () => {
    expect(needsFitting(photo(501), rules)).toBe(true)
    expect(needsFitting(photo(10, 'image/webp'), rules)).toBe(true)
    expect(needsFitting(photo(500), rules)).toBe(false)
    expect(needsFitting(photo(501, 'image/gif'), rules)).toBe(false)
    expect(needsFitting(photo(501, 'application/pdf'), rules)).toBe(false)
    expect(needsFitting(photo(501), [])).toBe(false)
  })

  it('is drawn smaller until it fits, and keeps its name', async () => {
    const fitted = await fitPicture(photo(2_000), rules, draws(900, 400))
    expect([fitted.name, fitted.type, fitted.size]).toEqual(['DSC.0001.jpg', 'image/jpeg', 400])
  })

  it('goes as it is when nothing helps or it cannot be read: then its channel says why not', async () => {
    const original = photo(2_000)
    expect(await fitPicture(original, rules, draws())).toBe(original)
    expect(await fitPicture(original, rules, async () => Promise.reject(new Error('not a picture')))).toBe(
      original,
    )
  })
})
