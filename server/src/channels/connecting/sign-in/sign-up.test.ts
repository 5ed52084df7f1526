import { describe, expect, it } from 'vitest'
import { channelContractsPresent, metaContract } from '../../../../../tests/contracts/channels-contracts.ts'
import { fresh, registered, scopes, signUpWorld, tokenInfo, waba } from '../../../testing/sign-up.ts'

const {
  ctx,
  meta,
  shops,
  numbers,
  phones,
  says,
  begin,
  newState,
  finish,
  choose,
  waits,
  sealed,
  edgesAsked,
  withServer,
} = await signUpWorld()

describe('signing up with WhatsApp', () => {
  withServer()

  it('sends the browser to Meta with the configuration, and says when the number stays in the phone app', async () => {
    const url = await begin()
    expect(`${url.origin}${url.pathname}`).toMatch(/^http:\/\/facebook\.test\/v\d+\.0\/dialog\/oauth$/)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: '100200300400500',
      config_id: '700800900',
      redirect_uri: 'http://tutum.test/connect/whatsapp',
      response_type: 'code',
      override_default_response_type: 'true',
      extras: '{"setup":{}}',
    })
    const coexisting = await begin({ coexisting: true })
    expect(coexisting.searchParams.get('extras')).toContain('whatsapp_business_app_onboarding')
  })

  it('exchanges the code at the address it was given for, and shows the number that needs a PIN', async () => {
    const { status, body } = await finish({ state: await newState(), code: 'AQ' })
    expect(status).toBe(200)
    expect(body).toEqual({
      numbers: [
        { id: '201', displayNumber: '+996 555 010 201', name: 'Ayperi', coexisting: false, needsPin: true },
      ],
    })
    const asked = new URL(meta.got[0]?.url ?? '', meta.url)
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      client_id: '100200300400500',
      client_secret: 'demo-meta-app-secret',
      redirect_uri: 'http://tutum.test/connect/whatsapp',
      code: 'AQ',
    })
    expect(meta.got[1]?.headers['authorization']).toBe('Bearer 100200300400500|demo-meta-app-secret')
    expect(edgesAsked()).not.toContain('register')
    expect(JSON.stringify(body)).not.toContain('EAAB')
  })

  it('registers with the PIN, subscribes, seals the token, and answers a repetition with the same channel', async () => {
    const before = await sealed()
    const state = await waits()
    const { status, body } = await choose({ state, phoneNumberId: '201', pin: '123456' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ kind: 'whatsapp', account: '201', state: 'connected', coexisting: false })
    const register = meta.got.find(({ url }) => url.includes('/201/register'))
    expect(register?.body).toEqual({ messaging_product: 'whatsapp', pin: '123456' })
    if (channelContractsPresent())
      expect(metaContract()('WhatsAppBusinessPhoneNumberRegistrationRequest')(register?.body)).toEqual([])
    expect(edgesAsked().indexOf('subscribed_apps')).toBeGreaterThan(edgesAsked().indexOf('register'))
    const token = await ctx.db.withStore(shops.ayperi, (tx) =>
      ctx.vault.get(tx, { owner: 'channel', rowId: body.id, name: 'token' }),
    )
    expect(token).toBe('EAAB-business')
    expect(await sealed()).toBe(before)
    meta.got.length = 0
    const again = await choose({ state, phoneNumberId: '201', pin: '123456' })
    expect([again.status, again.body.id]).toEqual([201, body.id])
    const finished = await finish({ state, code: 'AQ' })
    expect([finished.status, finished.body.id]).toEqual([201, body.id])
    expect(meta.got).toEqual([])
  })

  it('connects a single registered number at once, without registering it again', async () => {
    numbers['201'] = registered
    const { status, body } = await finish({ state: await newState(), code: 'AQ' })
    expect([status, body.state]).toEqual([201, 'connected'])
    expect(edgesAsked()).not.toContain('register')
  })

  it('never registers a number that lives in the phone app, and notes that it does', async () => {
    numbers['201'] = { ...fresh, is_on_biz_app: true }
    const { status, body } = await finish({ state: await newState(), code: 'AQ' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'connected', coexisting: true })
    expect(edgesAsked()).not.toContain('register')
  })

  it('lets the member choose between several numbers of several business accounts', async () => {
    const other = '102290129340001'
    Object.assign(numbers, { '202': registered, '203': fresh })
    Object.assign(phones, { [waba]: ['201', '202'], [other]: ['203'] })
    says['debug_token'] = {
      body: { data: { ...tokenInfo, granular_scopes: [{ scope: scopes[0], target_ids: [waba, other] }] } },
    }
    const state = await newState()
    const { body } = await finish({ state, code: 'AQ' })
    expect(body.numbers.map(({ id }) => id)).toEqual(['201', '202', '203'])
    const chosen = await choose({ state, phoneNumberId: '203', pin: '123456' })
    expect(chosen.body).toMatchObject({ account: '203', state: 'connected' })
    expect(meta.got.some(({ url }) => url.includes(`/${other}/subscribed_apps`))).toBe(true)
  })

  it('asks whose token it is when it names no business account', async () => {
    says['debug_token'] = { body: { data: { ...tokenInfo, granular_scopes: [{ scope: scopes[0] }] } } }
    says['assigned_whatsapp_business_accounts'] = { body: { data: [{ id: waba }] } }
    const { body } = await finish({ state: await newState(), code: 'AQ' })
    expect(body.numbers).toHaveLength(1)
    expect(meta.got.some(({ url }) => url.includes('/122100000000000001/assigned_'))).toBe(true)
  })
})
