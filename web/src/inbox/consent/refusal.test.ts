import { describe, expect, it } from 'vitest'
import { refusalOf } from './refusal.ts'

const at = '2026-11-29T09:00:00.000Z'
const stopped = { state: 'out', at } as const
const resumed = { state: 'in', at } as const

describe('a template to somebody', () => {
  it.each([
    ['who has said nothing', null, null, 'marketing', null],
    ['who has stopped marketing', null, stopped, 'marketing', 'marketing'],
    ['who has stopped marketing, about what they asked for', null, stopped, 'utility', null],
    ['who agreed in the shop and stopped marketing in WhatsApp', 'in', stopped, 'marketing', 'marketing'],
    ['who wants it again', null, resumed, 'marketing', null],
    ['who wants nothing at all', 'out', null, 'utility', 'none'],
    ['who wants nothing at all, though not for WhatsApp', 'out', resumed, 'marketing', 'none'],
  ] as const)('%s', (_, state, marketing, category, refusal) => {
    expect(refusalOf({ state, marketing }, { category })).toBe(refusal)
  })
})
