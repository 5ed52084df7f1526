import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTelegram } from './parse.ts'

const channel = '01890000-0000-7000-8000-000000000001'
const at = new Date('2026-03-01T09:00:00Z')
const date = at.getTime() / 1000
const user = {
  id: 555,
  is_bot: false,
  first_name: 'Meerim',
  last_name: 'Asanova',
  username: 'meerim_kg',
  language_code: 'ky',
}
const chat = { id: 555, type: 'private', first_name: 'Meerim', last_name: 'Asanova', username: 'meerim_kg' }
const from = { externalId: '555', name: 'Meerim Asanova', username: 'meerim_kg' }
const message = { message_id: 31, from: user, chat, date }

const parse = (value: unknown) => parseTelegram(Buffer.from(JSON.stringify(value)), { account: channel })
const only = (update: object) => {
  const { entries, problems } = parse({ update_id: 700001, ...update })
  expect(problems).toEqual([])
  expect(entries[0]?.messages).toHaveLength(1)
  return entries[0]?.messages[0]
}

describe('a text on Telegram', () => {
  it('carries the person, the words and the time, under an id that counts per chat', () => {
    const update = {
      update_id: 1,
      message: { ...message, text: 'Зыгыр көйнөк барбы?', reply_to_message: { message_id: 30, date, chat } },
    }
    expect(parse(update)).toEqual({
      problems: [],
      entries: [
        {
          account: channel,
          statuses: [],
          reads: [],
          changes: [],
          people: [],
          messages: [
            { providerId: '555:31', kind: 'text', text: 'Зыгыр көйнөк барбы?', replyTo: '555:30', at, from },
          ],
        },
      ],
    })
  })

  it('may come from somebody without a name', () => {
    const bare = { ...message, chat: { id: 555, type: 'private' }, text: '/start ad7' }
    expect(only({ message: bare })).toMatchObject({ text: '/start ad7', from: { externalId: '555' } })
  })

  it('in a channel is not ours to answer', () => {
    const channelPost = { ...message, chat: { id: -100, type: 'channel', title: 'News' }, text: 'hi' }
    expect(parse({ update_id: 1, message: channelPost })).toEqual({
      entries: [],
      problems: ['chat of type channel is not taken'],
    })
  })
})

describe('an update that is not as it should be', () => {
  it.each([
    ['no content', { update_id: 1 }],
    ['no number', { message: { ...message, text: 'hi' } }],
    ['no date', { update_id: 1, message: { ...message, date: undefined, text: 'hi' } }],
    ['no chat', { update_id: 1, message: { ...message, chat: undefined, text: 'hi' } }],
    ['nobody', { update_id: 1, poll: { id: '1' } }],
    ['a list', []],
    ['null', null],
  ])('(%s) is told as a problem', (_, update) => {
    const { entries, problems } = parse(update)
    expect(entries).toEqual([])
    expect(problems).toHaveLength(1)
  })

  it('without a channel cannot be routed', () => {
    const raw = Buffer.from(JSON.stringify({ update_id: 1, message: { ...message, text: 'hi' } }))
    expect(parseTelegram(raw, {})).toEqual({ entries: [], problems: ['update without a channel'] })
  })

  it('never throws', () => {
    const anything = fc.anything({ maxDepth: 1, maxKeys: 3 })
    const keys = [
      'message',
      'edited_message',
      'business_message',
      'callback_query',
      'message_reaction',
      'business_connection',
      '__proto__',
      'hologram',
    ]
    const fields = [
      'message_id',
      'date',
      'chat',
      'from',
      'text',
      'photo',
      'reply_to_message',
      'edit_date',
      '__proto__',
    ]
    const field = fc.oneof(anything, fc.constant(chat), fc.constant(date), fc.string())
    const content = fc.oneof(anything, fc.dictionary(fc.constantFrom(...fields), field))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), content), anything, (update, update_id) => {
        const text = JSON.stringify({ ...update, update_id }, (_, one) => (typeof one === 'bigint' ? 1 : one))
        parseTelegram(Buffer.from(text), { account: channel })
      }),
      { numRuns: 500 },
    )
    fc.assert(fc.property(fc.json(), (text) => void parseTelegram(Buffer.from(text), { account: channel })))
  })
})
