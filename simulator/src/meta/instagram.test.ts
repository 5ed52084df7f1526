import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../simulator.ts'
import { type Caller, caller, meerim } from '../testing/caller.ts'
import { type Delivered, type Receiver, startReceiver } from '../testing/receiver.ts'

const path = '/api/v1/webhooks/meta/instagram'
const account = '17841400000000001'
const quick = (title: string) => ({ content_type: 'text', title, payload: title })
const template = (payload: object) => ({ attachment: { type: 'template', payload } })
const eventOf = (webhook: Delivered | undefined) => JSON.parse(webhook?.body ?? '{}').entry[0].messaging[0]

/** Width and height of a PNG that is whole. */
function pictureSize(bytes: Buffer): number[] {
  expect(bytes.subarray(-8, -4).toString()).toBe('IEND')
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

describe('Instagram on the simulator', () => {
  let receiver: Receiver
  let simulator: Simulator
  let ask: Caller
  let now = new Date('2026-03-01T10:00:00Z')
  const send = (text: string, more = {}) =>
    ask.instagram('POST', '/me/messages', { recipient: { id: meerim.instagram }, message: { text }, ...more })

  beforeEach(async () => {
    now = new Date('2026-03-01T10:00:00Z')
    receiver = await startReceiver()
    simulator = await startSimulator({ serverUrl: receiver.url, clock: () => now })
    ask = caller(simulator.url)
  })
  afterEach(async () => {
    await simulator.close()
    await receiver.close()
  })

  it('signs with the secret of the Instagram app and names customer and account', async () => {
    await ask.writes('instagram', { text: 'Салам' })
    const [webhook] = await receiver.have(1, path)
    const digest = createHmac('sha256', 'demo-instagram-app-secret')
      .update(webhook?.body ?? '')
      .digest('hex')
    expect(webhook?.headers['x-hub-signature-256']).toBe(`sha256=${digest}`)
    expect(JSON.parse(webhook?.body ?? '{}')).toMatchObject({ object: 'instagram', entry: [{ id: account }] })
    expect(eventOf(webhook)).toMatchObject({
      sender: { id: meerim.instagram },
      recipient: { id: account },
      message: { text: 'Салам' },
    })
  })

  it('echoes a sent message with the id of the answer, then tells that it was read', async () => {
    await ask.writes('instagram', { text: 'Салам' })
    const sent = await send('Салам, бар')
    const mid = Object(sent.body).message_id
    const [, echo] = await receiver.have(2, path)
    expect(eventOf(echo)).toMatchObject({
      sender: { id: account },
      recipient: { id: meerim.instagram },
      message: { mid, is_echo: true },
    })
    await ask.reads('instagram')
    const [, , read] = await receiver.have(3, path)
    expect(eventOf(read)).toMatchObject({ sender: { id: meerim.instagram }, read: { mid } })
  })

  it('can deliver the echo before the send is answered', async () => {
    await ask.writes('instagram', { text: 'Салам' })
    await ask.breaks({ eventsFirst: true })
    await receiver.have(1, path)
    const sent = await send('Салам, бар')
    expect(eventOf(receiver.delivered[1])).toMatchObject({
      message: { mid: Object(sent.body).message_id, is_echo: true },
    })
  })

  it('knows two ids of the account and gives the one that webhooks carry as user_id', async () => {
    const me = await ask.instagram('GET', '/me?fields=id,user_id,username')
    expect(me.body).toEqual({ id: '26000000000000001', user_id: account, username: 'ayperi.kg' })
  })

  it('gives the profile of a customer who wrote, and nobody else', async () => {
    expect(await ask.instagram('GET', `/${meerim.instagram}?fields=name,username`)).toMatchObject({
      status: 400,
    })
    await ask.writes('instagram', { text: 'Салам' })
    const profile = await ask.instagram('GET', `/${meerim.instagram}?fields=name,username`)
    expect(profile.body).toEqual({ id: meerim.instagram, name: 'Meerim', username: 'meerim.kg' })
    const { body } = await ask.instagram('GET', `/${meerim.instagram}?fields=profile_pic`)
    const picture = await fetch((body as { profile_pic: string }).profile_pic)
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(pictureSize(Buffer.from(await picture.arrayBuffer()))).toEqual([96, 96])
  })

  it('counts the limit of a text in bytes', async () => {
    await ask.writes('instagram', { text: 'Салам' })
    expect(await send('ө'.repeat(500))).toMatchObject({ status: 200 })
    expect(await send('ө'.repeat(501))).toMatchObject({ status: 400, body: { error: { code: 100 } } })
  })

  it.each([
    ['a text and a file in one', { text: 'Мына', attachment: { type: 'like_heart' } }],
    ['an unknown kind', { attachment: { type: 'hologram', payload: { url: 'https://x.example' } } }],
    ['one picture in a list', { attachments: [{ type: 'image', payload: { url: 'https://x.example' } }] }],
    [
      'too many answers',
      { text: 'Кайсы?', quick_replies: Array.from({ length: 14 }, (_, n) => quick(`${n}`)) },
    ],
    ['an answer of more than 20 letters', { text: 'Кайсы?', quick_replies: [quick('a'.repeat(21))] }],
    ['a card of a title alone', template({ template_type: 'generic', elements: [{ title: 'Көйнөк' }] })],
    ['a template without buttons', template({ template_type: 'button', text: 'Кайсы?', buttons: [] })],
  ])('refuses %s', async (_, message) => {
    await ask.writes('instagram', { text: 'Салам' })
    const answer = await ask.instagram('POST', '/me/messages', {
      recipient: { id: meerim.instagram },
      message,
    })
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 100 } } })
  })

  it('counts the edits of a message and tells an unsent one by its own id', async () => {
    const { body } = await ask.writes('instagram', { text: 'Кызыл' })
    const target = Object(body).id
    for (const change of [{ text: 'Көк' }, { text: 'Ак' }, { deleted: true }])
      await ask.call('POST', '/control/customers/instagram/changes', { target, change })
    const [, ...told] = await receiver.have(4, path)
    expect(told.map(eventOf)).toMatchObject([
      { message_edit: { mid: target, text: 'Көк', num_edit: '1' } },
      { message_edit: { mid: target, text: 'Ак', num_edit: '2' } },
      { message: { mid: target, is_deleted: true } },
    ])
  })

  it.each([
    ['instagram', { location: { latitude: 42, longitude: 74 } }],
    ['whatsapp', { like: true }],
    ['whatsapp', { story: 'mention' }],
    ['telegram', { story: 'mention' }],
  ])('sends on %s nothing that the app has not (%j)', async (channel, message) => {
    expect((await ask.writes(channel, message)).status).toBe(422)
  })

  it('lets people alone write between one day and seven', async () => {
    await ask.writes('instagram', { text: 'Салам' })
    now = new Date('2026-03-04T10:00:00Z')
    expect(await send('Поздно')).toMatchObject({ body: { error: { code: 10, error_subcode: 2534022 } } })
    expect(await send('Коллега здесь', { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' })).toMatchObject({
      status: 200,
    })
  })

  it('refreshes a token by its own strength', async () => {
    const path = (token: string) =>
      `/instagram/refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`
    expect((await ask.call('GET', path('demo-instagram-token'))).body).toMatchObject({
      access_token: 'demo-instagram-token',
      expires_in: 5_184_000,
    })
    expect(await ask.call('GET', path('other'))).toMatchObject({
      status: 400,
      body: { error: { code: 100, type: 'IGApiException' } },
    })
  })
})
