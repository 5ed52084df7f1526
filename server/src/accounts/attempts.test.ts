import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../main.ts'
import { testCtx, world } from '../testing/index.ts'
import { attemptKey } from './attempts.ts'
import { workOnLetters } from './letters.ts'

const ctx = await testCtx({ env: { PUBLIC_URL: 'http://tutum.test' } })
const { aizada, bakyt } = await world(ctx)
const app = await createApp(ctx)
await workOnLetters(ctx)
afterAll(() => app.close())
beforeEach(async () => {
  for (const { email } of [aizada, bakyt]) await app.counter.clear(attemptKey('sign-in/email', email))
})

interface Browser {
  /** What it keeps between its requests. */
  jar: string
}
const browser = (): Browser => ({ jar: '' })

/** @param from the network; strangers have as many as they like */
async function post(by: Browser, door: string, payload: object, from = '10.0.0.1') {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/auth/${door}`,
    payload,
    headers: {
      host: 'tutum.test',
      origin: 'http://tutum.test',
      ...(by.jar === '' ? {} : { cookie: by.jar }),
    },
    remoteAddress: from,
  })
  keep(by, answer.headers['set-cookie'])
  return answer.statusCode
}
/** Device cookies alone: a session is not what a known device is about. */
function keep(by: Browser, set: string | string[] | undefined): void {
  const devices = [set ?? []].flat().filter((each) => each.includes('tutum_device_'))
  by.jar = [...(by.jar === '' ? [] : [by.jar]), ...devices.map((each) => each.split(';')[0])].join('; ')
}
const signIn = (by: Browser, { email, password }: { email: string; password: string }, from?: string) =>
  post(by, 'sign-in/email', { email, password }, from)
const wrong = (email: string) => ({ email, password: 'not this one' })

/** From a network of its own for each try, until nobody unknown is let in any more. */
async function attack(email: string): Promise<void> {
  for (let n = 0; n < 12; n++) await signIn(browser(), wrong(email), `10.1.0.${n}`)
  expect(await signIn(browser(), wrong(email), '10.1.1.1')).toBe(429)
}

describe('wrong passwords from strangers', () => {
  it('do not lock the owner out of a device on which the address has signed in before', async () => {
    const own = browser()
    expect(await signIn(own, aizada)).toBe(200)
    await attack(aizada.email)
    expect(await signIn(own, aizada)).toBe(200)
    // Nor does the owner's success give the strangers new tries.
    expect(await signIn(browser(), aizada, '10.1.1.2')).toBe(429)
  })

  it('lock nobody out who came by the letter that confirmed the address', async () => {
    const meerim = { email: 'meerim@example.com', password: 'zygyr-koynok-7' }
    const more = { name: 'M', firstName: 'Meerim', lastName: 'Osmonova', language: 'ky', callbackURL: '/' }
    const own = browser()
    await post(own, 'sign-up/email', { ...meerim, ...more })
    await ctx.runJobs()
    const url = new URL(ctx.letters.at(-1)?.text.match(/http\S+/)?.[0] ?? '')
    const confirmed = await app.inject({ method: 'GET', url: url.pathname + url.search })
    keep(own, confirmed.headers['set-cookie'])
    await attack(meerim.email)
    expect(await signIn(own, meerim)).toBe(200)
  })

  it('end after ten on a known device, too', async () => {
    const own = browser()
    await signIn(own, aizada)
    for (let n = 0; n < 10; n++) expect(await signIn(own, wrong(aizada.email))).toBe(401)
    expect(await signIn(own, aizada)).toBe(429)
  })

  it('gain nothing by a device that is known for another address, or by a made-up one', async () => {
    const bakyts = browser()
    await signIn(bakyts, bakyt)
    await attack(aizada.email)
    expect(await signIn(bakyts, wrong(aizada.email))).toBe(429)
    const own = browser()
    await app.counter.clear(attemptKey('sign-in/email', aizada.email))
    await signIn(own, aizada)
    await attack(aizada.email)
    const [name, value = ''] = own.jar.split('=')
    const [id, mac] = value.split('.')
    const forged = [`${id?.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}.${mac}`, `${id}.`, `${id}.${id}`]
    for (const each of forged) expect(await signIn({ jar: `${name}=${each}` }, wrong(aizada.email))).toBe(429)
    const [bakytsValue] = bakyts.jar.split('=').slice(1)
    expect(await signIn({ jar: `${name}=${bakytsValue}` }, wrong(aizada.email))).toBe(429)
  })
})

describe('the cookie of a known device', () => {
  it('goes to the sign-in alone, is closed to scripts, and keeps several people of one browser', async () => {
    const shared = browser()
    await signIn(shared, aizada)
    const answer = await app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      payload: { email: bakyt.email, password: bakyt.password },
    })
    const [cookie] = [answer.headers['set-cookie'] ?? []].flat().filter((each) => each.includes('device'))
    expect(cookie).toMatch(/; Path=\/api\/auth\/sign-in; HttpOnly; SameSite=Lax$/)
    keep(shared, answer.headers['set-cookie'])
    await attack(aizada.email)
    await attack(bakyt.email)
    expect([await signIn(shared, aizada), await signIn(shared, bakyt)]).toEqual([200, 200])
  })
})
