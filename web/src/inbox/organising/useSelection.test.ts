import { describe, expect, it } from 'vitest'
import { picked } from './useSelection.ts'

const nothing = { ids: new Set<string>(), on: false, anchor: null }
const order = ['a', 'b', 'c', 'd']

describe('several rows at once', () => {
  it('are picked one by one, and the last one taken out ends the selection', () => {
    const one = picked(nothing, 'b', null)
    expect([...one.ids]).toEqual(['b'])
    expect(picked(one, 'b', null)).toMatchObject({ on: false, anchor: null })
  })

  it('are picked as a range from the one picked before, up or down', () => {
    expect([...picked(picked(nothing, 'b', null), 'd', order).ids]).toEqual(['b', 'c', 'd'])
    expect([...picked(picked(nothing, 'c', null), 'a', order).ids].toSorted()).toEqual(['a', 'b', 'c'])
  })

  it('begin with one row when nothing was picked before a range', () => {
    expect([...picked(nothing, 'c', order).ids]).toEqual(['c'])
  })
})
