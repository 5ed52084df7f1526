import { describe, expect, it } from 'vitest'
import type { Channel, View } from '../../api/types.ts'
import { inRussian } from '../../i18n/inRussian.tsx'
import { views } from '../organising/views.ts'
import { nothingYet } from './nothingYet.ts'
import { TryIt } from './TryIt.tsx'

const counts = (more: Partial<Record<View, number>> = {}) =>
  ({ ...Object.fromEntries(views.map((view) => [view, 0])), ...more }) as Record<View, number>

describe('an inbox in which nobody has ever written', () => {
  it('is one without a conversation in any view, and not one that is done with', () => {
    expect(nothingYet(counts())).toBe(true)
    expect(nothingYet(counts({ closed: 1 }))).toBe(false)
    expect(nothingYet(counts({ blocked: 1 }))).toBe(false)
    expect(nothingYet(null)).toBe(false)
  })
})

const channel = { id: 'a', kind: 'telegram', name: 'Ayperi' } as Channel
const reach = { handle: '@ayperi_bot', url: 'https://t.me/ayperi_bot' }
const shown = (channels: Channel[], simulatorUrl: string | null) =>
  inRussian(<TryIt channels={channels} simulatorUrl={simulatorUrl} />)

describe('how to send a test', () => {
  it('is to write to the address, which opens', () => {
    expect(shown([{ ...channel, reach }], null)).toMatch(/href="https:\/\/t\.me\/ayperi_bot".*@ayperi_bot/s)
  })

  it('is to take up the phone where providers are simulated, whose addresses lead nowhere', () => {
    const page = shown([{ ...channel, reach }], 'http://127.0.0.1:3001')
    expect(page).toContain('href="http://127.0.0.1:3001"')
    expect(page).toContain('@ayperi_bot')
    expect(page).not.toContain('t.me/')
  })

  it('names the channel where its address is unknown', () => {
    expect(shown([{ ...channel, reach: null }], null)).toContain('Ayperi')
  })
})
