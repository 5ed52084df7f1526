import { describe, expect, it } from 'vitest'
import { parseWhatsApp } from './parse.ts'
import { at, body, byMeerim, byShop, meerim, messages } from './samples.ts'

const parse = (value: unknown) => {
  const { entries, problems } = parseWhatsApp(Buffer.from(JSON.stringify(value)))
  expect(problems).toEqual([])
  expect(entries).toHaveLength(1)
  return entries[0]
}
const entryOf = (message: object) =>
  parse(body({ contacts: [meerim], messages: [{ ...byMeerim, ...message }] }))
const echoed = (message: object) =>
  parse(body({ message_echoes: [{ ...byShop, ...message }] }, 'smb_message_echoes'))
/** Of the one message, without who and when. */
const contentOf = (message: object) => {
  const [only, ...more] = entryOf(message)?.messages ?? []
  if (!only || more.length > 0) throw new Error('not one message')
  const { from: _from, providerId, at: time, ...content } = only
  expect([providerId, time]).toEqual(['wamid.1', at])
  return content
}

describe('a number that somebody gives', () => {
  const card = (more: object = {}) => ({
    phones: [{ phone: '+996 700 120 000', wa_id: '996700120000' }],
    origin: 'contact_request',
    ...more,
  })
  const hides = { id: 'wamid.1', timestamp: byMeerim.timestamp, from_user_id: meerim.user_id }
  const phoneOf = (contacts: object[], more: object = {}) =>
    parse(
      body({
        contacts: [{ user_id: meerim.user_id, profile: meerim.profile }],
        messages: [{ ...hides, type: 'contacts', contacts, ...more }],
      }),
    )?.messages[0]?.from

  it('by the button that asks for it is their own', () => {
    const known = { externalId: meerim.user_id, name: 'Meerim', username: 'meerim' }
    expect(phoneOf([card()])).toEqual({ ...known, phone: '+996700120000' })
    expect(phoneOf([card({ phones: [{ phone: '+996 700 120 000' }] })])).toMatchObject({
      phone: '+996700120000',
    })
  })

  it.each([
    ['a card that they picked', [card({ origin: 'other' })], {}],
    ['a card of no origin', [card({ origin: undefined })], {}],
    ['two cards', [card(), card()], {}],
    ['a card without a number', [card({ phones: [{ phone: 'n/a' }], name: { first_name: 'M' } })], {}],
    ['a card in a group', [card()], { group_id: 'g1' }],
  ])('is not known by %s', (_, contacts, more) => {
    expect(phoneOf(contacts, more)).not.toHaveProperty('phone')
  })

  it('is not put in place of the one that the payload shows', () => {
    const other = card({ phones: [{ phone: '+996 555 000 001', wa_id: '996555000001' }] })
    expect(entryOf({ type: 'contacts', contacts: [other] })?.messages[0]?.from.phone).toBe('+996700120000')
  })
})

type Name = keyof typeof messages

const kinds: [Name, object][] = [
  ['text', { kind: 'text', text: 'M өлчөмү барбы?' }],
  ['image', { kind: 'image', text: 'ушундай', attachments: [{ kind: 'image', source: { id: '1003' } }] }],
  ['video', { kind: 'video', text: 'карачы', attachments: [{ kind: 'video', source: { id: '1004' } }] }],
  ['audio', { kind: 'audio', attachments: [{ kind: 'audio', source: { id: '1005' } }] }],
  ['voice', { kind: 'voice', attachments: [{ kind: 'voice', source: { id: '1005' } }] }],
  [
    'document',
    {
      kind: 'document',
      text: 'мына',
      attachments: [{ kind: 'document', source: { id: '1006' }, name: 'өлчөм.pdf' }],
    },
  ],
  ['sticker', { kind: 'sticker', attachments: [{ kind: 'sticker', source: { id: '1007' } }] }],
  [
    'location',
    {
      kind: 'location',
      detail: {
        location: { latitude: 42.8746, longitude: 74.5698, name: 'Дордой', address: 'Бишкек, Кожевенная 1' },
      },
    },
  ],
  [
    'contacts',
    {
      kind: 'contacts',
      detail: { cards: [{ name: 'Айбек Осмонов', phones: ['+996 700 120 009', '+996700120010'] }] },
    },
  ],
  [
    'buttonReply',
    { kind: 'choice', text: 'Ооба', replyTo: 'wamid.SENT', detail: { choice: { payload: 'yes' } } },
  ],
  [
    'listReply',
    { kind: 'choice', text: 'M', replyTo: 'wamid.SENT', detail: { choice: { payload: 'size-m' } } },
  ],
  [
    'flowReply',
    {
      kind: 'choice',
      text: 'Sent',
      replyTo: 'wamid.SENT',
      detail: { choice: { payload: 't1', answers: { city: 'Ош', sizes: ['M', 42] } } },
    },
  ],
  [
    'button',
    {
      kind: 'choice',
      text: 'Ырастайм',
      replyTo: 'wamid.SENT',
      detail: { choice: { payload: 'CONFIRM_42' } },
    },
  ],
  [
    'order',
    {
      kind: 'order',
      text: 'бүгүн керек',
      detail: {
        order: [
          { sku: 'SKU-1', quantity: 2, price: '2500', currency: 'KGS' },
          { sku: 'SKU-2', quantity: 1, price: '30.5', currency: 'KGS' },
        ],
      },
    },
  ],
  ['unsupported', { kind: 'unsupported', rawKind: 'poll_creation' }],
  ['comesLater', { kind: 'unsupported', rawKind: 'unsupported', silent: true }],
  ['welcome', { kind: 'unsupported', rawKind: 'request_welcome', silent: true }],
  [
    'fromAnAd',
    {
      kind: 'text',
      text: 'Салам',
      detail: {
        referral: {
          source: 'ad',
          id: '120200000001',
          url: 'https://fb.me/ad1',
          headline: 'Жайкы көйнөктөр',
          body: 'Бүгүн',
          clickId: 'ARAkLkA8rmlFeiCktEJQ',
        },
      },
    },
  ],
  [
    'aboutAProduct',
    { kind: 'text', text: 'Бул барбы?', replyTo: 'wamid.SENT', detail: { product: 'SKU-1' } },
  ],
]

describe('a message of each kind on WhatsApp', () => {
  it('has of a long ad its beginning, with no half of a letter at its end', () => {
    const referral = { source_type: 'ad', body: `${'ж'.repeat(499)}👗` }
    expect(contentOf({ ...messages.text, referral }).detail?.referral).toEqual({
      source: 'ad',
      body: 'ж'.repeat(499),
    })
  })

  it.each(kinds)('(%s) is read', (name, expected) => {
    expect(contentOf(messages[name])).toEqual(expected)
  })

  it.each(kinds)('(%s) is read as an echo of the shop', (name, expected) => {
    expect(echoed(messages[name])?.messages).toMatchObject([
      { ...expected, providerId: 'wamid.E', echo: true, from: { externalId: meerim.wa_id } },
    ])
  })

  it.each([
    [{ forwarded: true }, 'once'],
    [{ frequently_forwarded: true }, 'often'],
  ])('that was passed on (%j) says so', (context, forwarded) => {
    expect(contentOf({ ...messages.image, context }).detail).toEqual({ forwarded })
  })

  it('takes coordinates as text, and no place without them', () => {
    const place = (latitude: unknown) =>
      contentOf({ type: 'location', location: { latitude, longitude: '74.5' } })
    expect(place('42.8').detail).toEqual({ location: { latitude: 42.8, longitude: 74.5 } })
    for (const wrong of ['', null, 91, 'north']) expect(place(wrong)).toMatchObject({ kind: 'unsupported' })
  })

  it('reads answers of a form that are hostile or no JSON without harm', () => {
    const answers = (response_json: unknown) =>
      contentOf({ type: 'interactive', interactive: { nfm_reply: { body: 'x', response_json } } }).detail
        ?.choice
    expect(answers('{"a":"b\\u0000\\ud800","__proto__":{"hacked":1}}')?.answers).toMatchObject({ a: 'b' })
    expect(Object.hasOwn(Object.prototype, 'hacked')).toBe(false)
    for (const wrong of ['{', '[1]', 7, undefined]) expect(answers(wrong)).toEqual({ answers: {} })
  })

  it.each([
    ['a file without its id', { type: 'image', image: { caption: 'x' } }, { rawKind: 'image', text: 'x' }],
    ['cards that say nothing', { type: 'contacts', contacts: [{}, null, 7] }, { rawKind: 'contacts' }],
    ['a cart of nothing', { type: 'order', order: { product_items: [{}] } }, { rawKind: 'order' }],
    ['a press without its object', { type: 'interactive' }, { rawKind: 'interactive' }],
    ['a kind of the future', { type: 'hologram' }, { rawKind: 'hologram' }],
    ['an edit that is not told', { type: 'unsupported', unsupported: { type: 'edit' } }, { rawKind: 'edit' }],
  ])('(%s) is shown as unsupported', (_, message, expected) => {
    expect(contentOf(message)).toMatchObject({ kind: 'unsupported', ...expected })
  })

  it('in a group is only shown', () => {
    expect(contentOf({ ...messages.image, group_id: 'g1' })).toEqual({
      kind: 'unsupported',
      rawKind: 'group',
      silent: true,
    })
    expect(contentOf({ ...messages.reaction, group_id: 'g1' })).toMatchObject({ rawKind: 'group' })
  })
})

describe('what is done to a message on WhatsApp', () => {
  const changes: [Name, object][] = [
    ['reaction', { kind: 'reaction', emoji: '👍' }],
    ['reactionRemoved', { kind: 'reaction', emoji: null }],
    ['edit', { kind: 'edit', text: 'L өлчөмү' }],
    ['captionEdit', { kind: 'edit', text: 'башкасы' }],
    ['revoke', { kind: 'deletion' }],
  ]

  it.each(changes)('(%s) is a change, of the customer or from the phone', (name, expected) => {
    for (const [entry, by] of [
      [entryOf(messages[name]), 'contact'],
      [echoed(messages[name]), 'phone'],
    ] as const) {
      expect(entry?.messages).toEqual([])
      const who = 'emoji' in expected ? { by } : {}
      expect(entry?.changes).toEqual([{ target: 'wamid.OLD', at, ...expected, ...who }])
    }
  })

  it('takes a reaction back without an emoji too', () => {
    const entry = entryOf({ type: 'reaction', reaction: { message_id: 'wamid.OLD' } })
    expect(entry?.changes).toMatchObject([{ kind: 'reaction', emoji: null }])
  })

  it('(an edit that names no message) is shown', () => {
    expect(contentOf({ type: 'edit', edit: { message: { text: { body: 'x' } } } })).toMatchObject({
      rawKind: 'edit',
      text: 'x',
      silent: true,
    })
  })
})

describe('somebody who moves on WhatsApp', () => {
  const moved = (externalId: string, to: string, phone?: string) => ({
    kind: 'moved',
    externalId,
    to,
    at,
    ...(phone ? { phone } : {}),
  })

  it('to another number is the same person', () => {
    const entry = entryOf(messages.changedNumber)
    expect(entry?.messages).toEqual([])
    expect(entry?.people).toEqual([
      moved('996700120000', '996700999999', '+996700999999'),
      moved('KG.1393000111', '996700999999', '+996700999999'),
    ])
  })

  it('to another user id is found by every id of before', () => {
    expect(entryOf(messages.changedUserId)?.people).toEqual([
      moved('996700120000', 'KG.2'),
      moved('KG.1393000111', 'KG.2'),
    ])
  })

  it('is answered at the number where it is known', () => {
    const user_id = { previous: 'KG.1', current: 'KG.2' }
    const update = (more: object) =>
      parse(body({ user_id_update: [{ user_id, timestamp: byMeerim.timestamp, ...more }] }, 'user_id_update'))
        ?.people
    expect(update({})).toEqual([moved('KG.1', 'KG.2')])
    expect(update({ wa_id: '996700120000' })).toEqual([
      moved('KG.1', 'KG.2'),
      moved('KG.1', '996700120000', '+996700120000'),
    ])
  })

  it('(another device) is told of the person and is no message', () => {
    const told = parse(
      body({ messages: [{ ...byMeerim, type: 'system', system: { type: 'customer_identity_changed' } }] }),
    )
    expect(told).toMatchObject({ messages: [], people: [{ kind: 'device', externalId: '996700120000' }] })
  })

  it('(another system message) is a service line', () => {
    expect(contentOf({ type: 'system', system: { type: 'something_new' } })).toEqual({
      kind: 'unsupported',
      rawKind: 'system',
      silent: true,
    })
  })
})
