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
  const { choiceText, list: rows } = adapters[kind].takes
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
})
