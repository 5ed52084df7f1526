import { describe, expect, it } from 'vitest'
import { priceOf } from './price.ts'

describe('what a template costs, in kind', () => {
  it.each([
    ['marketing', true, 'anyWindow'],
    ['marketing', false, 'anyWindow'],
    ['authentication', true, 'anyWindow'],
    ['utility', true, 'openWindow'],
    ['utility', false, 'delivered'],
  ] as const)('%s, window open %s: %s', (category, open, expected) => {
    expect(priceOf(category, open)).toBe(expected)
  })
})
