import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import type { AccountEvent } from '../account-events/events.ts'
import { hearAccountEvents } from '../account-events/hear.ts'
import { startFakeProvider } from '../testing.ts'
import type { ListedTemplate } from './meta.ts'
import { saveListed } from './queries.ts'
import { templateJobs } from './sync.ts'
import type { TemplateDraft } from './template.ts'
import type { TemplateList, TemplateView } from './wire.ts'

const provider = await startFakeProvider()
const clock = fixedClock('2026-11-24T10:00:00Z')
const ctx = await testCtx({
  clock,
  env: { PUBLIC_URL: 'http://tutum.test', META_APP_ID: '1002', META_GRAPH_URL: provider.url },
})
const shop = await world(ctx)
const app = await createApp(ctx)
await templateJobs(ctx)
const aizada = await client(app, shop.aizada)
const bakyt = await client(app, shop.bakyt)
const channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '106540352242922')
const business = '102290129340398'
await ctx.db.withStore(shop.ayperi, (tx) =>
  tx.query(`update channel set settings = $2 where store_id = $1`, [
    shop.ayperi,
    JSON.stringify({ wabaId: business, displayNumber: '+996 555 010 203' }),
  ]),
)
afterAll(async () => {
  await app.close()
  await provider.close()
})
beforeEach(async () => {
  provider.got.length = 0
  clock.move(60_000)
  await ctx.db.withStore(shop.ayperi, (tx) => tx.query('delete from message_template'))
})

const at = `/api/v1/stores/${shop.ayperi}/channels/${channel}`
type List = import('zod').infer<typeof TemplateList>
const list = async () => (await aizada.get<List>(`${at}/templates`)).body
const hears = (...events: AccountEvent[]) =>
  ctx.db.withStore(shop.ayperi, (tx) =>
    hearAccountEvents(ctx, tx, [{ business, channelIds: [channel], events }]),
  )

const draft: TemplateDraft = {
  name: 'order_update',
  language: 'ru',
  category: 'utility',
  header: null,
  body: { text: 'Здравствуйте, {{first_name}}! Заказ приедет сегодня.', examples: { first_name: 'Meerim' } },
  footer: null,
  buttons: [],
}
const made = { body: { id: '777', status: 'PENDING', category: 'MARKETING' } }
const create = async (change: Partial<TemplateDraft> = {}) =>
  aizada.send<TemplateView & { problems?: unknown; words?: string }>('POST', `${at}/templates`, {
    ...draft,
    ...change,
  })
const name = { providerId: '777', name: 'order_update', language: 'ru' }

describe('creating a template', () => {
  it('hands it in, and keeps the category that Meta chose', async () => {
    provider.answers(made)
    const { status, body } = await create()
    expect([status, body.state, body.category]).toEqual([201, 'pending', 'marketing'])
    expect(body).toMatchObject({ sendable: false, variables: { header: [], body: ['first_name'] } })
    expect(provider.got).toMatchObject([
      {
        method: 'POST',
        url: expect.stringContaining(`/${business}/message_templates`),
        body: {
          name: 'order_update',
          category: 'UTILITY',
          parameter_format: 'NAMED',
          components: [
            {
              type: 'BODY',
              example: { body_text_named_params: [{ param_name: 'first_name', example: 'Meerim' }] },
            },
          ],
        },
      },
    ])
    expect((await list()).items).toHaveLength(1)
  })

  it('that breaks a rule asks nobody, and says what is wrong and where', async () => {
    const { status, body } = await create({ name: 'Order!', body: { text: '{{1}}', examples: {} } })
    expect([status, body]).toMatchObject([
      422,
      {
        code: 'template_invalid',
        problems: expect.arrayContaining([{ field: 'name', code: 'name_shape' }]),
      },
    ])
    expect(provider.got).toEqual([])
  })

  it.each([
    [{ code: 100, error_subcode: 2388024, message: 'm' }, 409, 'template_exists_already'],
    [{ code: 190, message: 'm' }, 409, 'template_token_rejected'],
    [{ code: 200, message: 'm' }, 409, 'template_permission_missing'],
    [{ code: 80008, message: 'm' }, 429, 'template_rate_limited'],
    [{ code: 100, message: 'm', error_user_msg: 'Слишком коротко' }, 422, 'template_rejected'],
  ])('that Meta refuses with %j is not kept', async (error, status, code) => {
    provider.answers({ status: 400, body: { error } })
    const answer = await create()
    expect([answer.status, answer.body]).toMatchObject([status, { code }])
    expect(answer.body.words ?? null).toBe('error_user_msg' in error ? error.error_user_msg : null)
    expect((await list()).items).toEqual([])
  })

  it('is not for those who may not change channels', async () => {
    expect((await bakyt.send('POST', `${at}/templates`, draft)).status).toBe(403)
    expect((await bakyt.get(`${at}/templates`)).status).toBe(200)
  })
})

describe('a template that is there', () => {
  const there = async () => {
    provider.answers(made)
    return (await create()).body.id
  }

  it('can be edited once it is approved, and not before', async () => {
    const id = await there()
    const { name: _, language: __, category: ___, ...content } = draft
    const edit = () => aizada.send('PUT', `${at}/templates/${id}`, { ...content, footer: 'Ayperi' })
    expect((await edit()).status).toBe(409)
    clock.move(1000)
    await hears({
      kind: 'template_state',
      at: clock.now(),
      template: name,
      state: 'approved',
      reason: null,
      advice: null,
    })
    provider.answers({ body: { success: true } })
    expect(await edit()).toMatchObject({ status: 200, body: { footer: 'Ayperi', state: 'approved' } })
    expect(provider.got.at(-1)).toMatchObject({ method: 'POST', url: '/v25.0/777' })
  })

  it('is deleted in its one language', async () => {
    const id = await there()
    provider.answers({ body: { success: true } })
    expect((await aizada.send('DELETE', `${at}/templates/${id}`)).status).toBe(204)
    expect(provider.got.at(-1)).toMatchObject({
      method: 'DELETE',
      url: expect.stringContaining('hsm_id=777&name=order_update'),
    })
    expect((await list()).items).toEqual([])
  })

  it('follows what Meta tells, never back in time', async () => {
    await there()
    const told = (state: string, seconds: number): AccountEvent => ({
      ...{ kind: 'template_state', template: name, state, reason: null, advice: null },
      at: new Date(clock.now().getTime() + seconds * 1000),
    })
    await hears(told('paused', 20))
    await hears(told('approved', 10), told('paused', 20))
    expect((await list()).items[0]?.state).toBe('paused')
    await hears({ kind: 'template_quality', at: clock.now(), template: name, quality: 'red' })
    await hears({ kind: 'template_category', at: clock.now(), template: name, category: 'utility' })
    expect((await list()).items[0]).toMatchObject({ quality: 'red', category: 'utility' })
    await hears(told('deleted', 30))
    expect((await list()).items).toEqual([])
  })
})

describe('what Meta tells of a template just made', () => {
  const approved = (msAfter: number): AccountEvent => ({
    ...{ kind: 'template_state', template: name, state: 'approved', reason: null, advice: null },
    at: new Date(clock.now().getTime() + msAfter),
  })

  it('holds in the second in which it was made, as Meta counts whole seconds', async () => {
    clock.move(700)
    provider.answers(made)
    await create()
    await hears(approved(-700))
    expect((await list()).items).toMatchObject([{ state: 'approved', sendable: true }])
    clock.move(300)
  })

  it('by a clock that goes behind ours has the list read', async () => {
    provider.answers(made)
    await create()
    await hears(approved(-5_000))
    expect((await list()).items).toMatchObject([{ state: 'pending' }])
    const listed = { ...name, id: '777', status: 'APPROVED', category: 'UTILITY', components: [] }
    provider.answers({ body: { data: [listed] } })
    await ctx.runJobs()
    expect((await list()).items).toMatchObject([{ state: 'approved' }])
  })
})

describe('reading the list', () => {
  const entry = (id: string, more: object = {}) => ({
    ...{ id, name: `t_${id}`, language: 'ru', status: 'APPROVED', category: 'UTILITY' },
    components: [{ type: 'BODY', text: 'Ваш заказ готов' }],
    ...more,
  })
  const read = () => aizada.send<List>('POST', `${at}/templates/reading`)

  it('goes to its end, keeps ids, and forgets what is gone', async () => {
    provider.answers(
      { body: { data: [entry('1'), { id: 7 }], paging: { next: 'https://x', cursors: { after: 'A' } } } },
      { body: { data: [entry('2', { components: [{ type: 'CAROUSEL' }] })] } },
    )
    const first = (await read()).body
    expect(first.items.map(({ name, sendable }) => [name, sendable])).toEqual([
      ['t_1', true],
      ['t_2', false],
    ])
    expect(provider.got[1]?.url).toContain('after=A')
    clock.move(1000)
    provider.answers({ body: { data: [entry('1', { quality_score: { score: 'GREEN' } })] } })
    const second = (await read()).body
    expect(second.items).toMatchObject([{ id: first.items[0]?.id, quality: 'green' }])
    expect(second.readAt).toBe(clock.now().toISOString())
  })

  it('that breaks off deletes nothing and says so', async () => {
    provider.answers({ body: { data: [entry('1')] } })
    await read()
    provider.answers(
      { body: { data: [], paging: { next: 'https://x', cursors: { after: 'A' } } } },
      { status: 500, body: 'oops' },
    )
    expect((await read()).status).toBe(503)
    expect(await list()).toMatchObject({ items: [{ name: 't_1' }], failedReason: 'unreachable' })
  })

  it('does not undo what a webhook told while it was being read', async () => {
    const begun = clock.now()
    const listed = {
      ...{
        providerId: '777',
        name: 'order_update',
        language: 'ru',
        category: 'utility' as const,
        components: [],
      },
      ...{ state: 'pending', reason: null, quality: null },
    } satisfies ListedTemplate
    await ctx.db.withStore(shop.ayperi, (tx) => saveListed(tx, business, [listed], begun))
    await hears({
      ...{ kind: 'template_state', template: name, state: 'approved', reason: null, advice: null },
      at: new Date(begun.getTime() + 2000),
    })
    await ctx.db.withStore(shop.ayperi, (tx) =>
      saveListed(tx, business, [listed], new Date(begun.getTime() + 1000)),
    )
    expect((await list()).items[0]?.state).toBe('approved')
  })
})

describe('the example of a media header', () => {
  const upload = (bytes: Buffer) =>
    app.inject({
      method: 'POST',
      url: `${at}/template-examples`,
      headers: {
        host: 'tutum.test',
        origin: 'http://tutum.test',
        cookie: aizada.cookie,
        'content-type': 'image/png',
      },
      payload: bytes,
    })

  it('goes to Meta in two steps, by what its bytes are', async () => {
    provider.answers({ body: { id: 'upload:abc' } }, { body: { h: '4::handle' } })
    const answer = await upload(Buffer.from('"\x89PNG\r\n\x1a\n"'.slice(1), 'latin1'))
    expect([answer.statusCode, answer.json()]).toEqual([201, { handle: '4::handle' }])
    expect(provider.got[0]?.url).toContain('file_type=image%2Fpng')
    expect(provider.got[1]).toMatchObject({ headers: { authorization: `OAuth token of 106540352242922` } })
  })

  it('that is none of the kinds is refused before Meta is asked', async () => {
    expect((await upload(Buffer.from('MZ program named .png'))).statusCode).toBe(422)
    expect(provider.got).toEqual([])
  })
})
