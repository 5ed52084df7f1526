import { describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Ctx } from '#platform/context.ts'
import { adapters } from './adapters.ts'
import type { ChannelKind } from './channel.ts'
import type { OutboundContent } from './content.ts'

// What the adapters need to judge a content.
const needed: Pick<Ctx, 'config' | 'clock'> = {
  config: readConfig({ DATA_DIR: 'memory://', META_APP_SECRET: 'secret' }),
  clock: fixedClock('2026-11-24T10:00:00.000Z'),
}
const refuses = (kind: ChannelKind, content: OutboundContent) =>
  adapters[kind].refuses(needed as Ctx, content, '996700120000')
const buttons = (text: string): OutboundContent => ({
  ...{ kind: 'buttons', text },
  buttons: [{ id: 'yes', title: 'Ооба' }],
})
const list = (text: string, description?: string): OutboundContent => ({
  ...{ kind: 'list', text, button: 'Тандоо' },
  sections: [{ rows: [{ id: 'm', title: 'M', ...(description ? { description } : {}) }] }],
})

const kinds: readonly ChannelKind[] = ['whatsapp', 'instagram', 'telegram']
describe.each(kinds)('what is told of %s to who composes', (kind) => {
  const { choiceText, list: rows, parts } = adapters[kind].takes
  const words = (room: number) => (choiceText.unit === 'bytes' ? 'я'.repeat(room / 2) : 'я'.repeat(room))

  it('is the longest text over buttons and rows that leaves', () => {
    for (const over of [buttons, list]) {
      expect(refuses(kind, over(words(choiceText.max)))).toBeUndefined()
      expect(refuses(kind, over(`${words(choiceText.max)}a`))).toBe('text_too_long')
    }
  })

  it('says whether descriptions take of that room, and how much', () => {
    const line = '\n\nM: 840'.length
    const full = words(choiceText.max - line)
    expect(refuses(kind, list(full, '840'))).toBeUndefined()
    const isOver = refuses(kind, list(`${full}a`, '840')) === 'text_too_long'
    expect(isOver).toBe(rows.descriptionsInText)
  })

  it('is which parts leave, with how long a label, how long a text and how many numbers', () => {
    const { opens, asksPlace, location, cards } = parts
    const link = (button: string, text: string): OutboundContent => ({
      ...{ kind: 'link', button, text },
      url: 'https://shop.example',
    })
    const room = opens?.text.max ?? 0
    expect(refuses(kind, link('т'.repeat(opens?.label ?? 1), 'я'.repeat(room)))).toBeUndefined()
    expect(refuses(kind, link('т', 'я'.repeat(room + 1)))).toBe('text_too_long')
    const asks = (text: string): OutboundContent => ({ kind: 'location_request', text })
    expect(refuses(kind, asks('я'.repeat(asksPlace?.text.max ?? 1))) === undefined).toBe(asksPlace !== null)
    expect(refuses(kind, asks('я'.repeat((asksPlace?.text.max ?? 0) + 1)))).toBeDefined()
    const place: OutboundContent = { kind: 'location', location: { latitude: 42.87, longitude: 74.6 } }
    expect(refuses(kind, place) === undefined).toBe(location)
    const people = (phones: number): OutboundContent => ({
      ...{ kind: 'contacts' },
      cards: [{ name: 'Бакыт', phones: Array.from({ length: phones }, () => '+996555010203') }],
    })
    expect(refuses(kind, people(cards?.phones ?? 1)) === undefined).toBe(cards !== null)
    if (kind === 'telegram') expect(refuses(kind, people(2))).toBe('cards_unfit')
  })
})
