import { createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../simulator.ts'
import { type Caller, caller, meerim, phoneNumberId, whatsappText } from '../testing/caller.ts'
import { type Receiver, startReceiver } from '../testing/receiver.ts'

describe('the hands on the simulated world', () => {
  let receiver: Receiver
  let simulator: Simulator
  let ask: Caller

  beforeEach(async () => {
    receiver = await startReceiver()
    simulator = await startSimulator({ serverUrl: receiver.url, backoff: { firstMs: 20, longestMs: 40 } })
    ask = caller(simulator.url)
  })
  afterEach(async () => {
    await simulator.close()
    await receiver.close()
  })

  it('lets anybody write, by the id and name given', async () => {
    await ask.writes('whatsapp', { from: { id: '996700999001', name: 'Nurai' }, text: 'Салам' })
    const [webhook] = await receiver.have(1)
    expect(JSON.parse(webhook?.body ?? '{}').entry[0].changes[0].value.contacts).toMatchObject([
      { profile: { name: 'Nurai' }, wa_id: '996700999001' },
    ])
    expect((await ask.shown('whatsapp')).body).toMatchObject({
      messages: [{ text: 'Салам', customer: { name: 'Nurai' } }],
    })
  })

  it('routes by account, and keeps the accounts of two shops apart', async () => {
    const florist = {
      channel: 'whatsapp',
      id: '206540352242922',
      displayNumber: '+996 555 020 304',
      name: 'Florist',
      token: 'florist-token',
    }
    expect(await ask.call('POST', '/control/accounts', florist)).toMatchObject({ status: 201 })
    await ask.writes('whatsapp', { account: florist.id, text: 'Гүл барбы?' })
    const [webhook] = await receiver.have(1)
    expect(webhook?.body).toContain(florist.id)
    const text = whatsappText(meerim.whatsapp, 'Бар')
    expect(await ask.graph('POST', `/${florist.id}/messages`, text)).toMatchObject({
      body: { error: { code: 100, error_subcode: 33 } },
    })
    expect(await ask.graph('POST', `/${florist.id}/messages`, text, 'florist-token')).toMatchObject({
      status: 200,
    })
    expect(await ask.graph('POST', `/${phoneNumberId}/messages`, text)).toMatchObject({
      body: { error: { code: 131047 } },
    })
  })

  it('shows accounts without their tokens and secrets', async () => {
    const shown = JSON.stringify((await ask.call('GET', '/control/accounts')).body)
    expect(shown).toContain('ayperi.kg')
    expect(shown).not.toMatch(/token|secret/)
  })

  it('strikes as often as asked and only on the channel asked', async () => {
    for (const channel of ['whatsapp', 'instagram']) await ask.writes(channel, { text: 'Салам' })
    await ask.breaks({ serverError: true, times: 2, channel: 'whatsapp' })
    const send = () => ask.graph('POST', `/${phoneNumberId}/messages`, whatsappText(meerim.whatsapp, 'Салам'))
    const direct = await ask.instagram('POST', '/me/messages', {
      recipient: { id: meerim.instagram },
      message: { text: 'Салам' },
    })
    expect([direct.status, (await send()).status, (await send()).status, (await send()).status]).toEqual([
      200, 500, 500, 200,
    ])
  })

  it('calls a fault off', async () => {
    await ask.breaks({ duplicate: true, drop: true, times: null })
    expect((await ask.breaks({ duplicate: false })).body).toEqual({ drop: { value: true, left: null } })
    expect((await ask.call('DELETE', '/control/faults')).body).toEqual({})
  })

  it('breaks the connection after a message was accepted, so that the sender cannot know', async () => {
    await ask.writes('telegram', { text: 'Салам' })
    await ask.breaks({ acceptThenDrop: true })
    await expect(ask.bot('sendMessage', { chat_id: meerim.telegram, text: 'Дошло?' })).rejects.toThrow(
      'fetch failed',
    )
    expect((await ask.shown('telegram')).body).toMatchObject({
      messages: [{}, { from: 'shop', text: 'Дошло?' }],
    })
  })

  it('leaves a call without an answer and sends nothing', async () => {
    await ask.writes('instagram', { text: 'Салам' })
    await ask.breaks({ hang: true })
    const sent = fetch(`${simulator.url}/instagram/v25.0/me/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer demo-instagram-token', 'content-type': 'application/json' },
      body: JSON.stringify({ recipient: { id: meerim.instagram }, message: { text: 'Эй' } }),
      signal: AbortSignal.timeout(200),
    })
    await expect(sent).rejects.toThrow('timeout')
    expect(Object((await ask.shown('instagram')).body).messages).toHaveLength(1)
  })

  it('sends a body of one’s own, rightly signed, wrongly signed or not signed', async () => {
    const raw = '{"object":"whatsapp_business_account","entry":[{'
    for (const kind of ['right', 'wrong', 'missing']) {
      const sent = await ask.call('POST', '/control/webhooks/whatsapp', { raw, signature: kind })
      expect(sent.body).toEqual({ status: 200 })
    }
    const right = `sha256=${createHmac('sha256', 'demo-meta-app-secret').update(raw).digest('hex')}`
    const [first, second, third] = receiver.delivered
    expect(first).toMatchObject({ body: raw, headers: { 'x-hub-signature-256': right } })
    expect(second?.headers['x-hub-signature-256']).not.toBe(right)
    expect(third?.headers['x-hub-signature-256']).toBeUndefined()
  })

  it('closes and opens the provider’s window at will', async () => {
    await ask.writes('whatsapp', { text: 'Салам' })
    const send = () => ask.graph('POST', `/${phoneNumberId}/messages`, whatsappText(meerim.whatsapp, 'Салам'))
    await ask.call('POST', '/control/customers/whatsapp/window', { hoursLeft: 0 })
    expect(await send()).toMatchObject({ body: { error: { code: 131047 } } })
    await ask.call('POST', '/control/customers/whatsapp/window', { hoursLeft: 1 })
    expect(await send()).toMatchObject({ status: 200 })
  })

  it('takes strangers as customers when a load test says so', async () => {
    await ask.call('POST', '/control/settings', { acceptUnknownCustomers: true })
    expect(await ask.bot('sendMessage', { chat_id: 42, text: 'Салам' })).toMatchObject({ status: 200 })
    expect(
      await ask.graph('POST', `/${phoneNumberId}/messages`, whatsappText('996700777777', 'Салам')),
    ).toMatchObject({ status: 200 })
  })

  it.each([
    ['POST', '/control/customers/sms/messages', { text: 'Салам' }, 400],
    ['POST', '/control/customers/whatsapp/messages', { text: '' }, 400],
    ['POST', '/control/customers/whatsapp/messages', { text: 'Салам', account: '1' }, 404],
    ['POST', '/control/customers/whatsapp/read', { customer: '1' }, 404],
    ['POST', '/control/faults', { earthquake: true }, 400],
    ['POST', '/control/accounts', { channel: 'telegram', token: 'x', username: 'y', name: 'z' }, 400],
  ])('answers %s %s with a reason when it cannot', async (method, path, body, status) => {
    const answer = await ask.call(method, path, body)
    expect(answer.status).toBe(status)
    expect(Object(answer.body).error).toMatch(/\w/)
  })

  it('streams everything as it stands and then what happens', async () => {
    await ask.writes('instagram', { text: 'Салам' })
    const stream = await fetch(`${simulator.url}/control/events`)
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    const first = (await reader?.read())?.value ?? ''
    expect(first).toContain('event: snapshot')
    expect(first).toContain('Салам')
    expect(first).not.toContain('demo-instagram-token')
    await ask.instagram('POST', '/me/messages', {
      recipient: { id: meerim.instagram },
      sender_action: 'typing_on',
    })
    let later = ''
    while (!later.includes('event: typing')) later += (await reader?.read())?.value ?? ''
    expect(later).toContain(meerim.instagram)
    await reader?.cancel()
  })

  it('remembers chats, numbers and bot webhooks over a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'))
    const options = { serverUrl: receiver.url, stateFile: join(folder, 'data', 'state.json') }
    const before = await startSimulator(options)
    await caller(before.url).bot('setWebhook', { url: `${receiver.url}/bot`, secret_token: 's' })
    await caller(before.url).writes('telegram', { text: 'до' })
    await receiver.have(1, '/bot')
    await caller(before.url).call('POST', '/control/telegram/business', { enabled: true })
    await receiver.have(2, '/bot')
    await caller(before.url).writes('whatsapp', { text: 'Салам' })
    await caller(before.url).call('POST', '/control/whatsapp/number-changes', { to: '996700129999' })
    await before.close()
    const after = await startSimulator(options)
    await caller(after.url).writes('telegram', { text: 'после' })
    const [one, , other] = (await receiver.have(3, '/bot')).map(({ body }) => JSON.parse(body))
    expect(other.update_id).toBeGreaterThan(one.update_id)
    expect(other.message.message_id).toBeGreaterThan(one.message.message_id)
    expect((await caller(after.url).shown('telegram')).body).toMatchObject({
      messages: [{ text: 'до' }, { text: 'после' }],
    })
    const { body: written } = await caller(after.url).writes('whatsapp', { text: 'Кайра мен' })
    expect(written).toMatchObject({ customerId: '996700129999' })
    const connection = { business_connection_id: 'bc_demo' }
    expect((await caller(after.url).bot('getBusinessConnection', connection)).body).toMatchObject({
      result: { is_enabled: true },
    })
    await after.close()
    await rm(folder, { recursive: true })
  })
})
