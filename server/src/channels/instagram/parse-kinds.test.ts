import { describe, expect, it } from 'vitest'
import { parseInstagram } from './parse.ts'
import { at, body, cdn, echoed, entryOf, event, events, meerim, messages, shop } from './samples.ts'

const parse = (...messaging: object[]) =>
  parseInstagram(Buffer.from(JSON.stringify(body(entryOf(...messaging)))))
const entry = (one: object) => {
  const { entries, problems } = parse(one)
  expect(problems).toEqual([])
  expect(entries).toHaveLength(1)
  return entries[0]
}
/** Of the one message, without who and when. */
const contentOf = (content: object) => {
  const [only, ...more] = entry(event(content))?.messages ?? []
  if (!only || more.length > 0) throw new Error('not one message')
  const { from, at: time, ...rest } = only
  expect([from, time]).toEqual([{ externalId: meerim }, at])
  return rest
}
const file = (kind: string, n: number) => ({ kind, attachments: [{ kind, source: { url: cdn(n) } }] })
/** A day after the story was told of. */
const linkUntil = '2026-03-02T09:00:00.000Z'

type Name = keyof typeof messages

const kinds: [Name, object][] = [
  ['text', { kind: 'text', text: 'Бул көк түстө барбы?' }],
  ['quote', { kind: 'text', text: 'ушунусу', replyTo: 'm0' }],
  ['image', file('image', 1)],
  ['sticker', file('sticker', 2)],
  ['like', { kind: 'sticker', text: '❤️' }],
  ['video', file('video', 3)],
  ['voice', file('voice', 4)],
  ['file', file('document', 5)],
  ['media', file('image', 6)],
  [
    'album',
    { kind: 'image', attachments: [1, 2, 3].map((n) => ({ kind: 'image', source: { url: cdn(n) } })) },
  ],
  ['oldShare', { kind: 'share', detail: { link: cdn(7) } }],
  ['post', { kind: 'share', detail: { link: cdn(8), linkTitle: 'Льняная рубашка, 2500 сом' } }],
  ['reel', { kind: 'share', detail: { link: cdn(9), linkTitle: 'Жаңы коллекция' } }],
  ['bareReel', { kind: 'share', detail: { link: cdn(10) } }],
  [
    'linkWithWords',
    {
      kind: 'text',
      text: 'мына https://shop.example/a',
      detail: { link: 'https://shop.example/a', linkTitle: 'Ayperi' },
    },
  ],
  ['sharedStory', { kind: 'share', detail: { link: cdn(11), linkUntil } }],
  ['story', { kind: 'share', detail: { link: cdn(12), linkUntil } }],
  ['storyMention', { kind: 'story_mention', detail: { link: cdn(13), linkUntil } }],
  ['storyReply', { kind: 'story_reply', text: 'бул канча турат?', detail: { link: cdn(14), linkUntil } }],
  [
    'storyReplyWithPicture',
    { ...file('image', 15), kind: 'story_reply', detail: { link: cdn(14), linkUntil } },
  ],
  ['quickReply', { kind: 'choice', text: 'M', detail: { choice: { payload: 'SIZE:M' } } }],
  [
    'fromAnAd',
    {
      kind: 'text',
      text: 'Салам',
      detail: {
        referral: { source: 'ad', id: '120200000001', headline: 'Жайкы көйнөктөр', ref: 'spring' },
      },
    },
  ],
  ['aboutAProduct', { kind: 'text', text: 'Бул барбы?', detail: { product: '4711' } }],
  ['seenOnce', { kind: 'unsupported', rawKind: 'ephemeral' }],
  ['unsupported', { kind: 'unsupported', rawKind: 'unsupported' }],
  ['hologram', { kind: 'unsupported', rawKind: 'hologram' }],
]

describe('a message of each kind on Instagram', () => {
  it('is in the list', () => {
    expect(kinds.map(([name]) => name)).toEqual(Object.keys(messages))
  })

  it.each(kinds)('(%s) is read', (name, expected) => {
    expect(contentOf({ message: messages[name] })).toEqual({ providerId: 'm1', ...expected })
  })

  it.each(kinds)('(%s) is read as an echo of the shop', (name, expected) => {
    const echo = echoed({ message: { ...messages[name], is_echo: true } })
    expect(entry(echo)?.messages).toEqual([
      { providerId: 'm1', ...expected, at, echo: true, from: { externalId: meerim } },
    ])
  })

  it.each([
    ['a file without its address', { attachments: [{ type: 'image' }] }, { rawKind: 'image' }],
    [
      'a file with a script for an address',
      { attachments: [{ type: 'file', payload: { url: 'javascript:alert(1)' } }] },
      { rawKind: 'file' },
    ],
    [
      'a reel without its address, with words',
      { text: 'look', attachments: [{ type: 'ig_reel' }] },
      { rawKind: 'ig_reel', text: 'look' },
    ],
    ['an attachment without a type', { attachments: [7] }, { rawKind: 'unknown' }],
    ['a type that every object has', { attachments: [{ type: 'constructor' }] }, { rawKind: 'constructor' }],
    [
      'what the API may not show, by its type',
      { is_unsupported: true, attachments: [{ type: 'poll' }] },
      { rawKind: 'poll' },
    ],
    ['nothing at all', {}, { rawKind: 'unknown' }],
    ['a tap that says nothing', { quick_reply: {} }, { rawKind: 'unknown' }],
  ])('(%s) is shown as unsupported', (_, message, expected) => {
    expect(contentOf({ message: { mid: 'm1', ...message } })).toEqual({
      providerId: 'm1',
      kind: 'unsupported',
      ...expected,
    })
  })

  it('tells which of several attachments it loses', () => {
    const attachments = [...messages.hologram.attachments, ...messages.image.attachments]
    expect(parse(event({ message: { mid: 'm1', attachments } }))).toMatchObject({
      entries: [{ messages: [file('image', 1)] }],
      problems: ['attachment hologram is not taken'],
    })
  })

  it('shows a reply to a story that has gone, without its address', () => {
    const message = { mid: 'm1', text: 'канча?', reply_to: { story: { id: '18' } } }
    expect(contentOf({ message })).toEqual({
      providerId: 'm1',
      kind: 'story_reply',
      text: 'канча?',
      detail: undefined,
    })
  })
})

describe('a button on Instagram', () => {
  it('of a template, a menu or an ice breaker is a choice with what we gave it', () => {
    expect(contentOf(events.postback)).toEqual({
      providerId: 'p1',
      kind: 'choice',
      text: 'Баасы канча?',
      detail: { choice: { payload: 'PRICE' } },
    })
  })

  it('without an id has one made of who, when and what, the same when it comes again', () => {
    const id = (payload: string) => contentOf({ postback: { title: 'Алам', payload } }).providerId
    expect(id('SKU:42')).toMatch(/^postback:10000000000000001:1772355600000:.{16}$/)
    expect(id('SKU:42')).toBe(id('SKU:42'))
    expect(id('SKU:43')).not.toBe(id('SKU:42'))
  })

  it('that a link of ours opened says which link', () => {
    expect(contentOf(events.buttonByLink)).toMatchObject({
      detail: { choice: { payload: 'START' }, referral: { source: 'link', ref: 'bio' } },
    })
  })

  it('that says nothing is shown as unsupported', () => {
    expect(contentOf({ postback: { mid: 'p1' } })).toEqual({
      providerId: 'p1',
      kind: 'unsupported',
      rawKind: 'postback',
    })
  })
})

describe('what is done to a message on Instagram', () => {
  const changes: [keyof typeof events, object][] = [
    ['reaction', { kind: 'reaction', emoji: '❤️' }],
    ['anyEmoji', { kind: 'reaction', emoji: '🧣' }],
    ['namedReaction', { kind: 'reaction', emoji: '😮' }],
    ['unreact', { kind: 'reaction', emoji: null }],
    ['edit', { kind: 'edit', text: 'L өлчөмү' }],
    ['unsend', { kind: 'deletion' }],
  ]

  it.each(changes)('(%s) is a change, of the customer or from the phone', (name, expected) => {
    for (const [told, by] of [
      [entry(event(events[name])), 'contact'],
      [entry(echoed(events[name])), 'phone'],
    ] as const) {
      expect(told?.messages).toEqual([])
      const who = 'emoji' in expected ? { by } : {}
      expect(told?.changes).toEqual([{ target: 'm0', at, ...expected, ...who }])
    }
  })

  it('takes a deletion of an echo for one of the shop', () => {
    const unsent = echoed({ message: { mid: 'm5', is_echo: true, is_deleted: true } })
    expect(entry(unsent)).toMatchObject({ messages: [], changes: [{ kind: 'deletion', target: 'm5' }] })
  })

  it.each([
    [
      'a reaction without its emoji',
      { reaction: { mid: 'm0', action: 'react', reaction: 'other' } },
      'reaction',
    ],
    ['an edit without its words', { message_edit: { mid: 'm0', num_edit: 1 } }, 'message_edit'],
  ])('(%s) is shown', (_, content, rawKind) => {
    expect(contentOf(content)).toMatchObject({ kind: 'unsupported', rawKind, replyTo: 'm0', silent: true })
  })
})

describe('what is told beside messages on Instagram', () => {
  it.each([
    ['seen', at],
    ['seenByWatermark', new Date(at.getTime() - 60_000)],
  ] as const)('(%s) is reading up to a moment, of the customer alone', (name, moment) => {
    expect(entry(event(events[name]))).toMatchObject({
      messages: [],
      reads: [{ externalId: meerim, at: moment }],
    })
    expect(parse(echoed(events[name]))).toEqual({ entries: [], problems: [] })
  })

  it('keeps the link that opened the thread, and asks for no answer', () => {
    expect(contentOf(events.byLink)).toEqual({
      providerId: `referral:${meerim}:${at.getTime()}`,
      kind: 'unsupported',
      rawKind: 'referral',
      silent: true,
      detail: { referral: { source: 'link', ref: 'campaign7', url: 'https://ig.me/m/ayperi.kg' } },
    })
  })

  it.each([
    ['optin', 'optin'],
    ['passed', 'pass_thread_control'],
    ['requested', 'request_thread_control'],
  ] as const)('shows %s without asking for an answer', (name, rawKind) => {
    expect(contentOf(events[name])).toMatchObject({ kind: 'unsupported', rawKind, silent: true })
  })

  it('is no human turn when the account itself tells it', () => {
    expect(parse(echoed(events.byLink))).toEqual({
      entries: [],
      problems: ['referral of the account is not taken'],
    })
  })
})

describe('a thread that another app answers', () => {
  const standby = (one: object) =>
    parseInstagram(Buffer.from(JSON.stringify(body({ id: shop, time: 1, standby: [one] })))).entries[0]

  it.each(kinds)('shows what the customer sends (%s), which is not ours to answer', (name, expected) => {
    expect(standby(event({ message: messages[name] }))?.messages).toMatchObject([
      { ...expected, silent: true },
    ])
  })

  it('shows what the other app says as the shop’s, and what is done to messages', () => {
    const [said] = standby(echoed({ message: { ...messages.text, is_echo: true } }))?.messages ?? []
    expect(said).toMatchObject({ echo: true })
    expect(said).not.toHaveProperty('silent')
    expect(standby(event(events.edit))?.changes).toHaveLength(1)
  })
})
