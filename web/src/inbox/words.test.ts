import { describe, expect, it } from 'vitest'
import type { Conversation } from '../api/types.ts'
import * as ru from '../i18n/ru.ts'
import { translator } from '../i18n/translate.ts'
import { contactName, span, windowRing, windowState } from './words.ts'

const t = translator(ru, 'ru')
const minute = 60_000
const hour = 60 * minute
const now = Date.parse('2026-11-24T06:00:00Z')
const until = (left: number) => new Date(now + left).toISOString()
type Window = Conversation['window']
const open = (at: string | null, next: Window['next'] = null): Window => ({
  open: true,
  how: 'plain',
  until: at,
  why: null,
  next,
  free: null,
})
const closed = (at: string | null, how: Window['how'] = 'nothing'): Window => ({
  open: false,
  how,
  until: at,
  why: 'window_closed',
  next: null,
  free: null,
})

describe('how long somebody waits', () => {
  it('is told in the largest useful units', () => {
    expect(span(t, 20_000)).toBe('сейчас')
    expect(span(t, 24 * minute)).toBe('24 мин')
    expect(span(t, hour + 52 * minute)).toBe('1 ч 52 мин')
    expect(span(t, 21 * hour + 40 * minute)).toBe('21 ч')
    expect(span(t, 75 * hour)).toBe('3 д')
  })
})

describe('the window', () => {
  it('closes under two hours and is closed when its time is over, even before the server says so', () => {
    expect(windowState(open(until(3 * hour)), now).tone).toBe('open')
    expect(windowState(open(until(hour)), now).tone).toBe('closing')
    expect(windowState(open(until(-1)), now).tone).toBe('closed')
    expect(windowState(closed(null), now).tone).toBe('closed')
  })

  it('goes over into its next stage by itself', () => {
    const byHand = open(until(0), { how: 'human_agent', until: until(3.5 * 24 * hour), why: null })
    expect(windowState(byHand, now)).toMatchObject({ tone: 'open', byHand: true })
    expect(windowRing(windowState(byHand, now))).toEqual({ tone: 'open', left: 50 })
    const template = { how: 'template', until: until(0), why: 'window_closed' } as const
    expect(windowState(open(until(0), template), now)).toEqual({
      tone: 'closed',
      why: 'window_closed',
      template: true,
    })
    expect(windowState(open(until(1), template), now).tone).toBe('closing')
  })

  it('draws no ring on a channel that never closes', () => {
    expect(windowRing(windowState(open(null), now))).toBeNull()
    expect(windowRing(windowState(open(until(12 * hour)), now))).toEqual({
      tone: 'open',
      left: 50,
    })
  })
})

describe('the name of a contact', () => {
  it('falls back from name to handle to number', () => {
    const nobody = { id: '1', name: null, username: null, phone: null, language: null, pictureUrl: null }
    expect(contactName(t, { ...nobody, username: 'meerim.home', phone: '+996' })).toBe('@meerim.home')
    expect(contactName(t, { ...nobody, phone: '+996' })).toBe('+996')
    expect(contactName(t, nobody)).toBe('Без имени')
  })
})
