import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '#platform/http/app.ts'
import { newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { addCanned } from './canned.ts'
import type { CannedJson } from './shapes.ts'

let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
let bakyt: Client

beforeAll(async () => {
  ctx = await testCtx({ env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  bakyt = await client(app, shop.bakyt)
})
afterAll(() => app.close())
beforeEach(() => ctx.db.withStore(shop.ayperi, (tx) => tx.query('delete from canned_reply')))

type Answered = CannedJson & { code?: string; problems?: object[] }
const at = (id = '') => `/api/v1/stores/${shop.ayperi}/canned-replies${id && `/${id}`}`
const draft = { shortcut: 'оплата', language: 'ru', text: 'Оплата при получении.', shared: true }
const add = (change: object = {}, who = aizada) => who.send<Answered>('POST', at(), { ...draft, ...change })
const put = (id: string, change: object = {}, who = aizada) =>
  who.send<Answered>('PUT', at(id), { ...draft, ...change })
const list = async (who = aizada) => (await who.get<{ items: CannedJson[] }>(at())).body.items

describe('ready answers', () => {
  it('are everybody\u2019s or one\u2019s own: nobody sees what another keeps for themselves', async () => {
    await add()
    await add({ shared: false, text: 'Моя оплата' })
    await add({ shared: false, text: 'Оплата Бакыта' }, bakyt)
    expect((await list()).map(({ text }) => text)).toEqual(['Моя оплата', 'Оплата при получении.'])
    expect((await list(bakyt)).map(({ text }) => text)).toEqual(['Оплата Бакыта', 'Оплата при получении.'])
  })

  it('of everybody are kept by admins alone; operators keep their own', async () => {
    const shared = (await add()).body
    const theirs = (await add({ shared: false }, bakyt)).body
    expect(await add({ shortcut: 'x' }, bakyt)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect((await put(shared.id, { shared: true, text: 'x' }, bakyt)).status).toBe(403)
    expect((await put(shared.id, { shared: false, text: 'x' }, bakyt)).status).toBe(403)
    expect((await put(theirs.id, { shared: true, shortcut: 'y' }, bakyt)).status).toBe(403)
    expect((await bakyt.send('DELETE', at(shared.id))).status).toBe(403)
    expect((await put(theirs.id, { shared: false, text: 'Новое' }, bakyt)).body.text).toBe('Новое')
    expect((await put(theirs.id, {}, aizada)).status).toBe(404)
    expect((await aizada.send('DELETE', at(theirs.id))).status).toBe(404)
    expect((await bakyt.send('DELETE', at(theirs.id))).status).toBe(204)
    expect(await list(bakyt)).toEqual([shared])
  })

  it('have a shortcut once in each language for each owner', async () => {
    const first = (await add()).body
    expect(await add({ shortcut: 'ОПЛАТА' })).toMatchObject({
      status: 409,
      body: { code: 'shortcut_taken', field: 'shortcut' },
    })
    const ky = (await add({ language: 'ky', text: 'Алганда төлөйсүз.' })).body
    expect((await add({ shared: false })).status).toBe(201)
    expect((await put(ky.id, { language: 'ru' })).body).toMatchObject({ code: 'shortcut_taken' })
    expect((await put(first.id, { text: 'Наличными или картой.' })).status).toBe(200)
  })

  it('are kept by the database under one shortcut, whoever writes', async () => {
    const insert = () =>
      ctx.db.withStore(shop.ayperi, (tx) =>
        tx.query(
          `insert into canned_reply (store_id, id, language, shortcut, text, created_at, updated_at)
           values ($1, $2, 'ru', 'оплата', 'x', now(), now())`,
          [shop.ayperi, newId()],
        ),
      )
    await insert()
    await expect(insert()).rejects.toThrow('canned_reply_shortcut')
  })

  it('are refused with what is wrong with their slots, and where', async () => {
    const { status, body } = await add({ text: 'Здравствуйте, {{nam}}! {{shop}' })
    expect(status).toBe(422)
    expect(body).toMatchObject({
      code: 'slots_wrong',
      field: 'text',
      problems: [
        { what: 'unknown', from: 14, to: 21, near: '{{nam}}' },
        { what: 'unclosed', from: 23, near: '{{shop}' },
      ],
    })
    const { id } = (await add()).body
    expect((await put(id, { text: '{{}}' })).body).toMatchObject({ code: 'slots_wrong' })
    expect((await list()).map(({ text }) => text)).toEqual([draft.text])
  })

  it('take a shortcut that can be typed in one go, and a text that some channel takes', async () => {
    for (const shortcut of ['', 'два слова', '/x', 'x'.repeat(33)])
      expect((await add({ shortcut })).status).toBe(422)
    expect((await add({ text: 'я'.repeat(4097) })).status).toBe(422)
    expect((await add({ text: 'я'.repeat(501) })).body.tooLongFor).toEqual(['instagram'])
    expect((await add({ shortcut: 'b', text: 'я'.repeat(500) })).body.tooLongFor).toEqual([])
  })

  it('are at most three hundred of one owner', async () => {
    await ctx.db.withStore(shop.ayperi, async (tx) => {
      for (let n = 0; n < 300; n++)
        await addCanned(ctx, tx, null, { shortcut: `s${n}`, language: 'ru', text: 'x', shared: true })
    })
    expect(await add()).toMatchObject({ status: 409, body: { code: 'too_many_canned', most: 300 } })
    expect((await add({ shared: false })).status).toBe(201)
  })
})

describe('a reply with a slot that nobody has filled', () => {
  it('is refused, and one without goes', async () => {
    const channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
    const inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp')
    await inbox.says(newId<'m'>(), 'Салам')
    const say = async (text: string) =>
      aizada.send<{ code?: string; slots?: string[] }>(
        'POST',
        `/api/v1/stores/${shop.ayperi}/conversations/${(await inbox.conversation()).id}/messages`,
        { clientId: newId<'c'>(), text },
      )
    expect(await say('{{name}}, это {{ shop }}')).toMatchObject({
      status: 422,
      body: { code: 'slot_open', slots: ['name', 'shop'] },
    })
    expect(await inbox.outbox()).toEqual([])
    expect((await say('Цена {100} сом, {{скидка}}')).status).toBe(201)
  })
})
