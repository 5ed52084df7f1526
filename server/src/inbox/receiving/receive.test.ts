import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPerson, createStore } from '#accounts'
import { fixedClock } from '#platform/clock.ts'
import { type ChannelId, newId, parseId, type StoreId } from '#platform/ids.ts'
import { type TestCtx, testCtx } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message } from '../../testing/message-path.ts'
import { returnToAssistant } from '../speaking/switch.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let person: Awaited<ReturnType<typeof createPerson>>
let store: StoreId
let channel: ChannelId
let inbox: ReturnType<typeof inboxOf>

beforeAll(async () => {
  ctx = await testCtx({ clock })
  person = await createPerson(ctx, {
    firstName: 'Aizada',
    lastName: 'Asanova',
    email: 'a@ayperi.example',
    language: 'ru',
    password: 'tilla-kozu-2026',
  })
})
beforeEach(async () => {
  const details = {
    name: 'Ayperi',
    country: 'KG',
    currency: 'KGS',
    timeZone: 'Asia/Bishkek',
    languages: ['ru'],
  } as const
  store = (await createStore(ctx, details, person)).id
  channel = await connectTestChannel(ctx, store, 'whatsapp', newId<'account'>())
  inbox = inboxOf(ctx, store, channel, 'whatsapp')
})

describe('receiving messages', () => {
  it('makes contact, conversation and message, and asks the assistant for an answer', async () => {
    await inbox.says('m1', 'Есть рубашка L?')
    expect(await inbox.conversation()).toMatchObject({
      speaker: 'assistant',
      unread: 1,
      heard: 1n,
      answered: 0n,
      external_id: 'meerim',
    })
    expect(await inbox.messages()).toMatchObject([
      { author: 'contact', text: 'Есть рубашка L?', provider_id: 'm1' },
    ])
    expect(await inbox.lanes()).toHaveLength(1)
  })

  it('takes a message once, however often and however parallel it comes', async () => {
    await Promise.all(Array.from({ length: 50 }, () => inbox.says('m1', 'салам')))
    const twice = message(ctx, 'm2', 'бар бы?')
    await inbox.take({ messages: [twice, twice] })
    expect(await inbox.messages()).toHaveLength(2)
    expect(await inbox.conversation()).toMatchObject({ unread: 2, heard: 2n })
  })

  it('keeps the order of a batch', async () => {
    const texts = Array.from({ length: 100 }, (_, n) => `line ${n}`)
    await inbox.take({ messages: texts.map((text, n) => message(ctx, `m${n}`, text)) })
    expect((await inbox.messages()).map((row) => row.text)).toEqual(texts)
  })

  it('takes a thousand messages of many people with a fixed number of statements', async () => {
    const messages = Array.from({ length: 1000 }, (_, n) =>
      message(ctx, `m${n}`, 'салам', {
        from: { externalId: `person ${n % 250}`, name: `Person ${n % 250}` },
      }),
    )
    await inbox.take({ messages })
    const rows = await inbox.inStore((tx) => tx.query<{ unread: number }>('select unread from conversation'))
    expect(rows).toHaveLength(250)
    expect(new Set(rows.map((row) => row.unread))).toEqual(new Set([4]))
  })

  it('waits for the end of a burst, but not longer than the longest burst', async () => {
    const due = async () => (await inbox.lanes())[0]?.due_at.toISOString()
    await inbox.says('m1', 'салам')
    expect(await due()).toBe('2026-11-24T10:00:01.200Z')
    for (let n = 0; n < 8; n++) {
      clock.move(1000)
      await inbox.says(`n${n}`, 'и ещё')
    }
    expect(await due()).toBe('2026-11-24T10:00:04.000Z')
  })

  it('answers what reads like a finished question sooner', async () => {
    await inbox.says('m1', 'Сколько стоит?')
    const [lane] = await inbox.lanes()
    expect((lane?.due_at.getTime() ?? 0) - clock.now().getTime()).toBe(600)
  })

  it('shows a message that comes an hour late, without an answer by itself', async () => {
    await inbox.says('m1', 'вчерашнее', { at: new Date(clock.now().getTime() - 3_600_001) })
    expect(await inbox.messages()).toHaveLength(1)
    expect(await inbox.lanes()).toEqual([])
  })

  it('shows a reaction or an edit without asking for an answer, nor voiding the one that is being made', async () => {
    await inbox.says('m1', 'салам')
    const before = await inbox.conversation()
    const lanes = await inbox.lanes()
    clock.move(60_000)
    await inbox.says('m2', '👍', { silent: true })
    expect(await inbox.messages()).toHaveLength(2)
    const { heard, unread, last_inbound_at, waiting_since } = before
    expect(await inbox.conversation()).toMatchObject({ heard, unread, last_inbound_at, waiting_since })
    expect(await inbox.lanes()).toEqual(lanes)
  })

  it('answers a late message once a person gives it to the assistant', async () => {
    await inbox.says('m1', 'вчерашнее', { at: new Date(clock.now().getTime() - 3_600_001) })
    const { id } = await inbox.conversation()
    await inbox.inStore((tx) => returnToAssistant(ctx, tx, parseId<'conversation'>(id), newId<'member'>()))
    expect(await inbox.lanes()).toHaveLength(1)
  })

  it('leaves a conversation to people when the store has no assistant that answers', async () => {
    const silent = inboxOf(ctx, store, channel, 'whatsapp', false)
    await silent.says('m1', 'салам')
    expect(await silent.conversation()).toMatchObject({ speaker: 'nobody', handoff_reason: 'assistant_off' })
    expect(await silent.lanes()).toEqual([])
  })

  it('follows a person from the number to the id that remains when the number is hidden', async () => {
    await inbox.says('m1', 'салам', { from: { externalId: '996700', alias: 'KG.1', name: 'Meerim' } })
    await inbox.says('m2', 'это я', { from: { externalId: 'KG.1' } })
    expect(await inbox.conversation()).toMatchObject({ heard: 2n, external_id: 'KG.1' })
  })

  it('keeps the language that a person writes in, and changes it for a sentence only', async () => {
    const language = async () =>
      (await inbox.inStore((tx) => tx.query<{ language: string }>('select language from contact')))[0]
        ?.language
    await inbox.says('m1', '👍 42')
    expect(await language()).toBeNull()
    await inbox.says('m2', 'Баасы канча?')
    expect(await language()).toBe('ky')
    await inbox.says('m3', 'ok')
    expect(await language()).toBe('ky')
    await inbox.says('m4', 'Сколько стоит эта рубашка?')
    expect(await language()).toBe('ru')
    await inbox.take({
      messages: [message(ctx, 'm5', 'Do you have it in white?'), message(ctx, 'm6', 'спасибо')],
    })
    expect(await language()).toBe('en')
  })

  it('takes over a name that the provider changed, and leaves the name that the shop gave', async () => {
    const name = async () =>
      (await inbox.inStore((tx) => tx.query<{ name: string }>('select name from contact')))[0]?.name
    await inbox.says('m1', 'салам')
    await inbox.inStore((tx) => tx.query(`update contact set name = 'Мээрим (опт)'`))
    await inbox.says('m2', 'салам')
    expect(await name()).toBe('Мээрим (опт)')
    await inbox.says('m3', 'салам', { from: { externalId: 'meerim', name: 'Meerim A.' } })
    expect(await name()).toBe('Meerim A.')
  })

  it('opens a closed conversation again', async () => {
    await inbox.says('m1', 'салам')
    await inbox.inStore((tx) => tx.query(`update conversation set state = 'closed'`))
    await inbox.says('m2', 'салам')
    expect(await inbox.conversation()).toMatchObject({ state: 'open' })
  })

  it('tells the store what happened, once', async () => {
    await inbox.says('m1', 'салам')
    const events = await inbox.inStore((tx) =>
      tx.query<{ kind: string }>('select kind from store_event order by seq'),
    )
    expect(events.map((event) => event.kind)).toEqual(['message.received'])
  })
})
