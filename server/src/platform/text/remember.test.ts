import { describe, expect, it } from 'vitest'
import { remember } from './remember.ts'

describe('a function that remembers', () => {
  it('works each answer out once, and begins anew when it is full', () => {
    const asked: string[] = []
    const length = remember((word) => asked.push(word) && word.length, 2)
    expect(['a', 'bb', 'a', 'ccc', 'a'].map(length)).toEqual([1, 2, 1, 3, 1])
    expect(asked).toEqual(['a', 'bb', 'ccc', 'a'])
  })
})
