import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adapters } from './adapters.ts'
import type { ChannelKind } from './channel.ts'
import { deliveries as instagram } from './instagram/samples.ts'
import { mutantsOf } from './mutants.ts'
import { deliveries as telegram } from './telegram/samples.ts'
import { deliveries as phoneApp } from './whatsapp/history/samples.ts'
import { deliveries as whatsapp } from './whatsapp/samples.ts'

// Of each parser. `npm run chaos` raises the number.
const runs = Number(process.env['CHAOS_MUTANTS'] ?? 1_500)
const samples: Record<ChannelKind, readonly object[]> = {
  whatsapp: [...whatsapp, ...phoneApp],
  instagram,
  telegram,
}

/** Texts and keys anywhere in a value. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, field]) => [key, ...wordsIn(field)])
}

describe.each(['whatsapp', 'instagram', 'telegram'] as const)('a delivery of %s', (kind) => {
  const parse = (bytes: Buffer) => adapters[kind].parse(bytes, { account: 'channel' })

  it.each(samples[kind].map((sample) => [JSON.stringify(sample), sample]))('%.60s… is understood', (json) => {
    const { entries, problems } = parse(Buffer.from(String(json)))
    expect(entries.length + problems.length).toBeGreaterThan(0)
  })

  it('that is broken in any way never throws, and leaves only what PostgreSQL can keep', () => {
    fc.assert(
      fc.property(mutantsOf(samples[kind]), (bytes) => {
        const { entries, problems } = parse(bytes)
        for (const word of [...wordsIn(entries), ...problems])
          if (word.includes('\u0000') || !word.isWellFormed()) throw new Error('a text that cannot be stored')
      }),
      { numRuns: runs },
    )
  })
})
