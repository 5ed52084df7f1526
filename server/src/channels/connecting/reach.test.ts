import { describe, expect, it } from 'vitest'
import { reachOf } from './reach.ts'

describe('where customers write to a channel', () => {
  it.each([
    ['whatsapp', { displayNumber: '+996 555 01-02-03' }, '+996 555 01-02-03', 'https://wa.me/996555010203'],
    ['instagram', { username: 'ayperi.shop' }, '@ayperi.shop', 'https://ig.me/m/ayperi.shop'],
    ['telegram', { username: 'ayperi_bot' }, '@ayperi_bot', 'https://t.me/ayperi_bot'],
    ['telegram', { username: 'a/../b?c' }, '@a/../b?c', 'https://t.me/a%2F..%2Fb%3Fc'],
  ] as const)('on %s is told and can be opened', (kind, settings, handle, url) => {
    expect(reachOf({ kind, settings })).toEqual({ handle, url })
  })

  it.each(['whatsapp', 'instagram', 'telegram'] as const)(
    'on %s is unknown until its provider says it',
    (kind) => {
      expect(reachOf({ kind, settings: {} })).toBeNull()
      expect(reachOf({ kind, settings: { displayNumber: 'unknown', username: 7 } })).toBeNull()
    },
  )
})
