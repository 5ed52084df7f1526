import { describe, expect, it } from 'vitest'
import { isSuspect } from './trial.ts'

describe('a delivery whose beginnings had no end', () => {
  it('is tried apart from the third on, and plainly in between', () => {
    const beginnings = [1, 2, 3, 4, 5, 6, 7]
    expect(beginnings.filter((attempts) => isSuspect({ attempts }))).toEqual([3, 5, 7])
  })
})
