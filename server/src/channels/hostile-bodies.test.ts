import { describe, expect, it } from 'vitest'
import { adapters } from './adapters.ts'
import type { ChannelKind } from './channel.ts'

/** A body of each channel with one text message, whose text is `text` as it stands in JSON. */
const wellFormed: Record<ChannelKind, (text: string) => string> = {
  whatsapp: (text) =>
    `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"2"},"messages":[{"from":"996700120000","id":"wamid.1","timestamp":"1772355600","type":"text","text":{"body":${text}}}]}}]}]}`,
  instagram: (text) =>
    `{"object":"instagram","entry":[{"id":"2","messaging":[{"sender":{"id":"3"},"recipient":{"id":"2"},"timestamp":1772355600000,"message":{"mid":"m1","text":${text}}}]}]}`,
  telegram: (text) =>
    `{"update_id":1,"message":{"message_id":1,"date":1772355600,"chat":{"id":3,"type":"private"},"text":${text}}}`,
}

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const keyed = (depth: number) => `${'{"entry":'.repeat(depth)}1${'}'.repeat(depth)}`

const hostile: [what: string, bytes: string | Buffer][] = [
  ['nothing', ''],
  ['half a body', '{"object":"whatsapp_business_account","entry":[{"id":"1","chan'],
  ['no JSON', '<xml/>'],
  ['a bare value', '"whatsapp_business_account"'],
  ['null', 'null'],
  ['nested 10 000 deep', nested(10_000)],
  ['objects nested 10 000 deep', keyed(10_000)],
  ['nested a million deep', nested(1_000_000)],
  ['huge numbers', '{"update_id":1e400,"entry":[-1e999],"n":123456789012345678901234567890}'],
  [
    'a forged prototype',
    '{"__proto__":{"hacked":true},"constructor":{"prototype":{"hacked":true}},"update_id":1,"message":{"__proto__":{"hacked":true}}}',
  ],
  ['doubled keys', '{"object":"instagram","object":7,"entry":{},"entry":[],"update_id":1,"update_id":{}}'],
  ['compressed bytes', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xfe])],
  ['bytes of no text', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0xc0, 0x80])],
  ['NUL bytes', Buffer.alloc(1_000)],
]

describe.each(['whatsapp', 'instagram', 'telegram'] as const)('a hostile body for %s', (kind) => {
  const parse = (bytes: string | Buffer) => adapters[kind].parse(Buffer.from(bytes), { account: 'channel' })
  const textOf = (json: string) => parse(wellFormed[kind](json)).entries[0]?.messages[0]

  it.each(hostile)('(%s) is told as a problem, quickly and without harm', (_, bytes) => {
    const started = process.cpuUsage()
    const { entries, problems } = parse(bytes)
    expect(process.cpuUsage(started).user).toBeLessThan(3_000_000)
    expect(entries).toEqual([])
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.join(' ').length).toBeLessThan(500)
    expect(Object.hasOwn(Object.prototype, 'hacked')).toBe(false)
  })

  it('leaves of a text what PostgreSQL can keep', () => {
    expect(textOf('"a\\u0000b\\ud800c\\udc00\\ud83d\\udc4d"')?.text).toBe('abc👍')
    expect(textOf('"\\u0000\\ud800"')).toMatchObject({ kind: 'unsupported' })
  })

  it.each(['5', 'null', '{}', '["a"]', '""', '" "', nested(5_000)])(
    'with %.20s for a text still shows that somebody wrote',
    (json) => {
      expect(textOf(json)).toMatchObject({ kind: 'unsupported' })
    },
  )

  it('behind a byte order mark is read', () => {
    expect(parse(`\ufeff${wellFormed[kind]('"hi"')}`).entries[0]?.messages[0]?.text).toBe('hi')
  })
})
