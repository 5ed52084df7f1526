import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '#platform/http/app.ts'
import { createApp } from '../../main.ts'
import { client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'

let ctx: TestCtx
let app: App
let shop: World

beforeAll(async () => {
  ctx = await testCtx({ env: { PLATFORM_OPERATORS: 'Aizada@Ayperi.example, later@ayperi.example' } })
  app = await createApp(ctx)
  shop = await world(ctx)
})
afterAll(() => app.close())
beforeEach(() => ctx.db.asOwner((tx) => tx.query('truncate edge.inbound_delivery')))

const list = '/api/v1/platform/deliveries'
const whole = { messages: 1, statuses: 0, unrouted: 0, unsupported: 0, problems: [] }

async function delivery(
  state: string,
  outcome: object | null,
  body: string | Buffer = '{}',
): Promise<string> {
  const [row] = await ctx.db.asOwner((tx) =>
    tx.query<{ id: string }>(
      `insert into edge.inbound_delivery (kind, body, received_at, state, outcome, attempts)
       values ('whatsapp', $1, $2, $3, $4, 3) returning id::text`,
      [Buffer.from(body), ctx.clock.now(), state, JSON.stringify(outcome)],
    ),
  )
  return row?.id ?? ''
}
const states = () =>
  ctx.db.asOwner((tx) => tx.query('select state, attempts from edge.inbound_delivery order by id'))

describe('an operator of the platform', () => {
  it('sees what reached nobody, newest first, and nothing of what arrived', async () => {
    await delivery('done', whole)
    await delivery('new', null)
    const unrouted = await delivery('done', { ...whole, unrouted: 1 })
    const unclear = await delivery('done', { ...whole, problems: ['body is no JSON'] })
    const dead = await delivery('dead', { problems: ['gave_up'] })
    const { status, body } = await (await client(app, shop.aizada)).get<{ items: object[] }>(list)
    expect(status).toBe(200)
    expect(body.items).toMatchObject([
      { id: dead, reason: 'dead', problems: ['gave_up'], kind: 'whatsapp', bytes: 2, preview: '{}' },
      { id: unclear, reason: 'unclear', problems: ['body is no JSON'] },
      { id: unrouted, reason: 'unrouted', problems: [] },
    ])
  })

  it('sees the beginning of a long body as text, whatever bytes it has', async () => {
    await delivery('dead', { problems: [] }, `\u0000${'ү'.repeat(1000)}`)
    await delivery('dead', { problems: [] }, Buffer.from([0xff, 0x41]))
    const { body } = await (await client(app, shop.aizada)).get<{ items: { preview: string }[] }>(list)
    expect(body.items.map((one) => one.preview)).toEqual(['\ufffdA', ` ${'ү'.repeat(199)}`])
  })

  it('puts one back before the intake, once', async () => {
    const dead = await delivery('dead', { problems: ['gave_up'] })
    await delivery('done', whole)
    const aizada = await client(app, shop.aizada)
    expect((await aizada.send('POST', `${list}/${dead}/retry`)).status).toBe(204)
    expect(await states()).toEqual([
      { state: 'new', attempts: 0 },
      { state: 'done', attempts: 3 },
    ])
    expect((await aizada.send('POST', `${list}/${dead}/retry`)).status).toBe(404)
  })

  it('cannot put back what arrived', async () => {
    const arrived = await delivery('done', whole)
    const aizada = await client(app, shop.aizada)
    expect((await aizada.send('POST', `${list}/${arrived}/retry`)).status).toBe(404)
    expect(await states()).toEqual([{ state: 'done', attempts: 3 }])
  })

  it('is told so with their name', async () => {
    const me = async (who: World['aizada']) => (await client(app, who)).get('/api/v1/me')
    expect(await me(shop.aizada)).toMatchObject({ body: { platformOperator: true } })
    expect(await me(shop.nurlan)).toMatchObject({ body: { platformOperator: false } })
  })

  it('has to have proved that the address is theirs', async () => {
    const verified = (is: boolean) =>
      ctx.db.asOwner((tx) =>
        tx.query('update person set email_verified = $1 where email = $2', [is, shop.aizada.email]),
      )
    const aizada = await client(app, shop.aizada)
    await verified(false)
    expect((await aizada.get(list)).status).toBe(404)
    await verified(true)
    expect((await aizada.get(list)).status).toBe(200)
  })
})
