import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startSimulator } from '../../simulator.ts'

let now = Date.parse('2026-11-24T10:00:00Z')
const simulator = await startSimulator({
  serverUrl: 'http://tutum.test',
  clock: () => new Date(now),
})
afterAll(() => simulator.close())
beforeEach(() => {
  now = Date.parse('2026-11-24T10:00:00Z')
})

const redirect = 'http://tutum.test/connect/instagram'
const asked = {
  client_id: '200300400500600',
  redirect_uri: redirect,
  response_type: 'code',
  scope: 'instagram_business_basic,instagram_business_manage_messages',
  state: 'a-state',
}
const dialog = (change: Partial<typeof asked> = {}, headers = {}) =>
  fetch(`${simulator.url}/instagram-web/oauth/authorize?${new URLSearchParams({ ...asked, ...change })}`, {
    headers,
  })
async function answers(fields: Record<string, string>): Promise<URL> {
  const { scope, ...rest } = asked
  const answer = await fetch(`${simulator.url}/instagram-web/oauth/authorize`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...rest, asked: scope, account: '17841400000000001', ...fields }),
  })
  return new URL(answer.headers.get('location') ?? '')
}
const exchange = (code: string, more = {}) =>
  fetch(`${simulator.url}/instagram-api/oauth/access_token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: '200300400500600',
      client_secret: 'demo-instagram-app-secret',
      grant_type: 'authorization_code',
      redirect_uri: redirect,
      code,
      ...more,
    }),
  })
const allowed = async (fields = {}) =>
  (await answers({ answer: 'allow', instagram_business_manage_messages: 'on', ...fields })).searchParams.get(
    'code',
  ) ?? ''
const ask = async (path: string, query: Record<string, string>) =>
  (await fetch(`${simulator.url}/instagram/${path}?${new URLSearchParams(query)}`)).json()

describe('the consent dialog', () => {
  it.each(['ru', 'ky', 'en'])('speaks %s to a browser that prefers it', async (language) => {
    const page = await dialog({}, { 'accept-language': language })
    expect(await page.text()).toContain(`<html lang="${language}">`)
  })

  it.each([
    ['an unknown app', { client_id: '1' }],
    ['another site', { redirect_uri: 'http://elsewhere.test/' }],
    ['an unknown permission', { scope: 'business_basic' }],
  ])('refuses %s and leads nowhere', async (_what, change) => {
    const page = await dialog(change)
    expect(page.status).toBe(400)
    expect(await page.text()).not.toContain('<form')
  })

  it('escapes what the address says', async () => {
    expect(await (await dialog({ state: '"><script>' })).text()).not.toContain('<script>')
  })

  it('brings the state back, with a code or a refusal', async () => {
    const yes = await answers({ answer: 'allow' })
    expect(yes.hash).toBe('#_')
    expect(Object.fromEntries(yes.searchParams)).toMatchObject({ state: 'a-state', code: expect.any(String) })
    const no = await answers({ answer: 'deny' })
    expect(Object.fromEntries(no.searchParams)).toMatchObject({ state: 'a-state', error: 'access_denied' })
  })
})

describe('a code', () => {
  it('is good once, for its address, for an hour', async () => {
    const code = await allowed()
    expect((await exchange(code)).status).toBe(200)
    expect(await (await exchange(code)).json()).toMatchObject({ error_type: 'OAuthException', code: 400 })
    expect((await exchange(await allowed(), { redirect_uri: `${redirect}/` })).status).toBe(400)
    const late = await allowed()
    now += 3_600_000
    expect((await exchange(late)).status).toBe(400)
  })

  it('gives what was ticked, the basics always', async () => {
    const { scope } = asked
    expect(await (await exchange(await allowed())).json()).toMatchObject({ permissions: scope })
    const code = (await answers({ answer: 'allow' })).searchParams.get('code') ?? ''
    expect(await (await exchange(code)).json()).toMatchObject({ permissions: 'instagram_business_basic' })
  })
})

describe('a token', () => {
  it('of an hour becomes one that stays, opens the account and is renewed', async () => {
    const { access_token: short } = await (await exchange(await allowed())).json()
    const { access_token: long } = await ask('access_token', {
      grant_type: 'ig_exchange_token',
      client_secret: 'demo-instagram-app-secret',
      access_token: short,
    })
    const me = { fields: 'user_id' }
    expect(await ask('v25.0/me', { access_token: long, ...me })).toEqual({ user_id: '17841400000000001' })
    expect(await ask('v25.0/me', { access_token: short, ...me })).toMatchObject({ error: { code: 190 } })
    const renewed = await ask('refresh_access_token', { grant_type: 'ig_refresh_token', access_token: long })
    expect(renewed.access_token).not.toBe(long)
    expect(await ask('v25.0/me', { access_token: renewed.access_token, ...me })).toHaveProperty('user_id')
  })

  it('is void once the app gives its permissions back', async () => {
    const { access_token: short } = await (await exchange(await allowed())).json()
    const { access_token: long } = await ask('access_token', {
      grant_type: 'ig_exchange_token',
      client_secret: 'demo-instagram-app-secret',
      access_token: short,
    })
    const answer = await fetch(`${simulator.url}/instagram/v25.0/me/permissions?access_token=${long}`, {
      method: 'DELETE',
    })
    expect(await answer.json()).toEqual({ success: true })
    expect(await ask('v25.0/me', { access_token: long, fields: 'user_id' })).toMatchObject({
      error: { code: 190 },
    })
  })
})
