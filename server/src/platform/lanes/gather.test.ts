import { describe, expect, it } from 'vitest'
import { gather } from './gather.ts'

/** A flush that ends when it is told to. */
function heldFlush() {
  const batches: string[][] = []
  const ends: ((error?: Error) => void)[] = []
  const flush = (items: string[]) =>
    new Promise<void>((resolve, reject) => {
      batches.push(items)
      ends.push((error) => (error ? reject(error) : resolve()))
    })
  return { batches, ends, flush }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('gathering what arrives while commits are in flight', () => {
  it('flushes a lone item at once', () => {
    const { batches, flush } = heldFlush()
    void gather(flush, { lanes: 2, most: 10 })('a')
    expect(batches).toEqual([['a']])
  })

  it('makes the next batch of what came while every lane was busy', async () => {
    const { batches, ends, flush } = heldFlush()
    const add = gather(flush, { lanes: 2, most: 10 })
    for (const item of ['a', 'b', 'c', 'd', 'e']) void add(item)
    expect(batches).toEqual([['a'], ['b']])
    ends[0]?.()
    await settle()
    expect(batches).toEqual([['a'], ['b'], ['c', 'd', 'e']])
  })

  it('resolves a caller only after its own flush, and rejects it when that failed', async () => {
    const { ends, flush } = heldFlush()
    const add = gather(flush, { lanes: 1, most: 10 })
    const told: string[] = []
    const first = add('a').then(() => told.push('a'))
    const second = add('b').then(
      () => told.push('b'),
      (error: Error) => told.push(error.message),
    )
    await settle()
    expect(told).toEqual([])
    ends[0]?.()
    await first
    expect(told).toEqual(['a'])
    ends[1]?.(new Error('disk full'))
    await second
    expect(told).toEqual(['a', 'disk full'])
  })

  it('splits what is too much for one flush, and lets a heavy item travel alone', async () => {
    const { batches, ends, flush } = heldFlush()
    const add = gather(flush, { lanes: 1, most: 3, weigh: (item) => item.length, heaviest: 4 })
    for (const item of ['x', 'heavyweight', 'aa', 'bb', 'c']) void add(item)
    for (let n = 0; n < 4; n++) {
      ends[n]?.()
      await settle()
    }
    expect(batches).toEqual([['x'], ['heavyweight'], ['aa', 'bb'], ['c']])
  })
})
