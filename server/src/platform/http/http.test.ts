import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { testCtx } from '../../testing/index.ts'
import { Problem } from '../problems.ts'
import { createHttp } from './http.ts'
import { rawBodyScope } from './raw-body.ts'

const ctx = await testCtx()
const app = await createHttp(ctx)
app.post(
  '/api/v1/things',
  { schema: { body: z.strictObject({ size: z.enum(['S', 'M', 'L']) }) } },
  async () => ({ ok: true }),
)
app.get('/api/v1/known', async () => {
  throw new Problem(409, 'already_there', 'It is there already.')
})
app.get('/api/v1/surprise', async () => {
  throw new Error('password=hunter2')
})
app.get('/api/v1/database', async () => {
  throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
})
app.get('/api/v1/few', { config: { rateLimit: { max: 2, timeWindow: 60_000 } } }, async () => ({ ok: true }))
app.post('/api/v1/few', { config: { rateLimit: { max: 2, timeWindow: 60_000 } } }, async () => ({ ok: true }))
app.post('/api/v1/words', async () => ({ ok: true }))
await rawBodyScope(app, { limit: 5000 }, (scope) => {
  scope.post('/api/v1/webhooks/test', { schema: { hide: true } }, async (request) => ({
    isBuffer: Buffer.isBuffer(request.body),
    bytes: (request.body as Buffer | undefined)?.length ?? 0,
  }))
})
app.addHook('onRequest', async ({ headers, raw }) => {
  if (headers['x-hung-up']) Object.defineProperty(raw.socket, 'remoteAddress', { value: undefined })
})
await app.ready()
afterAll(() => app.close())

describe('the HTTP skeleton', () => {
  it('answers every failure with a problem document and a request id', async () => {
    for (const [url, status, code] of [
      ['/api/v1/known', 409, 'already_there'],
      ['/api/v1/surprise', 500, 'unexpected'],
      ['/api/v1/database', 503, 'database_unavailable'],
      ['/api/v1/nowhere', 404, 'not_found'],
    ] as const) {
      const answer = await app.inject({ url, headers: { 'x-request-id': 'forged', 'request-id': 'forged' } })
      expect(answer.statusCode).toBe(status)
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(answer.json()).toMatchObject({ code, status, requestId: answer.headers['x-request-id'] })
      expect(answer.payload).not.toMatch(/hunter2|forged/)
    }
  })

  it('names the fields that are wrong', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/things',
      payload: { size: 'XXL', more: 1 },
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({
      code: 'invalid_fields',
      fields: [{ path: 'body.size' }, { path: 'body' }],
    })
  })

  it('refuses broken JSON, unknown types and bodies above a megabyte', async () => {
    const post = (payload: string, type: string) =>
      app.inject({ method: 'POST', url: '/api/v1/things', payload, headers: { 'content-type': type } })
    expect((await post('{"size":', 'application/json')).json()).toMatchObject({
      status: 400,
      code: 'malformed_request',
    })
    expect((await post('{"__proto__":{"size":"S"}}', 'application/json')).statusCode).toBe(400)
    expect((await post('size=S', 'application/x-www-form-urlencoded')).json()).toMatchObject({
      code: 'unsupported_media_type',
    })
    expect(
      (await post(JSON.stringify({ size: 'S'.repeat(1_100_000) }), 'application/json')).json(),
    ).toMatchObject({ code: 'too_large' })
  })

  it('hands webhooks the bytes as they came, whatever their type, up to their limit', async () => {
    const post = (payload: Buffer, headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/api/v1/webhooks/test', payload, headers })
    const bytes = Buffer.from('{"broken": \xff', 'latin1')
    for (const type of [
      'application/json',
      'text/plain',
      'application/json; charset=utf-8',
      ' Application/JSON\t',
      'nonsense',
    ])
      expect((await post(bytes, { 'content-type': type })).json()).toEqual({
        isBuffer: true,
        bytes: bytes.length,
      })
    expect((await post(Buffer.alloc(5001), { 'content-type': 'application/json' })).statusCode).toBe(413)
  })

  it('limits a route that says so, by caller', async () => {
    const few = (remoteAddress: string) =>
      app.inject({ url: '/api/v1/few', remoteAddress }).then((answer) => answer.statusCode)
    expect([await few('10.1.1.1'), await few('10.1.1.1'), await few('10.1.1.1')]).toEqual([200, 200, 429])
    expect(await few('10.1.1.2')).toBe(200)
  })

  it('answers a caller whose connection has just gone as any other', async () => {
    const few = () => app.inject({ url: '/api/v1/few', headers: { 'x-hung-up': 'yes' } })
    const answers = [await few(), await few(), await few()]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429])
  })

  it('limits it also when its address is spelled with escapes', async () => {
    const few = (url: string) =>
      app.inject({ url, remoteAddress: '10.1.1.4' }).then((answer) => answer.statusCode)
    expect([await few('/%61pi/v1/few'), await few('/a%70i/v1/few'), await few('/api/v1/few')]).toEqual([
      200, 200, 429,
    ])
  })

  it('counts the methods of one address apart', async () => {
    const ask = (method: 'GET' | 'POST') =>
      app
        .inject({ method, url: '/api/v1/few', remoteAddress: '10.1.1.5' })
        .then((answer) => answer.statusCode)
    expect([await ask('GET'), await ask('GET'), await ask('POST')]).toEqual([200, 200, 200])
  })

  it('refuses text that no database keeps, and names where it is', async () => {
    const post = (title: string) =>
      app.inject({ method: 'POST', url: '/api/v1/words', payload: { titles: [{ ru: title }] } })
    expect((await post('рубашка 👕')).statusCode).toBe(200)
    for (const title of ['a\u0000b', 'a\ud83d', '\udc55b']) {
      const answer = await post(title)
      expect(answer.statusCode).toBe(422)
      expect(answer.json()).toMatchObject({ code: 'invalid_fields', fields: [{ path: 'body.titles.0.ru' }] })
    }
    const query = await app.inject('/api/v1/few?q=a%00b')
    expect(query.json()).toMatchObject({ status: 422, fields: [{ path: 'querystring.q' }] })
  })

  it('believes no forwarded address from a stranger', async () => {
    const few = (forwarded: string) =>
      app
        .inject({ url: '/api/v1/few', remoteAddress: '10.1.1.3', headers: { 'x-forwarded-for': forwarded } })
        .then((answer) => answer.statusCode)
    expect([await few('1.1.1.1'), await few('2.2.2.2'), await few('3.3.3.3')]).toEqual([200, 200, 429])
  })

  it('describes its routes with names, tags and the problem they may answer', async () => {
    const contract = (await app.inject('/api/v1/openapi.json')).json()
    expect(contract.openapi).toBe('3.1.0')
    expect(contract.paths['/api/v1/things'].post).toMatchObject({
      operationId: 'postThings',
      tags: ['things'],
      responses: { default: { $ref: '#/components/responses/Problem' } },
    })
    expect(contract.components.schemas.Problem.required).toContain('code')
    expect(Object.keys(contract.components.schemas)).not.toContain('ProblemInput')
    expect(Object.keys(contract.paths)).not.toContain('/api/v1/webhooks/test')
  })

  it('runs no foreign and no inline script, on its own pages and on the reader', async () => {
    for (const url of ['/healthz', '/api/docs']) {
      const policy = String((await app.inject(url)).headers['content-security-policy'])
      expect(policy).toMatch(/default-src 'none'/)
      expect(policy).toMatch(/script-src 'self';/)
    }
  })

  it('shows metrics inside the network only', async () => {
    expect((await app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })).payload).toContain(
      'http_request_seconds',
    )
    expect(
      (
        await app.inject({
          url: '/metrics',
          remoteAddress: '127.0.0.1',
          headers: { 'x-forwarded-for': '1.1.1.1' },
        })
      ).statusCode,
    ).toBe(404)
    expect((await app.inject({ url: '/metrics', remoteAddress: '8.8.8.8' })).statusCode).toBe(404)
  })
})
