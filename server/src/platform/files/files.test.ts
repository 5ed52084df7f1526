import { afterAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { createApp } from '../../main.ts'
import { testCtx, world } from '../../testing/index.ts'

const clock = fixedClock('2026-11-24T06:00:00Z')
const ctx = await testCtx({ clock })
const { ayperi, florist } = await world(ctx)
const app = await createApp(ctx)
afterAll(() => app.close())

const put = (text: string, type: string) =>
  ctx.db.withStore(ayperi, (tx) => ctx.files.put(tx, Buffer.from(text), type))
const get = (url: string) => app.inject({ method: 'GET', url: new URL(url).pathname + new URL(url).search })

describe('a file', () => {
  it('opens by its signed address until that ends', async () => {
    const { sha256 } = await put('a photo', 'image/png')
    const url = ctx.files.signedUrl(ayperi, sha256, 60)
    expect(await get(url)).toMatchObject({
      statusCode: 200,
      body: 'a photo',
      headers: { 'content-type': 'image/png' },
    })
    clock.move(61_000)
    expect((await get(url)).statusCode).toBe(404)
  })

  it('opens nothing else: no other store, file or time', async () => {
    const { sha256 } = await put('a photo', 'image/png')
    const url = ctx.files.signedUrl(ayperi, sha256, 60)
    const until = new URL(url).searchParams.get('until') ?? ''
    for (const other of [
      url.replace(ayperi, florist),
      url.replace(
        sha256,
        sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
      ),
      url.replace(until, String(Number(until) + 1)),
      ctx.files.signedUrl(florist, sha256, 60),
    ])
      expect((await get(other)).statusCode).toBe(404)
  })

  it('comes as a download when it could carry script', async () => {
    const { sha256 } = await put('<svg onload="alert(1)"/>', 'image/svg+xml')
    const { headers } = await get(ctx.files.signedUrl(ayperi, sha256, 60))
    expect(headers).toMatchObject({
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
  })
})
