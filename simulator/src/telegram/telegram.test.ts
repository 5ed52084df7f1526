import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../simulator.ts'
import { type Caller, caller, meerim } from '../testing/caller.ts'
import { eventually } from '../testing/eventually.ts'
import { type Receiver, startReceiver } from '../testing/receiver.ts'

const picture = { kind: 'image', type: 'image/jpeg', name: 'a.jpg', data: 'AAAA' }

describe('Telegram on the simulator', () => {
  let receiver: Receiver
  let simulator: Simulator
  let ask: Caller
  const hook = () => ask.bot('setWebhook', { url: `${receiver.url}/bot`, secret_token: 'secret_1' })
  const send = (text: string, more = {}) =>
    ask.bot('sendMessage', { chat_id: meerim.telegram, text, ...more })
  const updates = () => receiver.delivered.map(({ body }) => JSON.parse(body))

  beforeEach(async () => {
    receiver = await startReceiver()
    simulator = await startSimulator({ serverUrl: receiver.url, backoff: { firstMs: 20, longestMs: 40 } })
    ask = caller(simulator.url)
  })
  afterEach(async () => {
    await simulator.close()
    await receiver.close()
  })

  it('sends updates to the registered address with the secret of the registration', async () => {
    expect((await hook()).body).toEqual({ ok: true, result: true, description: 'Webhook was set' })
    expect((await hook()).body).toMatchObject({ description: 'Webhook is already set' })
    await ask.writes('telegram', { text: 'Салам' })
    const [update] = await receiver.have(1, '/bot')
    expect(update?.headers['x-telegram-bot-api-secret-token']).toBe('secret_1')
    expect(updates()[0]).toMatchObject({
      message: { chat: { id: meerim.telegram, type: 'private' }, text: 'Салам' },
    })
  })

  it('keeps updates until somebody asks for them, and hands them over when a webhook is set', async () => {
    await ask.writes('telegram', { text: 'раз' })
    await ask.writes('telegram', { text: 'два' })
    const kept = Object((await ask.bot('getUpdates')).body).result
    expect(kept).toHaveLength(2)
    await ask.bot('getUpdates', { offset: kept[1].update_id })
    await hook()
    await receiver.have(1, '/bot')
    expect(updates()).toMatchObject([{ message: { text: 'два' } }])
    expect((await ask.bot('getUpdates')).body).toMatchObject({ ok: false, error_code: 409 })
  })

  it('takes an album by one call, shows it as one, and keeps documents apart from pictures', async () => {
    await ask.writes('telegram', { text: 'Кандай түстөр бар?' })
    const photo = await ask.writes('telegram', { file: picture })
    const { id } = Object(photo.body).files[0]
    const item = (type: string, more = {}) => ({ type, media: id, ...more })
    const group = (...media: object[]) =>
      ask.bot('sendMediaGroup', { chat_id: meerim.telegram, media: JSON.stringify(media) })
    const sent = await group(item('photo', { caption: 'мына' }), item('video'))
    const [first, second] = Object(sent.body).result
    expect(first).toMatchObject({ caption: 'мына', media_group_id: second.media_group_id })
    const shown = Object((await ask.shown('telegram')).body).messages.slice(-2)
    expect(shown[0]).toMatchObject({ album: first.media_group_id, text: 'мына' })
    expect(shown[1]).toMatchObject({ album: first.media_group_id, text: '' })
    expect((await group(item('photo'))).status).toBe(400)
    expect((await group(item('photo'), item('document'))).body).toMatchObject({
      description: expect.stringContaining("can't be mixed"),
    })
  })

  it('hands a customer’s album over as one update for each picture', async () => {
    await hook()
    await ask.writes('telegram', { text: 'ушулар', files: [picture, picture] })
    await receiver.have(2, '/bot')
    const [first, second] = updates().map(({ message }) => message)
    expect(first.caption).toBe('ушулар')
    expect(second.caption).toBeUndefined()
    expect(second.media_group_id).toBe(first.media_group_id)
  })

  it('repeats a refused update and lets no later one of the chat pass it', async () => {
    await hook()
    receiver.answer = 500
    await ask.writes('telegram', { text: 'раз' })
    await ask.writes('telegram', { text: 'два' })
    await receiver.have(2, '/bot')
    expect(new Set(updates().map(({ message }) => message.text))).toEqual(new Set(['раз']))
    expect((await ask.bot('getWebhookInfo')).body).toMatchObject({
      result: { pending_update_count: 2, last_error_message: 'Wrong response from the webhook: 500' },
    })
    receiver.answer = 200
    await eventually(() => updates().at(-1)?.message.text).toBe('два')
  })

  it('knows only who wrote to the bot', async () => {
    expect(await send('Салам')).toMatchObject({ status: 403 })
    expect(await ask.bot('sendMessage', { chat_id: 1, text: 'Салам' })).toMatchObject({
      status: 400,
      body: { ok: false, error_code: 400, description: 'Bad Request: chat not found' },
    })
    await ask.writes('telegram', { text: 'Салам' })
    expect(await send('Салам')).toMatchObject({
      status: 200,
      body: { result: { text: 'Салам', from: { is_bot: true } } },
    })
  })

  it('tells of a block, refuses until the customer writes again, and tells of that too', async () => {
    await hook()
    await ask.writes('telegram', { text: 'Салам' })
    await ask.call('POST', '/control/customers/telegram/block', { blocked: true })
    expect(await send('Салам')).toMatchObject({
      status: 403,
      body: { description: 'Forbidden: bot was blocked by the user' },
    })
    await ask.writes('telegram', { text: 'Я снова здесь' })
    await receiver.have(4, '/bot')
    expect(updates().map((update) => update.my_chat_member?.new_chat_member.status ?? 'message')).toEqual([
      'message',
      'kicked',
      'member',
      'message',
    ])
    expect(await send('Салам')).toMatchObject({ status: 200 })
  })

  it.each([
    ['an empty text', { text: ' ' }, 'Bad Request: message text is empty'],
    ['a text that is too long', { text: 'ө'.repeat(4097) }, 'Bad Request: message is too long'],
    ['broken markup', { text: '<b>1', parse_mode: 'HTML' }, "Bad Request: can't parse entities"],
    [
      'a reply to nothing',
      { text: '1', reply_parameters: { message_id: 5 } },
      'Bad Request: message to be replied not found',
    ],
  ])('refuses %s', async (_name, parameters, description) => {
    await ask.writes('telegram', { text: 'Салам' })
    const { status, body } = await ask.bot('sendMessage', { chat_id: meerim.telegram, ...parameters })
    expect(status).toBe(400)
    expect(Object(body).description).toContain(description)
  })

  it('shows markup as a reader sees it', async () => {
    await ask.writes('telegram', { text: 'Салам' })
    const sent = await send('<b>2&nbsp;500</b> &lt;сом&gt;'.replace('&nbsp;', ' '), { parse_mode: 'HTML' })
    expect(sent.body).toMatchObject({ result: { text: '2 500 <сом>' } })
  })

  it('refuses a token that is malformed and one that is unknown', async () => {
    expect(await ask.bot('getMe', {}, '123')).toMatchObject({
      status: 401,
      body: { description: 'Unauthorized: invalid token specified' },
    })
    expect(await ask.bot('getMe', {}, '9:unknown')).toMatchObject({
      status: 401,
      body: { description: 'Unauthorized' },
    })
    expect(await ask.bot('fly')).toMatchObject({
      status: 404,
      body: { description: 'Not Found: method not found' },
    })
  })

  it('says how long to wait when there is too much', async () => {
    await ask.writes('telegram', { text: 'Салам' })
    await ask.breaks({ rateLimit: true })
    const refused = await send('Салам')
    expect(refused).toMatchObject({ status: 429, body: { parameters: { retry_after: 2 } } })
    expect(refused.headers.get('retry-after')).toBe('2')
    expect(await send('Салам')).toMatchObject({ status: 200 })
  })
})
