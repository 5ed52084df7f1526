import { describe, expect, it } from 'vitest'
import { fresh, refusal, signUpWorld, waba } from '../../../testing/sign-up.ts'

const { numbers, phones, says, choose, list, waits, sealed, edgesAsked, withServer } = await signUpWorld()

describe('a PIN', () => {
  withServer()

  it('is asked for where the number has to be registered', async () => {
    numbers['205'] = fresh
    phones[waba] = ['205']
    const state = await waits()
    const refused = await choose({ state, phoneNumberId: '205' })
    expect([refused.status, refused.body.code]).toEqual([422, 'sign_in_pin_missing'])
    expect((await choose({ state, phoneNumberId: '205', pin: '12345' })).status).toBe(422)
    expect(edgesAsked()).not.toContain('register')
  })

  it.each([
    [133005, 422, 'sign_in_pin_wrong'],
    [133008, 422, 'sign_in_pin_locked'],
    [133009, 422, 'sign_in_pin_locked'],
    [133006, 422, 'sign_in_number_unverified'],
    [133015, 422, 'sign_in_number_busy'],
    [133016, 422, 'sign_in_number_busy'],
    [100, 422, 'sign_in_number_refused'],
  ])('that Meta answers with %i connects nothing and may be tried again', async (code, status, why) => {
    numbers['206'] = fresh
    phones[waba] = ['206']
    const before = await list()
    const state = await waits()
    says['register'] = refusal(code)
    const refused = await choose({ state, phoneNumberId: '206', pin: '111111' })
    expect([refused.status, refused.body.code]).toEqual([status, why])
    expect(edgesAsked()).not.toContain('subscribed_apps')
    expect(await list()).toEqual(before)
    expect(await sealed()).toBeGreaterThan(0)
  })

  it('that was wrong is followed by the right one', async () => {
    numbers['207'] = fresh
    phones[waba] = ['207']
    const state = await waits()
    says['register'] = refusal(133005)
    expect((await choose({ state, phoneNumberId: '207', pin: '111111' })).status).toBe(422)
    says['register'] = { body: { success: true } }
    expect((await choose({ state, phoneNumberId: '207', pin: '222222' })).body.state).toBe('connected')
  })
})
