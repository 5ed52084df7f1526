import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { createApp } from '../../main.ts'
import { testCtx, world } from '../../testing/index.ts'

const clock = fixedClock('2026-11-24T06:00:00Z')
const ctx = await testCtx({ clock })
const { ayperi, florist } = await world(ctx)
const app = await createApp(ctx)
afterAll(() => app.close())

const put = async (text: string, type: string) => {
  const file = await ctx.files.put(ayperi, Buffer.from(text), type)
  await ctx.db.withStore(ayperi, (tx) => ctx.files.record(tx, [file]))
  return file
}
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url: new URL(url).pathname + new URL(url).search, headers })

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

  it('is saved under the name that was signed, and under no other', async () => {
    const { sha256 } = await put('%PDF-1.7', 'application/pdf')
    const url = ctx.files.signedUrl(ayperi, sha256, 60, 'Зыгыр "көйнөк".pdf')
    expect((await get(url)).headers['content-disposition']).toBe(
      `attachment; filename="_____ ________.pdf"; filename*=UTF-8''` +
        '%D0%97%D1%8B%D0%B3%D1%8B%D1%80%20_%D0%BA%D3%A9%D0%B9%D0%BD%D3%A9%D0%BA_.pdf',
    )
    const renamed = new URL(url)
    renamed.searchParams.set('name', 'invoice.exe')
    expect((await get(renamed.href)).statusCode).toBe(404)
  })

  it.each([
    ['invoice\u202efdp.exe', 'invoicefdp.exe.txt'],
    ['run me.BAT', 'run me.BAT.txt'],
    ['price.py', 'price.py.txt'],
    ['bank.search-ms', 'bank.search-ms.txt'],
    ['page.html.', 'page.html.txt'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['a"; x="\r\n.png', 'a_; x=_.png'],
  ])('is never saved under a name like %j', async (name, saved) => {
    const { sha256 } = await put('a document', 'text/plain')
    const { headers } = await get(ctx.files.signedUrl(ayperi, sha256, 60, name))
    expect(headers['content-disposition']).toContain(`filename="${saved}"`)
  })

  it('is read whole by code, of its own store alone', async () => {
    const { sha256 } = await put('a photo', 'image/png')
    expect(await ctx.files.read(ayperi, sha256)).toEqual(Buffer.from('a photo'))
    expect(await ctx.files.read(florist, sha256)).toBeUndefined()
  })

  it('that is on record but lost from the disk is not there', async () => {
    const { sha256 } = await put('soon gone', 'image/png')
    await rm(join(ctx.config.filesDir, ayperi), { recursive: true })
    expect((await get(ctx.files.signedUrl(ayperi, sha256, 60))).statusCode).toBe(404)
  })
})

describe('a part of a file, so that a recording can be wound', () => {
  const part = async (headers: Record<string, string>) => {
    const { sha256 } = await put('0123456789', 'audio/mpeg')
    const answer = await get(ctx.files.signedUrl(ayperi, sha256, 60), headers)
    const { 'content-range': range, 'content-length': length } = answer.headers
    return { status: answer.statusCode, body: answer.body, range, length: Number(length) }
  }

  it.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=0-', '0123456789', 'bytes 0-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-100', '89', 'bytes 8-9/10'],
    ['bytes=-100', '0123456789', 'bytes 0-9/10'],
  ])('%s is %s', async (range, body, said) => {
    expect(await part({ range })).toEqual({ status: 206, body, range: said, length: body.length })
  })

  it.each(['bytes=10-', 'bytes=20-30', 'bytes=-0'])('%s is beyond its end', async (range) => {
    expect(await part({ range })).toMatchObject({ status: 416, range: 'bytes */10' })
  })

  it.each([
    'bytes=5-2',
    'bytes=0-1,3-4',
    'bytes=-',
    'lines=1-2',
    'bytes=one-two',
    `bytes=0-${'9'.repeat(20)}`,
  ])('%s is answered with the whole', async (range) => {
    expect(await part({ range })).toMatchObject({ status: 200, body: '0123456789', length: 10 })
  })

  it('of another version is answered with the whole', async () => {
    expect(await part({ range: 'bytes=2-4', 'if-range': '"other"' })).toMatchObject({ status: 200 })
  })
})
