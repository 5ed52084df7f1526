import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer, text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { NestedTransaction } from '#platform/database/database.ts'
import { createApp } from '../../main.ts'
import { testCtx, world } from '../../testing/index.ts'
import { s3Shelf } from './s3.ts'

const secret = 'demo-s3-secret'
const bucket = new Map<string, Buffer>()
let trouble: number | undefined
/** What the bucket does before it answers. */
let before: (method: string) => Promise<void> = async () => {}

/** A bucket that checks signatures as S3 does and knows PUT, DELETE and GET, whole or in part. */
const server = createServer(async (request, response) => {
  const body = await buffer(request)
  if (trouble) return void response.writeHead(trouble).end()
  if (request.headers.authorization !== signedBy(secret, request) || !isUnchanged(request, body))
    return void response.writeHead(403).end()
  await before(request.method ?? '')
  if (request.method === 'PUT') {
    bucket.set(request.url ?? '', body)
    return void response.end()
  }
  if (request.method === 'DELETE') {
    bucket.delete(request.url ?? '')
    return void response.writeHead(204).end()
  }
  answerPart(response, bucket.get(request.url ?? ''), request.headers.range)
}).listen(0, '127.0.0.1')
await new Promise((ready) => server.once('listening', ready))
const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const ctx = await testCtx({
  env: {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: 'tutum-files',
    S3_REGION: 'eu-central-1',
    S3_ACCESS_KEY_ID: 'demo-s3-key',
    S3_SECRET_ACCESS_KEY: secret,
  },
})
const { ayperi, florist } = await world(ctx)
const app = await createApp(ctx)
afterAll(async () => {
  await app.close()
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  trouble = undefined
  before = async () => {}
})

const put = async (content: string) => {
  const file = await ctx.files.put(ayperi, Buffer.from(content), 'audio/mpeg')
  await ctx.db.withStore(ayperi, (tx) => ctx.files.record(tx, [file]))
  return file
}

describe('a bucket that speaks S3', () => {
  it('keeps a file once, under its store and content', async () => {
    const { sha256 } = await put('a voice')
    await put('a voice')
    const place = `/tutum-files/${ayperi}/${sha256.slice(0, 2)}/${sha256}`
    expect([...bucket]).toEqual([[place, Buffer.from('a voice')]])
    expect(await ctx.files.read(ayperi, sha256)).toEqual(Buffer.from('a voice'))
    expect(await ctx.files.read(florist, sha256)).toBeUndefined()
  })

  it('gives a part through the signed address', async () => {
    const { sha256 } = await put('0123456789')
    const { pathname, search } = new URL(ctx.files.signedUrl(ayperi, sha256, 60))
    const answer = await app.inject({ url: pathname + search, headers: { range: 'bytes=2-4' } })
    expect(answer).toMatchObject({ statusCode: 206, body: '234' })
  })

  it('has no file on record that it refused', async () => {
    trouble = 503
    await expect(put('never kept')).rejects.toThrow('S3 answered 503')
    const rows = await ctx.db.withStore(ayperi, (tx) =>
      tx.query(`select from file where sha256 = $1`, [
        createHash('sha256').update('never kept').digest('hex'),
      ]),
    )
    expect(rows).toEqual([])
  })

  it('holds no connection to the database while it takes its time', async () => {
    const busy: number[] = []
    before = async () => void busy.push(ctx.db.pool.totalCount - ctx.db.pool.idleCount)
    const { sha256 } = await put('slow')
    await ctx.files.remove(ayperi, sha256, async () => false)
    expect(busy).toEqual([0, 0])
    await expect(
      ctx.db.withStore(ayperi, () => ctx.files.put(ayperi, Buffer.from('x'), 'text/plain')),
    ).rejects.toThrow(NestedTransaction)
  })

  it('keeps a file that is put while it is being removed', async () => {
    const { sha256 } = await put('back again')
    const removing = Promise.withResolvers<void>()
    const slow = Promise.withResolvers<void>()
    before = async (method) => {
      if (method !== 'DELETE') return
      removing.resolve()
      await slow.promise
    }
    const removed = ctx.files.remove(ayperi, sha256, async () => false)
    await removing.promise
    const again = put('back again')
    // Long enough for who does not wait to be through.
    await Promise.race([again, setTimeout(500)])
    slow.resolve()
    await Promise.all([removed, again])
    expect(Buffer.from((await ctx.files.read(ayperi, sha256)) ?? '').toString()).toBe('back again')
  })

  it('keeps a file that is being put when somebody wants it removed', async () => {
    const file = await ctx.files.put(ayperi, Buffer.from('in the middle'), 'text/plain')
    await ctx.files.remove(ayperi, file.sha256, async () => false)
    await ctx.db.withStore(ayperi, (tx) => ctx.files.record(tx, [file]))
    expect(Buffer.from((await ctx.files.read(ayperi, file.sha256)) ?? '').toString()).toBe('in the middle')
  })

  it('is not opened with a wrong secret, and that is a failure, not a missing file', async () => {
    const { sha256 } = await put('a voice')
    const identity = { accessKeyId: 'demo-s3-key', secretAccessKey: 'wrong' }
    const shelf = s3Shelf({ endpoint, bucket: 'tutum-files', region: 'eu-central-1', ...identity })
    await expect(shelf.read({ storeId: ayperi, sha256 })).rejects.toThrow('S3 answered 403')
  })

  it('streams, so that a part of a large file does not load the whole', async () => {
    const { sha256 } = await put('x'.repeat(100_000))
    const stream = await ctx.files.open(ayperi, sha256, { from: 99_990, to: 99_999 })
    expect(stream && (await text(stream))).toBe('x'.repeat(10))
  })
})

function answerPart(response: ServerResponse, bytes: Buffer | undefined, range = ''): void {
  if (!bytes) return void response.writeHead(404).end()
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? []
  if (from === undefined) return void response.end(bytes)
  response.writeHead(206).end(bytes.subarray(Number(from), Number(to) + 1))
}

function isUnchanged(request: IncomingMessage, body: Buffer): boolean {
  const said = request.headers['x-amz-content-sha256']
  return said === 'UNSIGNED-PAYLOAD' || said === createHash('sha256').update(body).digest('hex')
}

/** Signature version 4 from its description, apart from the client that is tried here. */
function signedBy(key: string, { method, url = '', headers }: IncomingMessage): string {
  const [, scope = '', names = ''] =
    /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? []
  const lines = names.split(';').map((name) => `${name}:${headers[name]}`)
  const canonical = [method, url, '', ...lines, '', names, headers['x-amz-content-sha256']].join('\n')
  const digest = createHash('sha256').update(canonical).digest('hex')
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, digest].join('\n')
  const signing = scope
    .split('/')
    .reduce((by: string | Buffer, part) => createHmac('sha256', by).update(part).digest(), `AWS4${key}`)
  const signature = createHmac('sha256', signing).update(toSign).digest('hex')
  return `AWS4-HMAC-SHA256 Credential=demo-s3-key/${scope}, SignedHeaders=${names}, Signature=${signature}`
}
