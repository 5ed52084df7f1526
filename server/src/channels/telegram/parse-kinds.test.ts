import { describe, expect, it } from 'vitest'
import { channelContractsPresent, telegramContract } from '../../../../tests/contracts/channels-contracts.ts'
import { parseTelegram } from './parse.ts'
import { at, common, connectionId, group, messages, owner, update, updates } from './samples.ts'

const channel = '01890000-0000-7000-8000-000000000001'
const receivedAt = new Date('2026-03-01T12:00:00Z')
const parse = (content: object) => {
  const { entries, problems } = parseTelegram(Buffer.from(JSON.stringify(update(content))), {
    account: channel,
    receivedAt,
  })
  expect(problems).toEqual([])
  expect(entries).toHaveLength(1)
  expect(entries[0]?.account).toBe(channel)
  return entries[0]
}
/** Of the one message, without who and when. */
const contentOf = (content: object) => {
  const [only, ...more] = parse({ message: { ...common, ...content } })?.messages ?? []
  if (!only || more.length > 0) throw new Error('not one message')
  const { from, providerId, at: time, ...rest } = only
  expect([from.externalId, providerId, time]).toEqual(['555000000', '555000000:31', at])
  return rest
}
const file = (kind: string, name: string, more: object = {}) => ({
  attachments: [{ kind, source: { id: `AgAC-${name}` }, size: 16120, ...more }],
})
const place = { latitude: 42.8746, longitude: 74.5698 }
const replyTo = '555000000:30'

type Name = keyof typeof messages
const kinds: [Name, object][] = [
  ['text', { kind: 'text', text: 'M өлчөмү барбы?' }],
  ['linked', { kind: 'text', text: '👗 мына көйнөк (https://shop.example/p/1), алам' }],
  ['photo', { kind: 'image', text: 'ушундай', ...file('image', 'large') }],
  ['albumItem', { kind: 'image', ...file('image', 'one'), detail: { album: '13579' } }],
  ['voice', { kind: 'voice', ...file('voice', 'voice', { durationMs: 4000 }) }],
  ['audio', { kind: 'audio', ...file('audio', 'audio', { durationMs: 180_000, name: 'ыр.mp3' }) }],
  ['video', { kind: 'video', text: 'карачы', ...file('video', 'video', { durationMs: 7000 }) }],
  ['videoNote', { kind: 'video', ...file('video', 'note', { durationMs: 5000 }) }],
  ['animation', { kind: 'video', ...file('video', 'gif', { durationMs: 2000, name: 'a.mp4' }) }],
  ['document', { kind: 'document', ...file('document', 'pdf', { name: 'өлчөм.pdf' }) }],
  ['sticker', { kind: 'sticker', text: '😍', ...file('sticker', 'sticker') }],
  ['animatedSticker', { kind: 'sticker', ...file('sticker', 'still') }],
  ['location', { kind: 'location', detail: { location: place } }],
  [
    'venue',
    { kind: 'location', detail: { location: { ...place, name: 'Дордой', address: 'Бишкек, Кожевенная 1' } } },
  ],
  [
    'ownContact',
    { kind: 'contacts', replyTo, detail: { cards: [{ name: 'Meerim Asanova', phones: ['996700120000'] }] } },
  ],
  [
    'somebodysContact',
    { kind: 'contacts', detail: { cards: [{ name: 'Айбек', phones: ['+996 700 120 009'] }] } },
  ],
  ['reply', { kind: 'text', text: 'Көгүн', replyTo, detail: { quote: 'Көк' } }],
  ['forwarded', { kind: 'text', text: 'Арзандатуу', detail: { forwarded: 'once' } }],
  ['start', { kind: 'text', text: '/start' }],
  [
    'startFromLink',
    { kind: 'text', text: '/start ad-7_insta', detail: { referral: { source: 'link', ref: 'ad-7_insta' } } },
  ],
  [
    'startOfOwner',
    {
      kind: 'text',
      text: '/start bizChat777',
      silent: true,
      detail: { referral: { source: 'link', ref: 'bizChat777' } },
    },
  ],
  ['poll', { kind: 'unsupported', rawKind: 'poll', text: 'Кайсы түс?' }],
  ['dice', { kind: 'unsupported', rawKind: 'dice', text: '🎲' }],
  ['story', { kind: 'unsupported', rawKind: 'story' }],
  ['pinned', { kind: 'unsupported', rawKind: 'pinned_message', silent: true }],
  ['future', { kind: 'unsupported', rawKind: 'hologram' }],
]

describe('every kind of message on Telegram', () => {
  it('has a sample and an expectation', () => {
    expect(kinds.map(([name]) => name)).toEqual(Object.keys(messages))
  })

  it.each(kinds)('%s is read', (name, expected) => {
    expect(contentOf(messages[name])).toEqual(expected)
  })

  it.each(kinds)("%s in a business account's chat keeps the connection in every key", (name) => {
    const content = { ...common, business_connection_id: connectionId, ...messages[name] }
    const [message] = parse({ business_message: content })?.messages ?? []
    expect(message?.from.externalId).toBe('bc_1:555000000')
    expect(message?.providerId).toBe('bc_1:555000000:31')
    if (message?.replyTo) expect(message.replyTo).toBe('bc_1:555000000:30')
  })

  it.each<[string, object]>([
    ['a photo without sizes', { photo: [] }],
    ['a voice message without a file', { voice: { duration: 4 } }],
    ['a place beyond the pole', { location: { latitude: 91, longitude: 0 } }],
    ['a card without name and number', { contact: {} }],
  ])('%s is shown as unsupported', (_, content) => {
    expect(contentOf(content)).toEqual({ kind: 'unsupported', rawKind: Object.keys(content)[0] })
  })
})

describe("a customer's number", () => {
  const phoneOf = (content: object) => parse({ message: { ...common, ...content } })?.messages[0]?.from.phone

  it('is known by their own card alone, never by one that they passed on', () => {
    expect(phoneOf(messages.ownContact)).toBe('+996700120000')
    expect(phoneOf(messages.somebodysContact)).toBeUndefined()
    const { user_id: _, ...nameless } = messages.ownContact.contact
    expect(phoneOf({ contact: nameless })).toBeUndefined()
    expect(phoneOf({ contact: { ...nameless, user_id: common.from.id }, from: undefined })).toBeUndefined()
  })

  it('is not that of who wrote in a group, of the shop’s own account, or of what was forwarded', () => {
    expect(phoneOf({ ...messages.ownContact, chat: group })).toBeUndefined()
    const contact = { phone_number: '996555000042', first_name: 'Aizada', user_id: owner.id }
    const echoed = { ...common, from: owner, contact, business_connection_id: connectionId }
    const [echo] = parse({ business_message: echoed })?.messages ?? []
    expect(echo).toMatchObject({ echo: true, kind: 'contacts' })
    expect(echo?.from.phone).toBeUndefined()
    const forward_origin = { type: 'user', date: common.date, sender_user: owner }
    expect(phoneOf({ ...messages.ownContact, forward_origin })).toBeUndefined()
  })

  it('is no number when it is none', () => {
    expect(phoneOf({ contact: { phone_number: 'call me', user_id: common.from.id } })).toBeUndefined()
  })
})

describe('hidden addresses', () => {
  const said = (text: string, ...entities: object[]) => contentOf({ text, entities }).text

  it('are written out once, wherever they stand', () => {
    const link = (offset: number, length: number, url = 'https://a.example') => ({
      type: 'text_link',
      offset,
      length,
      url,
    })
    expect(said('бир эки', link(0, 3), link(4, 3, 'https://b.example'))).toBe(
      'бир (https://a.example) эки (https://b.example)',
    )
    expect(said('https://a.example', link(0, 17))).toBe('https://a.example')
    expect(said('бир', link(2, 9))).toBe('бир')
    expect(said('бир', link(-1, 2), { type: 'text_link' })).toBe('бир')
  })
})

describe('a pressed button', () => {
  it('says what stood on it, and waits for a sign', () => {
    expect(parse(updates.press)).toMatchObject({
      presses: ['4382'],
      messages: [
        {
          providerId: 'callback:4382',
          kind: 'choice',
          text: 'Жок',
          detail: { choice: { payload: 'no' } },
          replyTo: '555000000:32',
          at: receivedAt,
          from: { externalId: '555000000', name: 'Meerim Asanova' },
        },
      ],
    })
  })

  it('under a message that Telegram no longer has says what we gave it', () => {
    expect(parse(updates.pressOnOldMessage)?.messages).toMatchObject([
      { text: 'o:12', detail: { choice: { payload: 'o:12' } }, replyTo: '555000000:33', at: receivedAt },
    ])
  })
})

describe('a change to an earlier message', () => {
  const target = '555000000:31'
  const later = new Date(at.getTime() + 60_000)

  it.each<[keyof typeof updates, object]>([
    ['edit', { kind: 'edit', target, at: later, text: 'L өлчөмү барбы?' }],
    ['editedCaption', { kind: 'edit', target, at: later, text: 'мындай' }],
    ['businessEdit', { kind: 'edit', target: `bc_1:${target}`, at: later, text: 'Ошко жетесизби?' }],
    ['reaction', { kind: 'reaction', target: '555000000:32', at, by: 'contact', emoji: '👍' }],
    ['reactionTakenBack', { kind: 'reaction', target: '555000000:32', at, by: 'contact', emoji: null }],
    ['customReaction', { kind: 'reaction', target: '555000000:32', at, by: 'contact', emoji: '✨' }],
  ])('(%s) is read', (name, change) => {
    expect(parse(updates[name])).toMatchObject({ messages: [], changes: [change] })
  })

  it('is a deletion of each message that it names', () => {
    expect(parse(updates.businessDeletion)?.changes).toEqual([
      { kind: 'deletion', target: 'bc_1:555000000:31', at: receivedAt },
      { kind: 'deletion', target: 'bc_1:555000000:36', at: receivedAt },
    ])
  })

  it('without words leaves what was said', () => {
    expect(parse(updates.movedPlace)).toMatchObject({ messages: [], changes: [] })
  })
})

describe('who can be reached', () => {
  it.each<[keyof typeof updates, object]>([
    ['blocked', { kind: 'unreachable', externalId: '555000000', at }],
    ['unblocked', { kind: 'reachable', externalId: '555000000', at }],
    ['putOutOfGroup', { kind: 'unreachable', externalId: String(group.id), at }],
    ['migrationTo', { kind: 'moved', externalId: '-4567', to: String(group.id), at }],
    ['migrationFrom', { kind: 'moved', externalId: '-4567', to: String(group.id), at }],
  ])('is told by %s', (name, change) => {
    expect(parse(updates[name])).toMatchObject({ messages: [], people: [change] })
  })
})

describe('a group', () => {
  it('has a thread of its own, in which nobody answers by itself', () => {
    expect(parse(updates.groupText)?.messages).toMatchObject([
      {
        kind: 'text',
        silent: true,
        from: { externalId: String(group.id), name: 'Көйнөк клубу' },
        detail: { writtenBy: 'Meerim Asanova' },
      },
    ])
  })
})

describe('a business account', () => {
  const owner = { externalId: '42', name: 'Aizada', username: 'aizada' }
  const state = { id: connectionId, owner, at }

  it.each<[keyof typeof updates, object]>([
    ['connected', { ...state, enabled: true, mayReply: true, mayRead: true }],
    ['connectedToReadOnly', { ...state, enabled: true, mayReply: false, mayRead: false }],
    ['connectedByOldServer', { ...state, enabled: true, mayReply: true, mayRead: false }],
    ['disconnected', { ...state, enabled: false, mayReply: false, mayRead: false }],
  ])('(%s) tells what the bot may do in it', (name, connection) => {
    expect(parse(updates[name])).toMatchObject({ messages: [], connections: [connection] })
  })

  const only = (name: keyof typeof updates) => parse(updates[name])?.messages[0]

  it("keeps the customer's words apart from the owner's", () => {
    const from = { externalId: 'bc_1:555000000', name: 'Meerim Asanova' }
    expect(only('businessText')).toMatchObject({ kind: 'text', text: 'Осмонго жетесизби?', from })
    expect(only('businessText')).not.toHaveProperty('echo')
    expect(only('ownersAnswer')).toMatchObject({ echo: true, from, replyTo: 'bc_1:555000000:31' })
    expect(only('ownersAnswer')).not.toHaveProperty('silent')
  })

  it('that greets by itself, or answers through the bot, is nobody of the shop at work', () => {
    expect(only('greeting')).toMatchObject({ echo: true, silent: true })
    expect(only('botsAnswer')).toMatchObject({ echo: true, silent: true, providerId: 'bc_1:555000000:36' })
  })
})

describe.skipIf(!channelContractsPresent())('the samples', () => {
  const check = telegramContract().type('Update')
  const beyond = new Set(['future', 'connectedByOldServer', 'pressOnOldMessage', 'poll'])

  it.each([
    ...Object.entries(messages).map(
      ([name, content]) => [name, { message: { ...common, ...content } }] as const,
    ),
    ...Object.entries(updates),
  ])('(%s) are what Telegram describes', (name, content) => {
    if (!beyond.has(name)) expect(check(update(content))).toEqual([])
  })
})
