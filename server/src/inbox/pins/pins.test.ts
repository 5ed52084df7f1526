import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { openInbox } from '../../testing/open-inbox.ts'
import type { MessageJson } from '../reading/shapes.ts'
import { mostPins } from './pins.ts'
import type { PinJson } from './shapes.ts'

const clock = fixedClock(new Date().toISOString())
const { shop, app, aizada, bakyt, inbox } = await openInbox(clock)
let conversationId: string

afterAll(() => app.close())
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  for (const n of [1, 2, 3, 4, 5, 6, 7]) await inbox.says(`w${n}`, `Слово ${n}`)
  conversationId = (await inbox.conversation()).id
})

const path = (rest = '') => `/api/v1/stores/${shop.ayperi}/conversations/${conversationId}${rest}`
const said = async (): Promise<string[]> =>
  (await aizada.get<{ items: MessageJson[] }>(path('/messages'))).body.items
    .filter(({ kind }) => kind === 'text')
    .map(({ id }) => id)
const pins = async () => (await aizada.get<{ items: PinJson[] }>(path('/pins'))).body.items
const pin = (id = '', who = aizada) =>
  who.send<{ items: PinJson[]; code?: string; most?: number }>('PUT', path(`/pins/${id}`))
const unpin = (id = '', who = aizada) => who.send<{ items: PinJson[] }>('DELETE', path(`/pins/${id}`))
const events = () =>
  inbox.inStore((tx) =>
    tx.query<{ n: number }>(`select count(*)::int as n from store_event where kind = 'pins.updated'`),
  )

describe('a pinned message', () => {
  it('is in sight of everybody, the newest pin first, with who pinned it', async () => {
    const [one, two] = await said()
    await pin(one)
    clock.move(1_000)
    await pin(two, bakyt)
    expect(await pins()).toMatchObject([
      { messageId: two, text: 'Слово 2', author: 'contact', pinnedBy: 'Bakyt Toktogulov' },
      {
        messageId: one,
        text: 'Слово 1',
        pinnedBy: 'Aizada Asanova',
        pinnedAt: new Date(clock.now().getTime() - 1_000).toISOString(),
      },
    ])
    const { body } = await unpin(one, bakyt)
    expect(body.items.map(({ messageId }) => messageId)).toEqual([two])
  })

  it('is the first one\u2019s, and is told of once, however often it is pinned', async () => {
    const [one] = await said()
    const [before] = await events()
    await pin(one)
    const again = await pin(one, bakyt)
    expect(again.body.items).toMatchObject([{ pinnedBy: 'Aizada Asanova' }])
    await unpin(one)
    expect((await unpin(one)).status).toBe(200)
    const [after] = await events()
    expect((after?.n ?? 0) - (before?.n ?? 0)).toBe(2)
  })

  it('is one of a few, also when several are pinned at one moment', async () => {
    const ids = await said()
    const answers = await Promise.all(ids.map((id, n) => pin(id, n % 2 ? aizada : bakyt)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(mostPins)
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'too_many_pins',
      most: mostPins,
    })
    expect(await pins()).toHaveLength(mostPins)
  })

  it('says what it says now, and is let go of when its sender takes it back', async () => {
    const [one, two] = await said()
    await pin(one)
    await pin(two)
    await inbox.take({ changes: [{ kind: 'edit', target: 'w1', text: 'Слово первое', at: clock.now() }] })
    await inbox.take({ changes: [{ kind: 'deletion', target: 'w2', at: clock.now() }] })
    expect(await pins()).toMatchObject([{ messageId: one, text: 'Слово первое' }])
    expect((await pin(two)).body.code).toBe('not_pinnable')
  })

  it('may be a note, and no line of events; of another conversation there is none', async () => {
    const note = await aizada.send<MessageJson>('POST', path('/notes'), {
      clientId: newId<'n'>(),
      text: 'До пятницы',
    })
    expect((await pin(note.body.id)).body.items).toMatchObject([
      { kind: 'note', authorName: 'Aizada Asanova' },
    ])
    await aizada.send('DELETE', path(`/notes/${note.body.id}`))
    expect(await pins()).toEqual([])
    await aizada.send('PUT', path('/speaker'), { speaker: 'member' })
    const thread = await aizada.get<{ items: MessageJson[] }>(path('/messages'))
    const line = thread.body.items.find(({ kind }) => kind === 'event')
    expect((await pin(line?.id)).body.code).toBe('not_pinnable')
    const [one] = await said()
    const elsewhere = path(`/pins/${one}`).replace(conversationId, newId<'c'>())
    expect((await aizada.send('PUT', elsewhere)).status).toBe(404)
    expect((await aizada.send('DELETE', elsewhere)).status).toBe(404)
  })

  it('goes with its conversation', async () => {
    const [one] = await said()
    await pin(one)
    await inbox.inStore((tx) => tx.query('delete from contact'))
    expect(await inbox.inStore((tx) => tx.query('select 1 from message_pin'))).toEqual([])
  })
})
