import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { batches, voyageEmbedder } from './voyage.ts'

interface Asked {
  authorization: string | undefined
  path: string | undefined
  body: { model: string; input: string[]; input_type: string; output_dimension: number }
}

let server: Server | undefined
afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined))))

/** A service that answers as told, request by request; the last answer repeats. */
async function service(...answers: ((asked: Asked, response: ServerResponse) => void)[]) {
  const asked: Asked[] = []
  server = createServer(async (request, response) => {
    asked.push({ authorization: request.headers.authorization, path: request.url, body: await json(request) })
    const latest = asked.at(-1)
    if (latest) (answers[asked.length - 1] ?? answers.at(-1))?.(latest, response)
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    asked,
    embedder: voyageEmbedder({ baseUrl: `http://127.0.0.1:${port}/v1`, key: 'key-1', firstPauseMs: 5 }),
  }
}

async function json(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString())
}

const vectorOf = (text: string) => [text.length, ...new Array(511).fill(0)]
const good = ({ body }: Asked, response: ServerResponse) => {
  // Out of order on purpose: the index decides.
  const data = body.input
    .map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }))
    .reverse()
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ object: 'list', data, model: body.model, usage: { total_tokens: 1 } }))
}
const status =
  (code: number, headers: Record<string, string> = {}) =>
  (_: Asked, response: ServerResponse) =>
    response.writeHead(code, headers).end('{"detail":"no"}')

describe('embedding by Voyage', () => {
  it('asks as the service expects and keeps the order of the texts', async () => {
    const { asked, embedder } = await service(good)
    const vectors = await embedder.embed(['a', 'bb', 'ccc'], 'document')
    expect(vectors.map(([first]) => first)).toEqual([1, 2, 3])
    expect(asked).toMatchObject([
      {
        authorization: 'Bearer key-1',
        path: '/v1/embeddings',
        body: { model: 'voyage-4', input: ['a', 'bb', 'ccc'], input_type: 'document', output_dimension: 512 },
      },
    ])
  })

  it('tells queries from documents', async () => {
    const { asked, embedder } = await service(good)
    await embedder.embed(['a'], 'query')
    expect(asked[0]?.body.input_type).toBe('query')
  })

  it('never sends an empty text, for which the service refuses the whole request', async () => {
    const { asked, embedder } = await service(good)
    await embedder.embed(['', '  '], 'document')
    expect(asked[0]?.body.input).toEqual(['-', '-'])
  })

  it('tries again after 429 and 5xx', async () => {
    const { asked, embedder } = await service(status(429), status(503), good)
    expect(await embedder.embed(['a'], 'query')).toHaveLength(1)
    expect(asked).toHaveLength(3)
  })

  it('waits as long as Retry-After says', async () => {
    const { embedder } = await service(status(429, { 'retry-after': '1' }), good)
    const start = performance.now()
    await embedder.embed(['a'], 'query')
    expect(performance.now() - start).toBeGreaterThan(950)
  })

  it('gives up after four tries', async () => {
    const { asked, embedder } = await service(status(500))
    await expect(embedder.embed(['a'], 'query')).rejects.toMatchObject({ kind: 'unavailable' })
    expect(asked).toHaveLength(4)
  })

  it.each([
    [401, 'key_wrong'],
    [403, 'key_wrong'],
    [400, 'refused'],
  ])('does not repeat what %i refused', async (code, kind) => {
    const { asked, embedder } = await service(status(code))
    await expect(embedder.embed(['a'], 'query')).rejects.toMatchObject({ kind })
    expect(asked).toHaveLength(1)
  })

  it.each([
    ['too few vectors', { data: [] }],
    ['another dimension', { data: [{ index: 0, embedding: [1, 2, 3] }] }],
    ['something else', { hello: 1 }],
  ])('refuses an answer with %s', async (_what, body) => {
    const { embedder } = await service((_, response) => response.end(JSON.stringify(body)))
    await expect(embedder.embed(['a'], 'query')).rejects.toMatchObject({ kind: 'refused' })
  })

  it('says that the service cannot be reached', async () => {
    const embedder = voyageEmbedder({ baseUrl: 'http://127.0.0.1:1/v1', key: 'k', firstPauseMs: 1 })
    await expect(embedder.embed(['a'], 'query')).rejects.toMatchObject({ kind: 'unavailable' })
  })

  it('ends at once when the caller no longer waits', async () => {
    const { asked, embedder } = await service(() => {})
    await expect(embedder.embed(['a'], 'query', { signal: AbortSignal.timeout(50) })).rejects.toThrow()
    expect(asked).toHaveLength(1)
  })

  it('cuts by count and by estimated tokens, losing nothing', () => {
    const short = Array.from({ length: 300 }, (_, i) => `text ${i}`)
    expect(batches(short).map((batch) => batch.length)).toEqual([128, 128, 44])
    expect(batches(short).flat()).toEqual(short)
    const long = Array.from({ length: 10 }, () => 'ы'.repeat(29_000))
    expect(batches(long).map((batch) => batch.length)).toEqual([4, 4, 2])
    expect(batches([])).toEqual([])
  })
})
