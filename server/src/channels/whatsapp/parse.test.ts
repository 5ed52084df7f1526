import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWhatsApp } from './parse.ts'
import { at, body, byMeerim, meerim, phoneNumberId as phone } from './samples.ts'

const { timestamp } = byMeerim

const parse = (value: unknown) => parseWhatsApp(Buffer.from(JSON.stringify(value)))
const parseMessage = (message: object, contacts: unknown = [meerim]) =>
  parse(body({ contacts, messages: [{ ...byMeerim, ...message }] }))
const onlyMessage = (message: object, contacts?: unknown) => {
  const { entries, problems } = parseMessage(message, contacts)
  expect(problems).toEqual([])
  expect(entries).toHaveLength(1)
  return entries[0]?.messages[0]
}
const onlyStatus = (status: object) =>
  parse(body({ statuses: [{ id: 'wamid.S', status: 'sent', timestamp, ...status }] })).entries[0]?.statuses[0]

describe('a text on WhatsApp', () => {
  it('carries the person, the words and the time', () => {
    const result = parseMessage({
      type: 'text',
      text: { body: 'Зыгыр көйнөк барбы? 👍' },
      context: { id: 'wamid.0' },
    })
    expect(result).toEqual({
      problems: [],
      entries: [
        {
          account: phone,
          statuses: [],
          reads: [],
          changes: [],
          people: [],
          messages: [
            {
              providerId: 'wamid.1',
              kind: 'text',
              text: 'Зыгыр көйнөк барбы? 👍',
              at,
              replyTo: 'wamid.0',
              from: {
                externalId: '996700120000',
                alias: 'KG.1393000111',
                name: 'Meerim',
                username: 'meerim',
                phone: '+996700120000',
              },
            },
          ],
        },
      ],
    })
  })

  it('comes from a business-scoped user id when the number is hidden', () => {
    const hidden = { user_id: 'KG.1393000111', profile: { username: 'meerim' } }
    const message = onlyMessage({ from: undefined, type: 'text', text: { body: 'hi' } }, [hidden])
    expect(message?.from).toEqual({ externalId: 'KG.1393000111', username: 'meerim' })
  })

  it('is joined to its contact by id, never by place', () => {
    const other = { wa_id: '996700120009', profile: { name: 'Aibek' } }
    expect(onlyMessage({ type: 'text', text: { body: 'hi' } }, [other, meerim])?.from.name).toBe('Meerim')
    expect(onlyMessage({ type: 'text', text: { body: 'hi' } }, [other])?.from.name).toBeUndefined()
    expect(onlyMessage({ type: 'text', text: { body: 'hi' } }, 'nonsense')?.from.externalId).toBe(
      '996700120000',
    )
  })

  it('loses what a database cannot keep', () => {
    expect(onlyMessage({ type: 'text', text: { body: 'a\u0000b\ud83d' } })?.text).toBe('ab')
  })
})

describe('what the shop wrote from its own phone', () => {
  it('is an echo to the customer', () => {
    const echo = {
      id: 'wamid.E',
      from: '996555010203',
      to: '996700120000',
      timestamp,
      type: 'text',
      text: { body: 'yes' },
    }
    expect(parse(body({ message_echoes: [echo] }, 'smb_message_echoes')).entries[0]?.messages).toEqual([
      {
        providerId: 'wamid.E',
        kind: 'text',
        text: 'yes',
        at,
        echo: true,
        from: { externalId: '996700120000', phone: '+996700120000' },
      },
    ])
  })
})

describe('a status of WhatsApp', () => {
  it.each([
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['played', 'read'],
  ])('%s means %s', (status, expected) => {
    expect(onlyStatus({ status, biz_opaque_callback_data: 'our-key' })).toEqual({
      providerId: 'wamid.S',
      status: expected,
      at,
      key: 'our-key',
    })
  })

  it.each([
    [131047, 'window_closed 131047'],
    [131026, 'recipient_unreachable 131026'],
    ['131026', 'recipient_unreachable 131026'],
    [999999, 'rejected 999999'],
  ])('failed with %j has the reason %s', (code, reason) => {
    expect(onlyStatus({ status: 'failed', errors: [{ code, title: 'x' }] })).toMatchObject({
      status: 'failed',
      reason,
    })
  })

  const price = { pricing_model: 'PMP', type: 'regular', category: 'UTILITY', billable: true }
  const entry = { ...price, type: 'free_entry_point', category: 'referral_conversion', billable: false }
  const expiration_timestamp = '1764259200'
  it.each([
    ['its price', { pricing: price }, { category: 'utility', model: 'PMP', type: 'regular', billable: true }],
    ['one without what is to be dropped', { pricing: { type: 'regular' } }, { type: 'regular' }],
    [
      'the other spelling of a category',
      { pricing: { category: 'authentication-international' } },
      { category: 'authentication_international' },
    ],
    [
      'until when a free entry lasts',
      { pricing: entry, conversation: { id: 'x', expiration_timestamp } },
      {
        ...{ category: 'referral_conversion', model: 'PMP', type: 'free_entry_point', billable: false },
        freeUntil: '2025-11-27T16:00:00.000Z',
      },
    ],
    [
      'no such end of what is charged: older versions name one with every message',
      { pricing: price, conversation: { id: 'x', expiration_timestamp } },
      { category: 'utility', model: 'PMP', type: 'regular', billable: true },
    ],
    ['nothing of what is no price', { pricing: 'free' }, undefined],
  ])('tells %s', (_, told, pricing) => {
    expect(onlyStatus(told)?.pricing).toEqual(pricing)
  })

  it('failed without an error is still failed', () => {
    expect(onlyStatus({ status: 'failed' })).toMatchObject({ status: 'failed', reason: 'rejected' })
  })

  it('of an unknown kind is passed over', () => {
    expect(parse(body({ statuses: [{ id: 'wamid.S', status: 'warning', timestamp }] }))).toEqual({
      entries: [],
      problems: ['status warning is not taken'],
    })
  })
})

describe('a body that is not as it should be', () => {
  it('loses only its bad parts', () => {
    const good = { ...byMeerim, type: 'text', text: { body: 'hi' } }
    const value = {
      messages: [null, 7, [], { id: true }, { ...good, id: '' }, { ...good, timestamp: 'soon' }, good],
    }
    const { entries, problems } = parse({ ...body(value), extra: 1 })
    expect(entries[0]?.messages).toHaveLength(1)
    expect(problems.length).toBeGreaterThan(0)
  })

  it('never repeats what a customer wrote in its problems', () => {
    const { problems } = parseMessage({
      type: 'text',
      text: { body: 'secret words' },
      timestamp: 'secret words',
    })
    expect(problems).toEqual(['message: timestamp no time'])
  })

  it('of another field or product is told', () => {
    expect(parse(body({}, 'security')).problems).toEqual(['field security is not taken'])
    expect(parse({ object: 'instagram', entry: [] }).problems).toHaveLength(1)
    expect(parse(body({ errors: [{ code: 131000 }] })).problems).toEqual(['account error 131000'])
  })

  it('of a thousand entries and three megabytes is read in under a second of work', () => {
    const text = { ...byMeerim, type: 'text', text: { body: 'ң'.repeat(1_300) } }
    const entry = body({ contacts: [meerim], messages: [text] }).entry[0]
    const started = process.cpuUsage()
    const { entries } = parse({ object: 'whatsapp_business_account', entry: Array(1_000).fill(entry) })
    expect(entries[0]?.messages).toHaveLength(1_000)
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000)
  })

  it('nested beyond reason or with forged prototypes does no harm', () => {
    const deep = `{"object":"whatsapp_business_account","entry":${'['.repeat(10_000)}${']'.repeat(10_000)}}`
    expect(parseWhatsApp(Buffer.from(deep)).entries).toEqual([])
    const forged = JSON.stringify(body({ messages: [byMeerim] })).replaceAll(
      '"metadata"',
      '"__proto__":{"type":"x"},"metadata"',
    )
    expect(parseWhatsApp(Buffer.from(forged)).entries).toHaveLength(1)
    expect(Object.hasOwn(Object.prototype, 'type')).toBe(false)
  })

  const anything = fc.anything({ withNullPrototype: false, maxDepth: 2, maxKeys: 3 })
  const keys = [
    'id',
    'from',
    'timestamp',
    'type',
    'text',
    'context',
    'reaction',
    'edit',
    'contacts',
    'errors',
    'status',
  ]
  const part = fc.dictionary(
    fc.constantFrom(...keys),
    fc.oneof(fc.json(), fc.string(), fc.integer(), fc.constant(timestamp)),
  )
  const nearly = fc.record({
    messages: fc.array(part),
    statuses: fc.array(part),
    contacts: fc.oneof(fc.array(part), fc.string()),
  })

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          nearly.map((value) => JSON.stringify(body(value))),
        ),
        (text) => {
          parseWhatsApp(Buffer.from(text))
        },
      ),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.array(anything), (messages) => {
        parseWhatsApp(
          Buffer.from(JSON.stringify(body({ messages }), (_, one) => (typeof one === 'bigint' ? 1 : one))),
        )
      }),
      { numRuns: 1_000 },
    )
  })

  it('never throws when bytes are lost or changed on the way', () => {
    const good = Buffer.from(
      JSON.stringify(
        body({ contacts: [meerim], messages: [{ ...byMeerim, type: 'text', text: { body: 'көйнөк' } }] }),
      ),
    )
    fc.assert(
      fc.property(
        fc.nat(good.length - 1),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        (place, byte, cut) => {
          const bytes = Buffer.from(cut ? good.subarray(0, place) : good)
          if (!cut) bytes[place] = byte
          parseWhatsApp(bytes)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

describe('what somebody has chosen about marketing', () => {
  const preferences = (...some: object[]) =>
    parse(body({ contacts: [meerim], user_preferences: some }, 'user_preferences'))
  const stop = {
    ...{ wa_id: meerim.wa_id, user_id: meerim.user_id, detail: 'User requested to stop marketing messages' },
    ...{ category: 'marketing_messages', value: 'stop', timestamp: Number(timestamp) },
  }
  const choicesOf = (...some: object[]) => preferences(...some).entries[0]?.choices

  it('is told with whom, what and when', () => {
    const who = { externalId: meerim.wa_id, alias: meerim.user_id }
    expect(preferences(stop)).toMatchObject({ problems: [], entries: [{ account: phone, messages: [] }] })
    expect(choicesOf(stop)).toEqual([{ ...who, state: 'out', at }])
    expect(choicesOf({ ...stop, value: 'resume' }, { ...stop, value: 'signup', timestamp })).toEqual([
      { ...who, state: 'in', at },
      { ...who, state: 'in', at },
    ])
  })

  it('is theirs by the business-scoped id alone when the number is hidden', () => {
    const hidden = { ...stop, wa_id: undefined, user_id: 'KG.2' }
    expect(choicesOf(hidden)).toEqual([{ externalId: 'KG.2', state: 'out', at }])
  })

  it.each([
    ['another category', { category: 'calls' }, 'preference stop of calls is not taken'],
    ['another value', { value: 'pause' }, 'preference pause of marketing_messages is not taken'],
    ['nobody', { wa_id: undefined, user_id: undefined }, 'preference: nobody is named'],
    ['no time', { timestamp: 'soon' }, 'preference: timestamp no time'],
  ])('of %s is a problem and no choice', (_, broken, problem) => {
    const { entries, problems } = preferences({ ...stop, ...broken })
    expect(entries).toEqual([])
    expect(problems).toEqual([problem])
  })
})
