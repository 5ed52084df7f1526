import { describe, expect, it } from 'vitest'
import { canBeShown } from './shown.ts'

describe('a picture among words', () => {
  it.each([
    ['/small.webp', 12_000, 9_000, true],
    [null, 12_000, 9_000, false],
    [null, 640, 480, true],
    [null, null, null, false],
  ])('with the small form %j of %j × %j is shown: %j', (thumbnailUrl, width, height, shown) => {
    expect(canBeShown({ thumbnailUrl, width, height })).toBe(shown)
  })
})
