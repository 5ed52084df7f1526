import { afterAll, describe, expect, it } from 'vitest'
import { createApp } from '../main.ts'
import { client, testCtx, world } from '../testing/index.ts'
import { attemptKey } from './attempts.ts'
import { workOnLetters } from './letters.ts'
import { removeMember } from './members.ts'

const ctx = await testCtx({ env: { PUBLIC_URL: 'http://tutum.test' } })
const { ayperi, florist, aizada, bakyt, nurlan } = await world(ctx)
const app = await createApp(ctx)
await workOnLetters(ctx)
afterAll(() => app.close())

const meerim = {
  name: 'Meerim Osmonova',
  firstName: 'Meerim',
  lastName: 'Osmonova',
  email: 'meerim@example.com',
  password: 'zygyr-koynok-7',
  language: 'ky',
  callbackURL: '/welcome',
}
const visitor = await client(app)

describe('signing up', () => {
  it('lets a person in only after the address is confirmed by the letter', async () => {
    const signedUp = await visitor.send('POST', '/api/auth/sign-up/email', meerim)
    expect(signedUp.status).toBe(200)
    expect((await visitor.send('POST', '/api/auth/sign-in/email', meerim)).status).toBe(403)

    await ctx.runJobs()
    const letter = ctx.letters.at(-1)
    expect(letter).toMatchObject({ to: 'meerim@example.com', subject: 'Почта дарегиңизди ырастаңыз' })
    const url = new URL(letter?.text.match(/http\S+/)?.[0] ?? '')
    const confirmed = await app.inject({ method: 'GET', url: url.pathname + url.search })
    expect(confirmed.statusCode).toBe(302)
    expect(confirmed.headers.location).toBe('/welcome')
    expect(String(confirmed.headers['set-cookie'])).toContain('tutum_session=')

    const me = await (await client(app, meerim)).get('/api/v1/me')
    expect(me.body).toMatchObject({
      person: { firstName: 'Meerim', lastName: 'Osmonova', language: 'ky' },
      stores: [],
    })
  })

  it('names the fields that are wrong, and takes nothing that was not asked for', async () => {
    const wrong = { ...meerim, email: 'meerim', language: 'de', firstName: ' ' }
    const answer = await visitor.send<{ fields: { path: string }[] }>(
      'POST',
      '/api/auth/sign-up/email',
      wrong,
    )
    expect(answer.status).toBe(422)
    expect(answer.body.fields.map(({ path }) => path).sort()).toEqual([
      'body.email',
      'body.firstName',
      'body.language',
    ])

    const sly = { ...meerim, email: 'sly@example.com', emailVerified: true, id: aizada.personId }
    expect((await visitor.send('POST', '/api/auth/sign-up/email', sly)).status).toBe(200)
    expect((await visitor.send('POST', '/api/auth/sign-in/email', sly)).status).toBe(403)
  })

  it('opens no door of the library that was not meant to be', async () => {
    const someone = await client(app, aizada)
    for (const [method, door] of [
      ['POST', 'update-user'],
      ['POST', 'delete-user'],
      ['POST', 'change-email'],
      ['GET', 'sign-out'],
    ] as const)
      expect(
        (
          await app.inject({
            method,
            url: `/api/auth/${door}`,
            headers: { cookie: someone.cookie, origin: 'http://tutum.test' },
          })
        ).statusCode,
      ).toBe(404)
  })

  it('answers the same for an address that is known, and tells its owner by mail', async () => {
    await ctx.runJobs()
    const before = ctx.letters.length
    const again = await visitor.send('POST', '/api/auth/sign-up/email', { ...meerim, email: aizada.email })
    expect(again.status).toBe(200)
    await ctx.runJobs()
    expect(ctx.letters.slice(before)).toMatchObject([
      { to: aizada.email, subject: 'Вы уже зарегистрированы' },
    ])
  })

  it('stops trying passwords of one account after ten', async () => {
    const guess = () =>
      visitor.send('POST', '/api/auth/sign-in/email', { email: nurlan.email, password: 'not this one' })
    for (let i = 0; i < 10; i++) expect((await guess()).status).toBe(401)
    expect(await guess()).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } })
    await app.counter.clear(attemptKey('sign-in/email', nurlan.email))
  })
})

describe('a session', () => {
  it('is needed, and ends with signing out', async () => {
    expect(await visitor.get('/api/v1/me')).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
    const someone = await client(app, bakyt)
    expect((await someone.get('/api/v1/me')).status).toBe(200)
    expect((await someone.send('POST', '/api/auth/sign-out')).status).toBe(200)
    expect((await someone.get('/api/v1/me')).status).toBe(401)
  })

  it('remembers the address of the caller, not the one that the caller claims', async () => {
    const { email, password } = aizada
    const headers = {
      'x-client-address': '6.6.6.6',
      'x-forwarded-for': '6.6.6.6',
      'user-agent': 'the forger',
    }
    await app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      payload: { email, password },
      headers,
      remoteAddress: '10.0.0.7',
    })
    const sessions = await ctx.db.asOwner((tx) =>
      tx.query(`select ip_address from session where user_agent = 'the forger'`),
    )
    expect(sessions).toEqual([{ ip_address: '10.0.0.7' }])
  })

  it('changes nothing for a request that another site caused', async () => {
    const { cookie } = await client(app, aizada)
    const forged = (origin: Record<string, string>) =>
      app.inject({
        method: 'PATCH',
        url: '/api/v1/me',
        headers: { cookie, ...origin },
        payload: { language: 'en' },
      })
    expect((await forged({ origin: 'https://evil.example' })).json()).toMatchObject({ code: 'wrong_origin' })
    expect((await forged({})).statusCode).toBe(403)
    expect((await forged({ origin: 'http://tutum.test' })).statusCode).toBe(200)
  })
})

describe('a store', () => {
  it('is made by whoever is signed in, who owns it then', async () => {
    const someone = await client(app, meerim)
    const store = {
      name: 'Meerim',
      country: 'KG',
      currency: 'KGS',
      timeZone: 'Asia/Bishkek',
      languages: ['ky', 'ru'],
    }
    const made = await someone.send<{ id: string }>('POST', '/api/v1/stores', store)
    expect(made).toMatchObject({ status: 201, body: { ...store, role: 'owner' } })
    expect(await someone.get(`/api/v1/stores/${made.body.id}`)).toMatchObject({ status: 200, body: store })
    expect(await someone.send('POST', '/api/v1/stores', { ...store, currency: 'ABC' })).toMatchObject({
      status: 422,
      body: { code: 'invalid_fields', fields: [{ path: 'body.currency' }] },
    })
  })

  it('looks to outsiders like one that does not exist', async () => {
    const outsider = await client(app, nurlan)
    const nowhere = '01900000-0000-7000-8000-000000000000'
    const answers = await Promise.all(
      [ayperi, nowhere, 'not-an-id'].map((id) =>
        outsider.get<{ requestId: string }>(`/api/v1/stores/${id}/members`),
      ),
    )
    const bodies = answers.map(({ status, body }) => ({ status, body: { ...body, requestId: '' } }))
    expect(bodies[0]).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
  })

  it('lists its own members only', async () => {
    const answer = await (await client(app, nurlan)).get<{ items: { email: string }[] }>(
      `/api/v1/stores/${florist}/members`,
    )
    expect(answer.body.items.map((item) => item.email)).toEqual([nurlan.email])
  })

  it('lets an operator read but not change it', async () => {
    const operator = await client(app, bakyt)
    expect((await operator.get(`/api/v1/stores/${ayperi}`)).status).toBe(200)
    const refused = await operator.send('PATCH', `/api/v1/stores/${ayperi}`, { name: 'Mine' })
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 'forbidden', permission: 'store.write', roles: ['owner', 'admin'] },
    })
  })

  it('goes by the role that stands now, in a session that began with another', async () => {
    const person = await client(app, aizada)
    const become = (role: string) =>
      ctx.db.withStore(ayperi, (tx) =>
        tx.query('update member set role = $2 where id = $1', [aizada.memberId, role]),
      )
    const rename = () => person.send('PATCH', `/api/v1/stores/${ayperi}`, { name: 'Ayperi' })
    expect((await rename()).status).toBe(200)
    await become('operator')
    expect(await rename()).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect((await person.get('/api/v1/me')).body).toMatchObject({ stores: [{ role: 'operator' }] })
    await become('owner')
    expect((await rename()).status).toBe(200)
  })

  it('is closed to a member at once when they are removed', async () => {
    const operator = await client(app, bakyt)
    await ctx.db.withStore(ayperi, (tx) => removeMember(tx, bakyt.memberId))
    expect((await operator.get(`/api/v1/stores/${ayperi}`)).status).toBe(404)
  })
})

describe('the start', () => {
  it.each([
    ['/stores/:storeId/secrets', /must name its permission/],
    ['/stores/:id/secrets', /must call it storeId/],
  ])('fails when a route of a store is not guarded: %s', async (url, why) => {
    const { fastify } = await import('fastify')
    const { guardStores } = await import('./guard.ts')
    const other = fastify()
    const start = other.register(
      async (scope) => {
        guardStores(scope as never, ctx, {} as never)
        scope.get(url, async () => 'open')
      },
      { prefix: '/api/v1' },
    )
    await expect(start).rejects.toThrow(why)
  })
})
