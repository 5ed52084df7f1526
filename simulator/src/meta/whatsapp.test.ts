import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../simulator.ts'
import { type Caller, caller, meerim, phoneNumberId, whatsappText } from '../testing/caller.ts'
import { eventually } from '../testing/eventually.ts'
import { type Receiver, startReceiver } from '../testing/receiver.ts'

const path = '/api/v1/webhooks/meta/whatsapp'

describe('WhatsApp on the simulator', () => {
  let receiver: Receiver
  let simulator: Simulator
  let ask: Caller
  let now = new Date('2026-03-01T10:00:00Z')
  const send = (to: string, text: string) =>
    ask.graph('POST', `/${phoneNumberId}/messages`, whatsappText(to, text))
  const statuses = () =>
    receiver.delivered.flatMap(({ body }) => JSON.parse(body).entry[0].changes[0].value.statuses ?? [])

  beforeEach(async () => {
    now = new Date('2026-03-01T10:00:00Z')
    receiver = await startReceiver()
    simulator = await startSimulator({
      serverUrl: receiver.url,
      clock: () => now,
      backoff: { firstMs: 20, longestMs: 40 },
    })
    ask = caller(simulator.url)
  })
  afterEach(async () => {
    await simulator.close()
    await receiver.close()
  })

  it('signs exactly the bytes it sends, with everything outside ASCII escaped', async () => {
    await ask.writes('whatsapp', { text: 'Өң ❤ ä' })
    const [webhook] = await receiver.have(1, path)
    expect(webhook?.body).toMatch(/^[\x20-\x7e]+$/)
    expect(webhook?.body).toContain('\\u04e8\\u04a3')
    const digest = createHmac('sha256', 'demo-meta-app-secret')
      .update(webhook?.body ?? '')
      .digest('hex')
    expect(webhook?.headers['x-hub-signature-256']).toBe(`sha256=${digest}`)
  })

  it('carries an answer through sent, delivered and, once the chat is on the screen, read', async () => {
    await ask.writes('whatsapp', { text: 'Бар бы?' })
    const sent = await ask.graph(
      'POST',
      `/${phoneNumberId}/messages`,
      whatsappText(meerim.whatsapp, 'Бар', { biz_opaque_callback_data: 'our-1' }),
    )
    await receiver.have(3, path)
    expect(statuses().map(({ status }) => status)).toEqual(['sent', 'delivered'])
    await ask.reads('whatsapp')
    await receiver.have(4, path)
    expect(statuses().at(-1)).toMatchObject({
      id: Object(sent.body).messages[0].id,
      status: 'read',
      recipient_id: meerim.whatsapp,
      biz_opaque_callback_data: 'our-1',
    })
  })

  it('shows two ticks when the server has taken the message and blue ones when the shop has read it', async () => {
    const written = await ask.writes('whatsapp', { text: 'Бар бы?' })
    await receiver.have(1, path)
    await eventually(() => shownStatuses('whatsapp')).toEqual(['delivered'])
    const read = { messaging_product: 'whatsapp', status: 'read', message_id: Object(written.body).id }
    await ask.graph('POST', `/${phoneNumberId}/messages`, read)
    expect(await shownStatuses('whatsapp')).toEqual(['read'])
  })

  it('closes the window 24 hours after the last word of the customer', async () => {
    await ask.writes('whatsapp', { text: 'Салам' })
    now = new Date('2026-03-02T09:59:59Z')
    expect(await send(meerim.whatsapp, 'Салам')).toMatchObject({ status: 200 })
    now = new Date('2026-03-02T10:00:00Z')
    expect(await send(meerim.whatsapp, 'Салам')).toMatchObject({
      status: 400,
      body: { error: { code: 131047 } },
    })
  })

  it('lets a burst of 45 messages through and then one every six seconds', async () => {
    await ask.writes('whatsapp', { text: 'Салам' })
    for (let n = 0; n < 45; n++) expect(await send(meerim.whatsapp, `${n}`)).toMatchObject({ status: 200 })
    expect(await send(meerim.whatsapp, '46')).toMatchObject({
      status: 400,
      body: { error: { code: 131056 } },
    })
    now = new Date(now.getTime() + 6_000)
    expect(await send(meerim.whatsapp, '46')).toMatchObject({ status: 200 })
  })

  it('accepts a message to a customer who blocked the shop and reports that it failed', async () => {
    await ask.writes('whatsapp', { text: 'Салам' })
    await ask.call('POST', '/control/customers/whatsapp/block', { blocked: true })
    expect(await send(meerim.whatsapp, 'Салам')).toMatchObject({ status: 200 })
    await receiver.have(2, path)
    expect(statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131026 }] }])
    expect(await shownStatuses('whatsapp')).toHaveLength(1)
  })

  it('reaches a customer by the business-scoped id of the webhook', async () => {
    await ask.writes('whatsapp', { text: 'Салам' })
    const [webhook] = await receiver.have(1, path)
    const { user_id: recipient } = JSON.parse(webhook?.body ?? '{}').entry[0].changes[0].value.contacts[0]
    const { to: _, ...text } = whatsappText('', 'Салам')
    const sent = await ask.graph('POST', `/${phoneNumberId}/messages`, { ...text, recipient })
    expect(sent).toMatchObject({ status: 200, body: { contacts: [{ wa_id: meerim.whatsapp }] } })
  })

  it('refuses a wrong token, a foreign number and a wrong proof each in its own way', async () => {
    const proof = createHmac('sha256', 'demo-meta-app-secret').update('demo-whatsapp-token').digest('hex')
    expect(await ask.graph('GET', `/${phoneNumberId}`, undefined, 'other')).toMatchObject({
      status: 401,
      body: { error: { code: 190 } },
    })
    expect(await ask.graph('GET', '/42')).toMatchObject({
      status: 400,
      body: { error: { code: 100, error_subcode: 33 } },
    })
    expect(await ask.graph('GET', `/${phoneNumberId}?appsecret_proof=${proof}`)).toMatchObject({
      status: 200,
    })
    expect(await ask.graph('GET', `/${phoneNumberId}?appsecret_proof=bad`)).toMatchObject({
      status: 400,
      body: { error: { code: 100 } },
    })
  })

  it('names the business account of a token to its app alone', async () => {
    const asApp = encodeURIComponent('100200300400500|demo-meta-app-secret')
    const told = await ask.call(
      'GET',
      `/graph/v23.0/debug_token?input_token=demo-whatsapp-token&access_token=${asApp}`,
    )
    expect(told.body).toMatchObject({
      data: { is_valid: true, granular_scopes: [{ target_ids: ['102290129340398'] }, {}] },
    })
    expect(
      await ask.call('GET', '/graph/v23.0/debug_token?input_token=demo-whatsapp-token&access_token=1'),
    ).toMatchObject({ status: 401 })
  })

  it('is silent for a business account that is not subscribed', async () => {
    await ask.graph('DELETE', '/102290129340398/subscribed_apps')
    await ask.writes('whatsapp', { text: 'не слышно' })
    await ask.graph('POST', '/102290129340398/subscribed_apps')
    await ask.writes('whatsapp', { text: 'слышно' })
    const webhooks = await receiver.have(1, path)
    expect(JSON.parse(webhooks[0]?.body ?? '{}').entry[0].changes[0].value.messages[0].text.body).toBe(
      'слышно',
    )
  })

  it('asks the server for its consent to the callback', async () => {
    expect((await ask.call('POST', '/control/verification/whatsapp')).body).toMatchObject({
      ok: true,
      status: 200,
    })
    receiver.answer = 403
    expect((await ask.call('POST', '/control/verification/whatsapp')).body).toMatchObject({
      ok: false,
      status: 403,
    })
  })

  async function shownStatuses(channel: string): Promise<string[]> {
    const { body } = await ask.shown(channel)
    return Object(body).messages.map(({ status }: { status: string }) => status)
  }
})
