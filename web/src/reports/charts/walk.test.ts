import { describe, expect, it } from 'vitest'
import { afterKey } from './Walk.tsx'

describe('a key on a chart', () => {
  it('leads to the neighbour, the row above or below, and the ends', () => {
    const keys = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End']
    expect(keys.map((key) => afterKey(key, 30, 168, 24))).toEqual([31, 29, 54, 6, 0, 167])
  })

  it('stays where nothing follows', () => {
    expect(afterKey('ArrowLeft', 0, 168, 24)).toBe(0)
    expect(afterKey('ArrowDown', 150, 168, 24)).toBe(150)
  })

  it('is left to the page when it means nothing here', () => {
    expect(afterKey('KeyJ', 3, 7, 1)).toBeNull()
  })
})
