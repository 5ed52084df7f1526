import { describe, expect, it } from 'vitest'
import { piecesOf } from './pieces.ts'

describe('what was said, in pieces', () => {
  it('keeps every letter and sets the doubtful words apart', () => {
    expect(piecesOf('мне 2 рубашки', [{ from: 4, to: 5, sure: 40 }])).toEqual([
      { at: 0, text: 'мне ', sure: null },
      { at: 4, text: '2', sure: 40 },
      { at: 5, text: ' рубашки', sure: null },
    ])
  })

  it('has no empty pieces', () => {
    expect(piecesOf('да', [{ from: 0, to: 2, sure: 10 }])).toEqual([{ at: 0, text: 'да', sure: 10 }])
    expect(piecesOf('', [])).toEqual([])
  })
})
