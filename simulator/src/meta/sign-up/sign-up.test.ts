import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../simulator.ts'
import { type Caller, caller, meerim, whatsappText } from '../../testing/caller.ts'
import { type Receiver, startReceiver } from '../../testing/receiver.ts'

const [outlet, kids, osh] = ['206540352242901', '206540352242902', '206540352242903']
const extras = {
  plain: '{"setup":{}}',
  phoneApp: '{"setup":{},"featureType":"whatsapp_business_app_onboarding"}',
}
let now: Date
let receiver: Receiver
let simulator: Simulator
let ask: Caller

beforeEach(async () => {
  now = new Date('2026-11-24T10:00:00Z')
  receiver = await startReceiver()
  simulator = await startSimulator({ serverUrl: receiver.url, clock: () => now })
  ask = caller(simulator.url)
})
afterEach(async () => {
  await simulator.close()
  await receiver.close()
})

const redirect = () => `${receiver.url}/connect/whatsapp`
const asked = (change: Record<string, string> = {}): Record<string, string> => ({
  client_id: '100200300400500',
  config_id: '300400500600700',
  redirect_uri: redirect(),
  response_type: 'code',
  extras: extras.plain,
  state: 'store.a-state',
  ...change,
})
const dialog = (change = {}, headers = {}) =>
  fetch(`${simulator.url}/facebook/v25.0/dialog/oauth?${new URLSearchParams(asked(change))}`, { headers })
async function answers(fields: Record<string, string>): Promise<URL> {
  const answer = await fetch(`${simulator.url}/facebook/v25.0/dialog/oauth`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...asked(), answer: 'allow', ...fields }),
  })
  return new URL(answer.headers.get('location') ?? 'about:blank')
}
const codeFor = async (fields: Record<string, string>) =>
  (await answers(fields)).searchParams.get('code') ?? ''
const exchange = (code: string, more = {}) =>
  ask.call(
    'GET',
    `/graph/v25.0/oauth/access_token?${new URLSearchParams({
      client_id: '100200300400500',
      client_secret: 'demo-meta-app-secret',
      redirect_uri: redirect(),
      code,
      ...more,
    })}`,
  )
const tokenFor = async (fields: Record<string, string>): Promise<string> =>
  Object(await exchange(await codeFor(fields))).body.access_token
const inspect = async (token: string) =>
  Object(
    await ask.graph(
      'GET',
      `/debug_token?input_token=${token}`,
      undefined,
      '100200300400500|demo-meta-app-secret',
    ),
  ).body.data
const codeOf = (answer: { body: unknown }) => Object(answer.body).error?.code

describe('the dialog of the sign-up', () => {
  it.each(['ru', 'ky', 'en'])('speaks %s to a browser that prefers it', async (language) => {
    expect(await (await dialog({}, { 'accept-language': language })).text()).toContain(
      `<html lang="${language}">`,
    )
  })

  it('offers the numbers of the phone app, or the others', async () => {
    const plain = await (await dialog()).text()
    expect([outlet, kids, osh].map((id) => plain.includes(`number_${id}`))).toEqual([true, true, false])
    const phoneApp = await (await dialog({ extras: extras.phoneApp })).text()
    expect([outlet, kids, osh].map((id) => phoneApp.includes(`number_${id}`))).toEqual([false, false, true])
  })

  it.each([
    ['an unknown app', { client_id: '1' }],
    ['an unknown configuration', { config_id: '1' }],
    ['another site', { redirect_uri: 'http://elsewhere.test/' }],
  ])('refuses %s and leads nowhere', async (_what, change) => {
    const page = await dialog(change)
    expect(page.status).toBe(400)
    expect(await page.text()).not.toContain('<form')
  })

  it('brings the state back with a code, a refusal, or somebody else’s', async () => {
    const yes = await answers({ [`number_${outlet}`]: 'on' })
    expect(Object.fromEntries(yes.searchParams)).toEqual({ state: 'store.a-state', code: expect.any(String) })
    const no = await answers({ answer: 'cancel' })
    expect(Object.fromEntries(no.searchParams)).toMatchObject({
      state: 'store.a-state',
      error: 'access_denied',
    })
    const foreign = await answers({ [`number_${outlet}`]: 'on', fault: 'foreignState' })
    expect(foreign.searchParams.get('state')).toBe('store.somebody-elses')
  })
})

describe('the code', () => {
  it('is good once, for its address, for a minute', async () => {
    const code = await codeFor({ [`number_${outlet}`]: 'on' })
    expect(await exchange(code, { redirect_uri: `${redirect()}/` })).toMatchObject({ status: 400 })
    expect(await exchange(code)).toMatchObject({ status: 200, body: { token_type: 'bearer' } })
    expect(await exchange(code)).toMatchObject({ body: { error: { code: 100, error_subcode: 36009 } } })
    const late = await codeFor({ [`number_${outlet}`]: 'on' })
    now = new Date(now.getTime() + 60_000)
    expect(await exchange(late)).toMatchObject({ body: { error: { error_subcode: 36007 } } })
  })

  it.each([
    ['codeUsed', 400],
    ['codeExpired', 400],
    ['codeDown', 500],
  ])('is refused once with the fault %s, armed by a button or by the API', async (fault, status) => {
    const code = await codeFor({ [`number_${outlet}`]: 'on', fault })
    expect((await exchange(code)).status).toBe(status)
    expect((await exchange(code)).status).toBe(200)
    await ask.breaks({ signUp: fault })
    expect((await exchange(await codeFor({ [`number_${outlet}`]: 'on' }))).status).toBe(status)
  })
})

describe('the token', () => {
  it('opens the business accounts of the chosen numbers, several at once, and no other', async () => {
    const token = await tokenFor({ [`number_${outlet}`]: 'on', number_106540352242922: 'on' })
    const { granular_scopes: scopes } = await inspect(token)
    expect(scopes).toEqual(
      ['whatsapp_business_management', 'whatsapp_business_messaging'].map((scope) => ({
        scope,
        target_ids: ['102290129340398', '202290129340301'],
      })),
    )
    expect(await ask.graph('GET', '/202290129340301/phone_numbers', undefined, token)).toMatchObject({
      body: { data: [{ id: outlet }] },
    })
    expect(codeOf(await ask.graph('GET', '/202290129340303/phone_numbers', undefined, token))).toBe(100)
  })

  it('is void once the app revokes it, and another for the same business goes on', async () => {
    const [one, two] = [
      await tokenFor({ [`number_${outlet}`]: 'on' }),
      await tokenFor({ [`number_${outlet}`]: 'on' }),
    ]
    const revoke = (client_secret: string) =>
      ask.graph(
        'GET',
        `/oauth/revoke?${new URLSearchParams({ client_id: '100200300400500', client_secret, revoke_token: one })}`,
        undefined,
        one,
      )
    expect(codeOf(await revoke('another'))).toBe(100)
    expect(await revoke('demo-meta-app-secret')).toMatchObject({ body: { success: true } })
    const numbers = (token: string) => ask.graph('GET', '/202290129340301/phone_numbers', undefined, token)
    expect(codeOf(await numbers(one))).toBe(190)
    expect(await numbers(two)).toMatchObject({ status: 200 })
  })

  it('lacks what was asked to be missing', async () => {
    const chosen = { [`number_${outlet}`]: 'on' }
    expect((await inspect(await tokenFor({ ...chosen, fault: 'scopeMissing' }))).scopes).toHaveLength(1)
    expect((await inspect(await tokenFor({ ...chosen, fault: 'otherApp' }))).app_id).not.toBe(
      '100200300400500',
    )
    const foreign = await tokenFor({ ...chosen, fault: 'foreignBusiness' })
    expect(codeOf(await ask.graph('GET', '/999000999000999/phone_numbers', undefined, foreign))).toBe(100)
  })
})

describe('registering', () => {
  const register = (token: string, number: string | undefined, pin: string) =>
    ask.graph('POST', `/${number}/register`, { messaging_product: 'whatsapp', pin }, token)

  it('sets the PIN of a fresh number, which sends only afterwards', async () => {
    const token = await tokenFor({ [`number_${outlet}`]: 'on' })
    await ask.writes('whatsapp', { account: outlet, text: 'Салам' })
    const send = () => ask.graph('POST', `/${outlet}/messages`, whatsappText(meerim.whatsapp, 'Бар'), token)
    expect(codeOf(await send())).toBe(133010)
    expect(await register(token, outlet, '123456')).toMatchObject({ body: { success: true } })
    expect((await send()).status).toBe(200)
    expect(codeOf(await register(token, outlet, '654321'))).toBe(133005)
  })

  it('wants the PIN that a number has, and stops looking after five wrong ones', async () => {
    const token = await tokenFor({ [`number_${kids}`]: 'on' })
    for (let n = 0; n < 5; n++) expect(codeOf(await register(token, kids, '111111'))).toBe(133005)
    expect(codeOf(await register(token, kids, '246810'))).toBe(133008)
  })

  it.each([
    ['pinWrong', 133005],
    ['pinLocked', 133008],
    ['registerDown', 131016],
  ])('fails once with the fault %s', async (fault, code) => {
    const token = await tokenFor({ [`number_${outlet}`]: 'on', fault })
    expect(codeOf(await register(token, outlet, '123456'))).toBe(code)
    expect(await register(token, outlet, '123456')).toMatchObject({ status: 200 })
  })
})

describe('a number of the phone app', () => {
  const joins = (more = {}) =>
    tokenFor({ extras: extras.phoneApp, [`number_${osh}`]: 'on', share: 'on', ...more })
  const sync = (token: string, sync_type: string) =>
    ask.graph('POST', `/${osh}/smb_app_data`, { messaging_product: 'whatsapp', sync_type }, token)
  const told = () => receiver.delivered.map(({ body }) => JSON.parse(body).entry[0].changes[0])

  it('is there already and is asked for contacts and chats once each', async () => {
    const token = await joins()
    const phone = await ask.graph('GET', `/${osh}?fields=is_on_biz_app,status`, undefined, token)
    expect(phone.body).toMatchObject({ is_on_biz_app: true, status: 'CONNECTED' })
    await ask.graph('POST', '/202290129340303/subscribed_apps', {}, token)
    expect(await sync(token, 'smb_app_state_sync')).toMatchObject({
      body: { request_id: expect.any(String) },
    })
    expect((await sync(token, 'history')).status).toBe(200)
    expect(codeOf(await sync(token, 'history'))).toBe(2593107)
    await receiver.have(5)
    const [contacts, ...history] = told()
    expect(contacts).toMatchObject({ field: 'smb_app_state_sync', value: { state_sync: { length: 3 } } })
    expect(history.map(({ value }) => value.history?.[0].metadata.progress)).toEqual([30, 70, 100, undefined])
    expect(JSON.stringify(history[1])).toContain('media_placeholder')
    expect(history[3].value.messages).toMatchObject([{ type: 'image' }])
  })

  it('says that sharing was declined, and that a day is over', async () => {
    const token = await tokenFor({ extras: extras.phoneApp, [`number_${osh}`]: 'on' })
    await ask.graph('POST', '/202290129340303/subscribed_apps', {}, token)
    await sync(token, 'history')
    await receiver.have(1)
    expect(told()[0].value.history[0].errors[0].code).toBe(2593109)
    now = new Date(now.getTime() + 25 * 3_600_000)
    expect(codeOf(await sync(token, 'smb_app_state_sync'))).toBe(2593108)
  })

  it('echoes what is written on the phone', async () => {
    const token = await joins()
    await ask.graph('POST', '/202290129340303/subscribed_apps', {}, token)
    await ask.writes('whatsapp', { account: osh, text: 'Салам' })
    await ask.call('POST', '/control/whatsapp/phone-app/messages', { account: osh, text: 'Саламатсызбы' })
    await receiver.have(2)
    expect(told().find(({ field }) => field === 'smb_message_echoes')?.value.message_echoes).toMatchObject([
      { to: meerim.whatsapp, text: { body: 'Саламатсызбы' } },
    ])
  })
})

it('remembers numbers and tokens over a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tutum-sign-up-'))
  const start = () =>
    startSimulator({ serverUrl: receiver.url, stateFile: join(folder, 'state.json'), clock: () => now })
  await simulator.close()
  simulator = await start()
  ask = caller(simulator.url)
  const token = await tokenFor({ [`number_${kids}`]: 'on' })
  await ask.graph('POST', `/${kids}/register`, { messaging_product: 'whatsapp', pin: '246810' }, token)
  await simulator.close()
  simulator = await start()
  ask = caller(simulator.url)
  expect(await ask.graph('GET', `/${kids}?fields=status`, undefined, token)).toMatchObject({
    body: { status: 'CONNECTED' },
  })
  await rm(folder, { recursive: true })
})
