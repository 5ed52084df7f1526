import { describe, expect, it } from 'vitest'
import { newPace } from './pace.ts'

describe('how much is claimed at once', () => {
  it('grows while claims are full and short, up to a thousand', () => {
    const pace = newPace()
    for (let n = 0; n < 5; n += 1) pace.worked(pace.most, 100)
    expect(pace.most).toBe(1000)
    pace.worked(1000, 400)
    expect(pace.most).toBe(1000)
  })

  it('shrinks while they take long, and never to nothing', () => {
    const pace = newPace()
    pace.worked(pace.most, 900)
    expect(pace.most).toBe(125)
    for (let n = 0; n < 9; n += 1) pace.worked(pace.most, 900)
    expect(pace.most).toBe(50)
  })

  it('stays where few waited, however long they took', () => {
    const pace = newPace()
    const usual = pace.most
    pace.worked(1, 5000)
    pace.worked(usual - 1, 10)
    expect(pace.most).toBe(usual)
  })
})
