import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInstagram } from './parse.ts'

const shop = '17841400000000001'
const meerim = '1000000000000001'
const at = new Date('2026-03-01T09:00:00.000Z')
const timestamp = at.getTime()

const body = (...entry: object[]) => ({ object: 'instagram', entry })
const event = (content: object) => ({
  sender: { id: meerim },
  recipient: { id: shop },
  timestamp,
  ...content,
})
const echo = (content: object) => ({ sender: { id: shop }, recipient: { id: meerim }, timestamp, ...content })
const entryOf = (...messaging: object[]) => ({ id: shop, time: timestamp, messaging })
const parse = (value: unknown) => parseInstagram(Buffer.from(JSON.stringify(value)))
const only = (one: object) => {
  const { entries, problems } = parse(body(entryOf(one)))
  expect(problems).toEqual([])
  expect(entries[0]?.messages).toHaveLength(1)
  return entries[0]?.messages[0]
}

describe('a text on Instagram', () => {
  it('carries the person, the words and the time', () => {
    expect(
      parse(body(entryOf(event({ message: { mid: 'm1', text: 'бар бекен?', reply_to: { mid: 'm0' } } })))),
    ).toEqual({
      problems: [],
      entries: [
        {
          account: shop,
          statuses: [],
          reads: [],
          changes: [],
          people: [],
          messages: [
            {
              providerId: 'm1',
              kind: 'text',
              text: 'бар бекен?',
              replyTo: 'm0',
              at,
              from: { externalId: meerim },
            },
          ],
        },
      ],
    })
  })

  it('is an echo when the shop wrote it, and belongs to the customer', () => {
    const shown = {
      providerId: 'm2',
      kind: 'text',
      text: 'yes',
      at,
      echo: true,
      from: { externalId: meerim },
    }
    expect(only(echo({ message: { mid: 'm2', text: 'yes', is_echo: true } }))).toEqual(shown)
    expect(only(echo({ message: { mid: 'm2', text: 'yes' } }))).toEqual(shown)
  })

  it('keeps long ids digit by digit when they come as numbers', () => {
    const raw = `{"object":"instagram","entry":[{"id":${shop},"messaging":[{"sender":{"id":${meerim}9},"recipient":{"id":${shop}},"timestamp":${timestamp},"message":{"mid":"m1","text":"hi"}}]}]}`
    expect(parseInstagram(Buffer.from(raw)).entries[0]).toMatchObject({
      account: shop,
      messages: [{ from: { externalId: `${meerim}9` } }],
    })
  })

  it('of another app that holds the thread is shown, not answered', () => {
    const standby = { id: shop, time: timestamp, standby: [event({ message: { mid: 'm1', text: 'hi' } })] }
    expect(parse(body(standby)).entries[0]?.messages[0]).toMatchObject({
      kind: 'text',
      silent: true,
      text: 'hi',
    })
  })

  it("is read from the dashboard's test, which comes as a change", () => {
    const value = {
      sender: { id: '12334' },
      recipient: { id: '23245' },
      timestamp: '1527459824',
      message: { mid: 'random_mid', text: 'random_text' },
    }
    const test = parse(body({ id: '0', time: 1, changes: [{ field: 'messages', value }] }))
    expect(test.entries[0]).toMatchObject({
      account: '0',
      messages: [{ text: 'random_text', from: { externalId: '12334' } }],
    })
  })

  it('is read from a body in a list, and from many entries of several accounts', () => {
    const other = {
      id: '17841400000000002',
      time: timestamp,
      messaging: [event({ message: { mid: 'm9', text: 'b' } })],
    }
    const one = entryOf(
      event({ message: { mid: 'm1', text: 'a' } }),
      event({ message: { mid: 'm2', text: 'a' } }),
    )
    const { entries } = parse([body(one, other)])
    expect(entries.map(({ account, messages }) => [account, messages.length])).toEqual([
      [shop, 2],
      ['17841400000000002', 1],
    ])
  })
})

describe('a body that is not as it should be', () => {
  it('loses only its bad parts', () => {
    const good = event({ message: { mid: 'm1', text: 'hi' } })
    const bad = [
      null,
      5,
      {},
      { ...good, sender: 'x' },
      { ...good, timestamp: 'soon' },
      { ...good, recipient: {} },
    ]
    const { entries, problems } = parse(
      body(...[null, { id: [] }].map((one) => one as object), { id: shop, messaging: [...bad, good] }),
    )
    expect(entries[0]?.messages).toHaveLength(1)
    expect(problems.length).toBeGreaterThan(0)
  })

  it('says which field is not taken, in either form', () => {
    const value = { id: '179', text: 'price?' }
    expect(parse(body({ id: shop, time: 1, changes: [{ field: 'comments', value }] })).problems).toEqual([
      'field comments is not taken',
    ])
    expect(parse(body({ id: shop, time: 1, field: 'comments', value })).problems).toEqual([
      'field comments is not taken',
    ])
  })

  it('does not write to itself', () => {
    const self = {
      sender: { id: shop },
      recipient: { id: shop },
      timestamp,
      message: { mid: 'm', text: 'x', is_echo: true, is_self: true },
    }
    expect(parse(body(entryOf(self)))).toEqual({
      entries: [],
      problems: ['a message of the account to itself'],
    })
  })

  it('never throws', () => {
    const anything = fc.anything({ maxDepth: 1, maxKeys: 3 })
    const keys = [
      'sender',
      'recipient',
      'timestamp',
      'message',
      'reaction',
      'postback',
      'read',
      'message_edit',
      '__proto__',
    ]
    const part = fc.oneof(
      fc.json(),
      fc.constant({ id: meerim }),
      fc.constant(timestamp),
      fc.record({ mid: fc.string(), text: anything, attachments: anything }),
    )
    const events = fc.array(fc.oneof(anything, fc.dictionary(fc.constantFrom(...keys), part)))
    fc.assert(
      fc.property(events, fc.oneof(fc.constant(shop), anything), (messaging, id) => {
        const text = JSON.stringify(body({ id, messaging, changes: messaging }), (_, one) =>
          typeof one === 'bigint' ? 1 : one,
        )
        parseInstagram(Buffer.from(text))
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.json(), (text) => void parseInstagram(Buffer.from(text))),
      { numRuns: 500 },
    )
  })
})
