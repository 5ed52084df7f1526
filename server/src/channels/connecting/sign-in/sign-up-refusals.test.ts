import { describe, expect, it } from 'vitest'
import {
  channelsOf,
  fresh,
  refusal,
  registered,
  signUpWorld,
  tokenInfo,
  waba,
} from '../../../testing/sign-up.ts'

const {
  meta,
  shops,
  numbers,
  phones,
  says,
  newState,
  finish,
  choose,
  list,
  waits,
  sealed,
  edgesAsked,
  withServer,
  clientOf,
} = await signUpWorld()

describe('what a sign-up may not bring', () => {
  withServer()

  it.each([
    ['a refused code', { access_token: refusal(100) }, 422, 'sign_in_refused'],
    [
      'Meta away at the code',
      { access_token: { status: 502, body: 'bad' } },
      503,
      'channel_provider_unreachable',
    ],
    [
      'a token of another app',
      { debug_token: { body: { data: { ...tokenInfo, app_id: '9' } } } },
      422,
      'sign_in_refused',
    ],
    [
      'a dead token',
      { debug_token: { body: { data: { ...tokenInfo, is_valid: false } } } },
      422,
      'sign_in_refused',
    ],
    [
      'a permission that is missing',
      { debug_token: { body: { data: { ...tokenInfo, scopes: ['whatsapp_business_messaging'] } } } },
      422,
      'sign_in_permission_missing',
    ],
  ] as const)('%s', async (_what, answers, status, code) => {
    const before = [await list(), await sealed()]
    Object.assign(says, answers)
    const refused = await finish({ state: await newState(), code: 'AQ' })
    expect([refused.status, refused.body.code]).toEqual([status, code])
    expect([await list(), await sealed()]).toEqual(before)
  })

  it('a no, and the state is used up', async () => {
    const state = await newState()
    expect((await finish({ state, error: 'access_denied' })).body.code).toBe('sign_in_denied')
    expect((await finish({ state, code: 'AQ' })).body).toMatchObject({ code: 'sign_in_void', reason: 'used' })
    expect(meta.got).toEqual([])
  })

  it('a business account without a number', async () => {
    phones[waba] = []
    const refused = await finish({ state: await newState(), code: 'AQ' })
    expect([refused.status, refused.body.code]).toEqual([422, 'sign_in_no_number'])
  })

  it('a business account that the token names and does not open', async () => {
    phones[waba] = 'closed'
    const refused = await finish({ state: await newState(), code: 'AQ' })
    expect([refused.status, refused.body.code]).toEqual([422, 'sign_in_no_number'])
  })

  it('a number that the token was not given for, though Meta knows it', async () => {
    const state = await waits()
    numbers['999'] = registered
    const before = await list()
    const refused = await choose({ state, phoneNumberId: '999' })
    expect([refused.status, refused.body.code]).toEqual([422, 'sign_in_number_foreign'])
    expect(edgesAsked()).not.toContain('register')
    expect(await list()).toEqual(before)
  })

  it('a number that another store has connected, which is not touched', async () => {
    numbers['204'] = fresh
    phones[waba] = ['204']
    const nurlan = await clientOf(shops.nurlan)
    const florist = await nurlan.send('POST', channelsOf(shops.florist), {
      kind: 'whatsapp',
      phoneNumberId: '204',
      wabaId: waba,
      accessToken: 'EAAB-florist',
    })
    expect(florist.status).toBe(201)
    const state = await waits()
    const refused = await choose({ state, phoneNumberId: '204', pin: '123456' })
    expect([refused.status, refused.body.code]).toEqual([409, 'channel_account_taken'])
    expect(edgesAsked()).not.toContain('register')
  })
})
