import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InboundMessage } from '#channels'
import { fixedClock } from '#platform/clock.ts'
import { type TestCtx, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message } from '../../testing/message-path.ts'
import { getConversation, listMessages } from '../reading/conversations.ts'
import { forgetEarly } from './sweep.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
const hour = 3_600_000
let ctx: TestCtx
let inbox: ReturnType<typeof inboxOf>
beforeAll(async () => {
  ctx = await testCtx({ clock })
  const { ayperi } = await world(ctx)
  const channel = await connectTestChannel(ctx, ayperi, 'whatsapp', '106540352242922')
  inbox = inboxOf(ctx, ayperi, channel, 'whatsapp')
})
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.inStore((tx) => tx.query('delete from store_event'))
  await inbox.inStore((tx) => tx.query('delete from turn_lane'))
})

const ago = (hours: number) => new Date(clock.now().getTime() - hours * hour)
const past = (providerId: string, text: string, hoursAgo: number, more: Partial<InboundMessage> = {}) =>
  message(ctx, providerId, text, { at: ago(hoursAgo), ...more, from: { externalId: 'meerim' } })
const ours = { echo: true } as const
const comes = (...messages: InboundMessage[]) => inbox.take({ past: messages })
const events = () =>
  inbox.inStore((tx) => tx.query<{ kind: string }>('select kind from store_event order by seq'))
const thread = async () => {
  const { id } = await inbox.conversation()
  return (await inbox.inStore((tx) => listMessages(ctx, tx, id, { limit: 50 }))).items
}

describe('what was said before the channel was connected', () => {
  it('stands in its thread in its order, at its time, marked, before what comes now', async () => {
    await inbox.says('w9', 'азыр')
    await comes(past('w2', 'бар', 47, ours), past('w1', 'салам', 48), past('w3', 'рахмат', 1))
    expect((await thread()).map(({ text, at, author, imported }) => [text, at, author, imported])).toEqual([
      ['салам', ago(48).toISOString(), 'contact', true],
      ['бар', ago(47).toISOString(), 'phone', true],
      ['рахмат', ago(1).toISOString(), 'contact', true],
      ['азыр', clock.now().toISOString(), 'contact', false],
    ])
  })

  it('keeps the order within one second', async () => {
    await comes(...['a', 'b', 'c', 'd', 'e'].map((text) => past(`w${text}`, text, 5)))
    expect((await thread()).map(({ text }) => text).join('')).toBe('abcde')
  })

  it('is nobody’s turn: nothing unread, no window, nobody waits, no assistant asked, no message told of', async () => {
    await comes(past('w1', 'салам', 1), past('w2', 'бар', 0.5, ours), past('w3', 'качан?', 0.2))
    const conversation = await inbox.conversation()
    expect(conversation).toMatchObject({
      ...{ heard: 0n, answered: 0n, unread: 0, waiting_since: null, last_inbound_at: null },
      ...{ speaker: 'assistant', epoch: 0n },
    })
    expect(await inbox.lanes()).toEqual([])
    expect(await events()).toEqual([{ kind: 'conversation.updated' }])
    const json = await inbox.inStore((tx) => getConversation(ctx, tx, conversation.id))
    expect(json).toMatchObject({ window: { open: false }, lastMessageAt: ago(0.2).toISOString() })
    expect(json.lastMessage?.text).toBe('качан?')
  })

  it('is told of once for each thread, however many messages came', async () => {
    const of = (externalId: string, n: number) =>
      message(ctx, `${externalId}-${n}`, `${n}`, { at: ago(n), from: { externalId } })
    await comes(...[1, 2, 3].flatMap((n) => [of('meerim', n), of('bermet', n)]))
    expect(await events()).toEqual([{ kind: 'conversation.updated' }, { kind: 'conversation.updated' }])
  })

  it('changes nothing of a conversation that goes on', async () => {
    await inbox.says('w9', 'азыр')
    const before = await inbox.conversation()
    await comes(past('w1', 'салам', 48), past('w2', 'бар', 47, ours))
    expect(await inbox.conversation()).toEqual(before)
  })

  it('is there once, however often and in however many parts it comes', async () => {
    await comes(past('w1', 'салам', 48), past('w1', 'салам', 48))
    await comes(past('w1', 'салам', 48), past('w2', 'бар', 47, ours))
    expect((await inbox.messages()).map(({ text }) => text)).toEqual(['салам', 'бар'])
  })

  it('does not swallow what comes live: the import was only quicker', async () => {
    await comes(past('w1', 'салам', 0), past('w2', 'бар', 0, ours))
    await inbox.says('w1', 'салам')
    expect(await inbox.conversation()).toMatchObject({ heard: 1n, unread: 1, last_inbound_at: clock.now() })
    expect(await inbox.lanes()).toHaveLength(1)
    await inbox.echoes('w2', 'бар')
    expect(await inbox.conversation()).toMatchObject({ speaker: 'member', epoch: 1n })
    expect((await thread()).filter(({ imported }) => imported)).toEqual([])
    await comes(past('w1', 'салам', 0))
    expect((await thread()).filter(({ text }) => text === 'салам')).toHaveLength(1)
  })

  it('tells what became of the shop’s own', async () => {
    await inbox.take({
      past: [{ ...past('w2', 'бар', 47, ours), status: 'read' }, past('w3', 'жок', 46, ours)],
    })
    expect((await inbox.messages()).map(({ status }) => status)).toEqual(['read', null])
  })
})

describe('a file of the past', () => {
  const place = { kind: 'unsupported', rawKind: 'media_placeholder' } as const
  const photo = { kind: 'image', attachments: [{ kind: 'image', source: { id: 'm1' } }] } as const
  const placeholder = () => {
    const { text: _, ...bare } = past('w1', '', 48, place)
    return bare
  }

  it('takes the place of its placeholder, also when it comes first or in one delivery', async () => {
    await comes(placeholder())
    await comes(past('w1', 'ушундай', 48, photo))
    await comes(placeholder())
    expect(await thread()).toMatchObject([
      { kind: 'image', text: 'ушундай', attachments: [{ state: 'waiting' }] },
    ])
    await inbox.inStore((tx) => tx.query('delete from contact'))
    await comes(placeholder(), past('w1', 'ушундай', 48, photo))
    expect(await thread()).toMatchObject([{ kind: 'image', attachments: [{ state: 'waiting' }] }])
  })

  it('that the phone passes on no more is not asked for, and said to be gone', async () => {
    await comes(past('w1', 'ушундай', 15 * 24, photo))
    expect(await thread()).toMatchObject([{ attachments: [{ state: 'failed', reason: 'expired' }] }])
  })
})

describe('a name out of the phone’s address book', () => {
  const named = (externalId: string, name: string | null, hoursAgo = 1) =>
    inbox.take({ names: [{ externalId, name, at: ago(hoursAgo) }] })
  const contact = async () =>
    (await inbox.inStore((tx) => tx.query<{ name: string }>('select name from contact')))[0]
  const waiting = () => inbox.inStore((tx) => tx.query('select external_id from early_name'))

  it('waits for its person and stays when the provider says another', async () => {
    await named('meerim', 'Мээрим (Ош)')
    await named('nobody', 'Никто')
    await comes(past('w1', 'салам', 48))
    expect(await contact()).toEqual({ name: 'Мээрим (Ош)' })
    await inbox.says('w2', 'азыр')
    expect(await contact()).toEqual({ name: 'Мээрим (Ош)' })
    expect(await waiting()).toEqual([{ external_id: 'nobody' }])
    clock.move(8 * 24 * hour)
    await named('other', 'Башка')
    await forgetEarly(ctx)
    expect(await waiting()).toEqual([{ external_id: 'other' }])
    await named('other', null, 0)
    expect(await waiting()).toEqual([])
  })

  it('reaches who wrote before, but does not undo a name that was given here', async () => {
    await inbox.says('w1', 'салам')
    await named('meerim', 'Мээрим (Ош)')
    expect(await contact()).toEqual({ name: 'Мээрим (Ош)' })
    await named('meerim', 'Башка')
    expect(await contact()).toEqual({ name: 'Мээрим (Ош)' })
  })
})
