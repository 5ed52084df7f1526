import { describe, expect, it } from 'vitest'
import type { ChannelKind } from '../channel.ts'
import type {
  CommentHistory,
  InboundAct,
  Sendable,
  SentBy,
  WindowHistory,
  WindowQuestion,
} from './question.ts'
import { sendWindow } from './window.ts'

const wrote = new Date('2026-11-24T10:00:00.000Z')
const second = 1000
const hour = 3600 * second
const day = 24 * hour
const margin = 30 * second
const after = (ms: number) => new Date(wrote.getTime() + ms)

/** How long ago the contact wrote; the name stands over a column of the tables below. */
const ages = {
  never: null,
  ahead: -90 * second,
  now: 0,
  hour,
  'last ms': day - margin - 1,
  '23:59:30': day - margin,
  '24:00:00': day,
  'day 3': 3 * day,
  'last ms of 7 d': 7 * day - margin - 1,
  '6 d 23:59:30': 7 * day - margin,
  '7 d': 7 * day,
  'day 400': 400 * day,
} as const
type Age = keyof typeof ages
const columns = Object.keys(ages) as Age[]

interface Row {
  readonly channel: ChannelKind
  readonly connection?: NonNullable<WindowQuestion['connection']>
  readonly what: readonly Sendable[]
  readonly who: readonly SentBy[]
  /** One word for each age: how it goes, or why it does not. */
  readonly expected: string
}

const everybody: SentBy[] = ['assistant', 'member', 'automation']
const machines: SentBy[] = ['assistant', 'automation']
const said: Sendable[] = ['text', 'media']
const all = (word: string) => columns.map(() => word).join(' ')

const table: readonly Row[] = [
  {
    channel: 'whatsapp',
    what: [...said, 'reaction'],
    who: everybody,
    expected: `never_wrote plain plain plain plain ${'window_closed '.repeat(7)}`,
  },
  { channel: 'whatsapp', what: ['template'], who: everybody, expected: all('template') },
  {
    channel: 'whatsapp',
    what: ['human_agent', 'private_reply'],
    who: everybody,
    expected: all('not_on_channel'),
  },
  {
    channel: 'instagram',
    what: said,
    who: ['member'],
    expected: `never_wrote plain plain plain plain ${'human_agent '.repeat(4)} ${'window_closed '.repeat(3)}`,
  },
  {
    channel: 'instagram',
    what: said,
    who: machines,
    expected: `never_wrote plain plain plain plain ${'person_only '.repeat(4)} ${'window_closed '.repeat(3)}`,
  },
  {
    channel: 'instagram',
    what: ['reaction'],
    who: everybody,
    expected: `never_wrote plain plain plain plain ${'window_closed '.repeat(7)}`,
  },
  {
    channel: 'instagram',
    what: ['human_agent'],
    who: ['member'],
    expected: `never_wrote ${'human_agent '.repeat(8)} ${'window_closed '.repeat(3)}`,
  },
  {
    channel: 'instagram',
    what: ['human_agent'],
    who: machines,
    expected: `never_wrote ${'person_only '.repeat(8)} ${'window_closed '.repeat(3)}`,
  },
  { channel: 'instagram', what: ['template'], who: everybody, expected: all('not_on_channel') },
  { channel: 'instagram', what: ['private_reply'], who: everybody, expected: all('no_comment') },
  { channel: 'telegram', what: [...said, 'reaction'], who: everybody, expected: all('plain') },
  {
    channel: 'telegram',
    connection: 'business',
    what: said,
    who: everybody,
    expected: `never_wrote plain plain plain plain ${'window_closed '.repeat(7)}`,
  },
  {
    channel: 'telegram',
    connection: 'business',
    what: ['reaction'],
    who: everybody,
    expected: all('not_on_channel'),
  },
  ...(['off', 'silent'] as const).map((state) => ({
    channel: 'telegram' as const,
    connection: `business_${state}` as const,
    what: said,
    who: everybody,
    expected: all(`connection_${state}`),
  })),
  {
    channel: 'telegram',
    connection: 'bot',
    what: ['template', 'human_agent', 'private_reply'],
    who: everybody,
    expected: all('not_on_channel'),
  },
  {
    channel: 'telegram',
    connection: 'business',
    what: ['template', 'human_agent', 'private_reply'],
    who: everybody,
    expected: all('not_on_channel'),
  },
]

interface Case {
  readonly asked: Omit<WindowQuestion, 'history'>
  readonly age: Age
  readonly word: string
}

const cases: Case[] = table.flatMap(({ channel, connection, what, who, expected }) => {
  const words = expected.trim().split(/\s+/)
  if (words.length !== columns.length) throw new Error(`${channel}: ${words.length} words`)
  return what.flatMap((one) =>
    who.flatMap((sender) =>
      columns.map((age, n) => ({
        asked: { channel, ...(connection ? { connection } : {}), what: one, who: sender },
        age,
        word: words[n] ?? '',
      })),
    ),
  )
})

/** As the tables write it. */
const wordOf = (asked: WindowQuestion, now: Date): string => {
  const window = sendWindow(asked, now)
  return window.allowed ? window.how : window.why
}

describe('what may be sent now', () => {
  it('is asked in at least 200 cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200)
  })

  it.each(
    cases.map(
      (one) =>
        [
          `${one.asked.channel}${one.asked.connection ? ` (${one.asked.connection})` : ''}`,
          one.asked.what,
          one.asked.who,
          one.age,
          one.word,
          one,
        ] as const,
    ),
  )('on %s a %s by the %s, when the contact wrote: %s, is %s', (_1, _2, _3, age, word, { asked }) => {
    const length = ages[age]
    const history: WindowHistory = { lastInboundAt: length === null ? null : wrote }
    expect(wordOf({ ...asked, history }, length === null ? wrote : after(length))).toBe(word)
  })

  it.each(
    cases.filter(({ age }) => age === 'now').map((one) => [one.asked.channel, one.asked.what, one] as const),
  )('on %s nothing (%s) reaches somebody who blocked the shop', (_1, _2, { asked }) => {
    expect(sendWindow({ ...asked, history: { lastInboundAt: wrote, blocked: true } }, wrote)).toEqual({
      allowed: false,
      how: 'nothing',
      until: null,
      why: 'blocked',
    })
  })
})

const text = (
  channel: ChannelKind,
  who: SentBy = 'member',
  more: Partial<WindowHistory> = {},
): WindowQuestion => ({
  channel,
  connection: 'business',
  what: 'text',
  who,
  history: { lastInboundAt: wrote, ...more },
})

describe('until when', () => {
  it.each([
    ['whatsapp', 'assistant', hour, day - margin],
    ['whatsapp', 'member', 30 * hour, day - margin],
    ['instagram', 'assistant', hour, day - margin],
    ['instagram', 'member', hour, day - margin],
    ['instagram', 'member', 25 * hour, 7 * day - margin],
    ['instagram', 'assistant', 25 * hour, day - margin],
    ['instagram', 'member', 8 * day, day - margin],
    ['telegram', 'assistant', hour, day - margin],
    ['telegram', 'member', 2 * day, day - margin],
  ] as const)('on %s for the %s, %i ms after the contact wrote', (channel, who, now, until) => {
    expect(sendWindow(text(channel, who), after(now)).until).toEqual(after(until))
  })

  it('a bot may write for ever, and a template always', () => {
    expect(sendWindow({ ...text('telegram'), connection: 'bot' }, after(day)).until).toBeNull()
    expect(sendWindow({ ...text('whatsapp'), what: 'template' }, after(day))).toMatchObject({
      allowed: true,
      until: null,
    })
  })

  it('a closed window says what may go instead', () => {
    expect(sendWindow(text('whatsapp'), after(day)).how).toBe('template')
    expect(sendWindow(text('instagram'), after(7 * day)).how).toBe('nothing')
    expect(sendWindow(text('telegram'), after(day)).how).toBe('nothing')
  })

  it.each([1, second, 90 * second, hour, 3 * day])(
    'a provider whose clock is %i ms ahead opens a whole window and never more',
    (ahead) => {
      const asked = text('whatsapp', 'member', { lastInboundAt: after(ahead) })
      expect(sendWindow(asked, wrote)).toMatchObject({ allowed: true, until: after(day - margin) })
    },
  )

  it('what is asked again at the end of one stage gives the next', () => {
    const first = sendWindow(text('instagram'), wrote)
    const second = sendWindow(text('instagram'), first.until ?? wrote)
    expect(second).toMatchObject({ how: 'human_agent', until: after(7 * day - margin) })
    expect(sendWindow(text('instagram'), second.until ?? wrote)).toMatchObject({ why: 'window_closed' })
  })
})

describe('what opens a window', () => {
  it.each<[ChannelKind, InboundAct, string]>([
    ['whatsapp', 'message', 'plain'],
    ['whatsapp', 'button', 'plain'],
    ['whatsapp', 'call', 'plain'],
    ['whatsapp', 'reaction', 'window_closed'],
    ['instagram', 'message', 'plain'],
    ['instagram', 'button', 'plain'],
    ['instagram', 'call', 'window_closed'],
    ['instagram', 'reaction', 'window_closed'],
    ['telegram', 'message', 'plain'],
    ['telegram', 'button', 'window_closed'],
    ['telegram', 'call', 'window_closed'],
    ['telegram', 'reaction', 'window_closed'],
  ])('on %s after a %s a text is %s', (channel, lastInboundKind, word) => {
    expect(wordOf(text(channel, 'assistant', { lastInboundKind }), after(hour))).toBe(word)
  })
})

const comment = (more: Partial<CommentHistory> = {}): CommentHistory => ({
  at: wrote,
  replied: false,
  ...more,
})

describe('a private reply to a comment', () => {
  const reply = (of: CommentHistory | null, more: Partial<WindowHistory> = {}): WindowQuestion => ({
    channel: 'instagram',
    what: 'private_reply',
    who: 'automation',
    history: { lastInboundAt: null, comment: of, ...more },
  })

  it.each<[string, CommentHistory | null, number, string]>([
    ['of none', null, 0, 'no_comment'],
    ['at once', comment(), 0, 'plain'],
    ['after a day', comment(), day, 'plain'],
    ['in the last moment of the week', comment(), 7 * day - margin - 1, 'plain'],
    ['30 s before its end', comment(), 7 * day - margin, 'comment_too_old'],
    ['after the week', comment(), 7 * day, 'comment_too_old'],
    ['for the second time', comment({ replied: true }), hour, 'comment_answered'],
    ['for the second time, after the week', comment({ replied: true }), 8 * day, 'comment_answered'],
    ['under a live video that runs', comment({ live: 'running' }), hour, 'plain'],
    ['under one that is over', comment({ live: 'over' }), hour, 'broadcast_over'],
    ['with a clock ahead', comment({ at: after(hour) }), 0, 'plain'],
  ])('%s', (_, of, now, word) => {
    expect(wordOf(reply(of), after(now))).toBe(word)
  })

  it('needs no open window, and opens none', () => {
    expect(sendWindow(reply(comment()), after(hour))).toMatchObject({ until: after(7 * day - margin) })
    const followUp = { ...reply(comment({ replied: true })), what: 'text' as const }
    expect(wordOf(followUp, after(hour))).toBe('never_wrote')
  })
})

describe('free entry by an ad', () => {
  const came = (answeredAt: Date | null, what: Sendable = 'text'): WindowQuestion => ({
    ...text('whatsapp', 'member', { adReferral: { at: wrote, answeredAt } }),
    what,
  })
  const free = (asked: WindowQuestion, now: number) => {
    const window = sendWindow(asked, after(now))
    return window.allowed ? window.freeUntil : 'closed'
  }

  it.each<[string, Date | null, Sendable, number, Date | null | 'closed']>([
    ['not answered yet', null, 'text', hour, after(day - margin)],
    ['not answered within a day', null, 'template', day, null],
    ['answered after an hour', after(hour), 'text', 2 * hour, after(hour + 72 * hour - margin)],
    ['answered after an hour, the window closed since', after(hour), 'text', 30 * hour, 'closed'],
    ['the same, a template', after(hour), 'template', 30 * hour, after(hour + 72 * hour - margin)],
    ['72 h after the answer', after(hour), 'template', 73 * hour, null],
    ['answered too late', after(25 * hour), 'template', 26 * hour, null],
  ])('%s', (_, answeredAt, what, now, expected) => {
    expect(free(came(answeredAt, what), now)).toEqual(expected)
  })

  it.each<[string, Date | null, Date | null, number, Date | null]>([
    ['what Meta says of who came by a page', null, after(50 * hour), 2 * hour, after(50 * hour)],
    ['what it says longer than the ad', after(hour), after(80 * hour), 2 * hour, after(80 * hour)],
    ['the ad longer than what it says', after(hour), after(2 * hour), hour, after(73 * hour - margin)],
    ['nothing of what it said once it is over', null, after(hour), hour, null],
  ])('knows %s', (_, answeredAt, told, now, expected) => {
    const ad = answeredAt && { at: wrote, answeredAt }
    const asked = {
      ...text('whatsapp', 'member', { adReferral: ad, freeUntil: told }),
      what: 'template',
    } as const
    expect(free(asked, now)).toEqual(expected)
  })

  it('is of no other channel, and nobody has it without an ad', () => {
    expect(sendWindow({ ...came(after(hour)), channel: 'instagram' }, after(hour))).toMatchObject({
      freeUntil: null,
    })
    expect(sendWindow(text('whatsapp'), after(hour))).toMatchObject({ freeUntil: null })
  })
})
