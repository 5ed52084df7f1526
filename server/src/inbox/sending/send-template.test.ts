import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { photo } from '#platform/media/made.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, outboxOf } from '../../testing/message-path.ts'
import { fetchAttachment } from '../attachments/fetch.ts'
import type { MessageJson } from '../reading/shapes.ts'

const clock = fixedClock('2026-11-24T10:00:00Z')
const picture = await photo('jpeg', { width: 320, height: 240 })
const asked: (string | undefined)[] = []
const keeper = createServer(({ headers }, reply) => {
  asked.push(headers.authorization)
  reply.writeHead(200).end(picture)
})
await new Promise<void>((resolve) => keeper.listen(0, '127.0.0.1', resolve))
const pictures = `http://127.0.0.1:${(keeper.address() as AddressInfo).port}`
// Of what stands in this machine only a provider's stand-in may be fetched.
const env = { PUBLIC_URL: 'http://tutum.test', META_GRAPH_URL: pictures }
const ctx = await testCtx({ clock, env })
const { ayperi, aizada } = await world(ctx)
const app = await createApp(ctx)
afterAll(async () => {
  keeper.close()
  await app.close()
})
const owner = await client(app, aizada)
const channel = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const inbox = inboxOf(ctx, ayperi, channel, 'whatsapp')
const templateId = newId()
await inbox.inStore(async (tx) => {
  await tx.query(`update channel set settings = '{"wabaId":"waba"}' where store_id = $1`, [ayperi])
  await tx.query(
    `insert into message_template (store_id, id, business_id, provider_id, name, language, category, state, components,
       state_at, category_at, quality_at, checked_at)
     values ($1, $2, 'waba', '7', 'order_update', 'ru', 'utility', 'approved', $3, $4, $4, $4, $4)`,
    [
      ayperi,
      templateId,
      JSON.stringify([{ type: 'BODY', text: 'Здравствуйте, {{name}}! Заказ готов.' }]),
      clock.now(),
    ],
  )
})
await inbox.says('wamid.1', 'Салам')
clock.move(25 * 3_600_000)
const { id } = await inbox.conversation()
const send = (values: object, clientId = 'c1') =>
  owner.send<MessageJson & { code?: string; missing?: string[] }>(
    'POST',
    `/api/v1/stores/${ayperi}/conversations/${id}/template-messages`,
    { clientId, templateId, values },
  )

it('a template without its values is refused with what is missing, and nothing is queued', async () => {
  expect(await send({ body: {} })).toMatchObject({
    status: 422,
    body: { code: 'template_incomplete', missing: ['body.name'] },
  })
  expect(await inbox.outbox()).toEqual([])
})

it('a filled one goes through the outbox while the window is closed, once', async () => {
  const { status, body } = await send({ body: { name: 'Meerim' } })
  expect([status, body]).toMatchObject([
    201,
    { kind: 'template', text: 'Здравствуйте, Meerim! Заказ готов.', status: 'queued' },
  ])
  expect((await send({ body: { name: 'Meerim' } })).body.id).toBe(body.id)
  const [departure, ...more] = await outboxOf(ctx, ayperi).depart()
  expect(departure?.content).toEqual({
    kind: 'template',
    ...{ name: 'order_update', language: 'ru', body: [{ name: 'name', text: 'Meerim' }] },
  })
  expect(more).toEqual([])
})

it('one with a picture and buttons is in the thread as the customer has it, and its picture is fetched', async () => {
  const richId = newId()
  await inbox.inStore((tx) =>
    tx.query(
      `insert into message_template (store_id, id, business_id, provider_id, name, language, category, state, components,
         state_at, category_at, quality_at, checked_at)
       values ($1, $2, 'waba', '8', 'sale', 'ru', 'utility', 'approved', $3, $4, $4, $4, $4)`,
      [ayperi, richId, JSON.stringify(rich), clock.now()],
    ),
  )
  const { status, body } = await owner.send<MessageJson>(
    'POST',
    `/api/v1/stores/${ayperi}/conversations/${id}/template-messages`,
    {
      ...{ clientId: 'rich', templateId: richId },
      values: {
        header: { kind: 'image', link: 'https://shop.example/sale.jpg' },
        body: {},
        buttons: [{ index: 0, value: 'o/42' }],
      },
    },
  )
  expect(status).toBe(201)
  const waiting = { kind: 'image', state: 'waiting' }
  expect(body).toMatchObject({ kind: 'template', attachments: [waiting] })
  expect(body.content.templateButtons).toEqual([
    { kind: 'url', title: 'Где заказ', leads: 'https://shop.example/o/42' },
    { kind: 'quick_reply', title: 'Спасибо' },
  ])
  const attachmentId = body.attachments[0]?.id ?? ''
  await inbox.inStore((tx) =>
    tx.query('update attachment set source = $1', [JSON.stringify({ link: `${pictures}/sale.jpg` })]),
  )
  await fetchAttachment(ctx, { storeId: ayperi, attachmentId })
  const [message] = (
    await owner.get<{ items: MessageJson[] }>(`/api/v1/stores/${ayperi}/conversations/${id}/messages`)
  ).body.items.slice(-1)
  expect(message?.attachments).toMatchObject([{ kind: 'image', state: 'stored', width: 320 }])
  // Whoever keeps the picture is given no token of the channel's.
  expect(asked).toEqual([undefined])
})

const rich = [
  { type: 'HEADER', format: 'IMAGE' },
  { type: 'BODY', text: 'Распродажа' },
  {
    type: 'BUTTONS',
    buttons: [
      { type: 'URL', text: 'Где заказ', url: 'https://shop.example/{{1}}' },
      { type: 'QUICK_REPLY', text: 'Спасибо' },
    ],
  },
]

it('one that Meta has paused is refused', async () => {
  await inbox.inStore((tx) => tx.query(`update message_template set state = 'paused'`))
  expect(await send({ body: { name: 'Meerim' } }, 'c2')).toMatchObject({
    status: 409,
    body: { code: 'template_not_sendable', state: 'paused' },
  })
})
