import { describe, expect, it } from 'vitest'
import { holdOrder } from './heldOrder.ts'

const rows = (...ids: string[]) => ids.map((id) => ({ id, text: `${id} new` }))

describe('rows under a pointer', () => {
  it('keep their place and take their new content', () => {
    const { rows: shown, waiting } = holdOrder(['a', 'b', 'c'], rows('c', 'a', 'b'))
    expect(shown.map((row) => row.id)).toEqual(['a', 'b', 'c'])
    expect(shown[2]?.text).toBe('c new')
    expect(waiting).toBe(1)
  })

  it('let new rows wait and gone rows go', () => {
    const { rows: shown, waiting } = holdOrder(['a', 'b'], rows('x', 'b'))
    expect(shown.map((row) => row.id)).toEqual(['b'])
    expect(waiting).toBe(1)
  })

  it('wait for nothing when nothing moved', () => {
    expect(holdOrder(['a', 'b'], rows('a', 'b')).waiting).toBe(0)
  })
})
