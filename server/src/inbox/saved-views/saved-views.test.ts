import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addMember, createPerson } from '#accounts'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import { newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message } from '../../testing/message-path.ts'
import { views } from '../reading/shapes.ts'
import type { SavedViewJson } from './shapes.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
let bakyt: Client
/** Another operator. */
let cholpon: Client
let inbox: ReturnType<typeof inboxOf>
let channel: string

beforeAll(async () => {
  ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  bakyt = await client(app, shop.bakyt)
  cholpon = await client(app, await operator('cholpon@ayperi.example'))
  const connected = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
  channel = connected
  inbox = inboxOf(ctx, shop.ayperi, connected, 'whatsapp')
})
afterAll(() => app.close())
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.inStore((tx) => tx.query('delete from saved_view'))
})

async function operator(email: string) {
  const password = 'tilla-kozu-2026'
  const person = { firstName: 'Cholpon', lastName: 'Usenova', email, language: 'ru', password } as const
  const personId = await createPerson(ctx, person)
  const memberId = await ctx.db.withStore(shop.ayperi, (tx) =>
    addMember(tx, { personId, role: 'operator' }, clock.now()),
  )
  return { personId, memberId, email, password }
}

const at = () => `/api/v1/stores/${shop.ayperi}/saved-views`
const draft = (name: string, more: object = {}) => ({
  name,
  view: 'all',
  narrowing: {},
  shared: false,
  ...more,
})
const add = async (who: Client, name: string, more: object = {}) =>
  (await who.send<SavedViewJson>('POST', at(), draft(name, more))).body
const list = async (who: Client) => (await who.get<{ items: SavedViewJson[] }>(at())).body.items
const names = async (who: Client) => (await list(who)).map(({ name }) => name)
const change = (who: Client, id: string, body: object) => who.send('PATCH', `${at()}/${id}`, body)
const remove = (who: Client, id: string) => who.send('DELETE', `${at()}/${id}`)
const writes = (person: string, text = 'салам') =>
  inbox.take({ messages: [message(ctx, newId<'m'>(), text, { from: { externalId: person, name: person } })] })

describe('a saved view', () => {
  it('keeps what it was made of, and is its owner’s alone', async () => {
    const narrowing = { sort: 'newest', channel, unread: 'true' }
    const kept = await add(bakyt, ' Срочные ', { view: 'mine', narrowing })
    expect(kept).toMatchObject({ name: 'Срочные', view: 'mine', narrowing, shared: false, manageable: true })
    expect(await names(bakyt)).toEqual(['Срочные'])
    expect(await list(aizada), 'not even the owner of the store').toEqual([])
    expect((await change(aizada, kept.id, { name: 'x' })).status).toBe(404)
    expect((await remove(aizada, kept.id)).status).toBe(404)
  })

  it('is shared with everybody, and kept by whoever made it and by admins', async () => {
    const { id } = await add(bakyt, 'Опт', { shared: true })
    expect((await list(cholpon))[0]).toMatchObject({ id, shared: true, manageable: false })
    expect((await change(cholpon, id, { name: 'x' })).status).toBe(403)
    expect((await remove(cholpon, id)).status).toBe(403)
    expect((await change(bakyt, id, { name: 'Оптом' })).status).toBe(200)
    expect((await change(aizada, id, { name: 'Оптовики' })).status).toBe(200)
    expect(await names(cholpon)).toEqual(['Оптовики'])
    expect((await remove(aizada, id)).status).toBe(204)
    expect(await names(bakyt)).toEqual([])
  })

  it('stands in the order that was chosen, one’s own before everybody’s', async () => {
    for (const name of ['a', 'b', 'c']) await add(bakyt, name)
    const shared = await add(aizada, 'Общий', { shared: true })
    const own = await list(bakyt)
    expect(own.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'Общий'])
    await change(bakyt, own[2]?.id ?? '', { position: 0 })
    expect(await names(bakyt)).toEqual(['c', 'a', 'b', 'Общий'])
    await add(aizada, 'Второй', { shared: true })
    await change(aizada, shared.id, { position: 1 })
    expect(await names(bakyt)).toEqual(['c', 'a', 'b', 'Второй', 'Общий'])
  })

  it('has a name that its kind has once, and twenty of a kind', async () => {
    await add(bakyt, 'Опт')
    expect((await bakyt.send('POST', at(), draft('опт'))).status).toBe(409)
    expect((await bakyt.send('POST', at(), draft('Опт', { shared: true }))).status).toBe(201)
    const { id } = await add(bakyt, 'Розница')
    expect((await change(bakyt, id, { name: 'ОПТ' })).status).toBe(409)
    expect((await change(bakyt, id, { name: 'розница' })).status, 'its own name').toBe(200)
    for (let n = 2; n < 20; n++) await add(bakyt, `${n}`)
    expect((await bakyt.send('POST', at(), draft('one more'))).status).toBe(409)
  })

  it('refuses what the list would not take', async () => {
    expect((await bakyt.send('POST', at(), draft('x', { view: 'none' }))).status).toBe(422)
    expect((await bakyt.send('POST', at(), draft('x', { narrowing: { text: 'y' } }))).status).toBe(422)
    expect((await bakyt.send('POST', at(), draft(' '))).status).toBe(422)
  })
})

describe('the count of a saved view', () => {
  it.each(views.map((view) => [view]))('is what the list of %s holds for whoever looks', async (view) => {
    for (const person of ['Meerim', 'Aidai', 'Nurai']) await writes(person, 'Сколько стоит рубашка?')
    await inbox.inStore(async (tx) => {
      await tx.query(
        `update conversation set speaker = 'nobody', assignee_id = $1 where external_id = 'Meerim'`,
        [shop.bakyt.memberId],
      )
      await tx.query(`update conversation set state = 'closed' where external_id = 'Nurai'`)
      await tx.query(`update conversation set unread = 0 where external_id = 'Aidai'`)
    })
    for (const narrowing of [{}, { unread: 'true' }, { language: 'ru' }, { channel, assignee: 'none' }]) {
      const query = new URLSearchParams({ view, ...narrowing }).toString()
      for (const who of [bakyt, aizada]) {
        await inbox.inStore((tx) => tx.query('delete from saved_view'))
        const { count } = await add(who, 'x', { view, narrowing })
        const listed = await who.get<{ items: object[] }>(
          `/api/v1/stores/${shop.ayperi}/conversations?${query}`,
        )
        expect(count, query).toBe(listed.body.items.length)
      }
    }
  })

  it('follows what happens', async () => {
    await add(aizada, 'Непрочитанные', { narrowing: { unread: 'true' } })
    expect((await list(aizada))[0]?.count).toBe(0)
    await writes('Meerim')
    expect((await list(aizada))[0]?.count).toBe(1)
    const { id } = await inbox.conversation()
    await aizada.send('POST', `/api/v1/stores/${shop.ayperi}/conversations/${id}/read`, {})
    expect((await list(aizada))[0]?.count).toBe(0)
  })

  it('is nothing where what it asks for is gone', async () => {
    await writes('Meerim')
    await add(aizada, 'Метка', { narrowing: { label: newId<'label'>() } })
    expect((await list(aizada))[0]?.count).toBe(0)
  })
})

it('leaves with its member, but what was made for everybody stays', async () => {
  const gone = await operator('gone@ayperi.example')
  const theirs = await client(app, gone)
  await add(theirs, 'own')
  await add(theirs, 'shared', { shared: true })
  await inbox.inStore((tx) =>
    tx.query('delete from member where store_id = $1 and id = $2', [shop.ayperi, gone.memberId]),
  )
  const rows = await inbox.inStore((tx) => tx.query('select name, made_by from saved_view'))
  expect(rows).toEqual([{ name: 'shared', made_by: null }])
})
