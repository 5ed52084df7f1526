import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, contractsPresent } from '../../../tests/contracts/models-contracts.ts'
import { wires } from './contract-wires.ts'
import { registerModels } from './index.ts'

describe.skipIf(!contractsPresent())('the simulated model providers keep to the published contracts', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    app = Fastify()
    await registerModels(app, { clock: () => new Date() })
    await app.ready()
  })
  afterAll(() => app.close())

  const post = (url: string, headers: Record<string, string>, payload: object) =>
    app.inject({ method: 'POST', url, headers, payload })

  for (const wire of wires) {
    describe(wire.name, () => {
      const askings: [string, (model: string) => Record<string, unknown>][] = [
        ['a tool call', wire.ask],
        ['a text', wire.answered],
      ]
      it.each(askings)('answers with %s that its contract describes', async (_, ask) => {
        const check = wire.whole()
        const reply = await post(wire.url(false), wire.headers, ask(wire.model))
        expect(reply.statusCode).toBe(200)
        expect(check(reply.json())).toEqual([])
      })

      it.each(askings)('streams %s in lines that its contract describes', async (_, ask) => {
        const check = wire.line()
        const body = { ...ask(wire.model), ...(wire.streamFlag ? { stream: true } : {}) }
        const reply = await post(wire.url(true), wire.headers, body)
        expect(reply.headers['content-type']).toMatch(/^text\/event-stream/)
        const lines = dataLines(reply.body)
        expect(lines).not.toHaveLength(0)
        for (const line of lines) expect({ line, faults: check(line) }).toEqual({ line, faults: [] })
      })

      it('copies the slots of a tool result letter by letter', async () => {
        const reply = await post(wire.url(false), wire.headers, wire.answered(wire.model))
        expect(reply.body).toContain('{{price sku=LS-001-L}}')
      })

      it('refuses a wrong key, an unknown model and a fault by script in its own error shape', async () => {
        const check = wire.error()
        const wrong = await post(wire.url(false), wire.wrongKey.headers, wire.ask(wire.model))
        expect([wrong.statusCode, check(wrong.json())]).toEqual([wire.wrongKey.status, []])
        const none = await post(wire.url(false, 'other-model'), wire.headers, wire.ask('other-model'))
        expect([none.statusCode, check(none.json())]).toEqual([404, []])
        const limited = await post(wire.url(false, 'sim-429'), wire.headers, wire.ask('sim-429'))
        expect([limited.statusCode, check(limited.json())]).toEqual([429, []])
        const broken = await post(wire.url(false, 'sim-500'), wire.headers, wire.ask('sim-500'))
        expect([broken.statusCode, check(broken.json())]).toEqual([500, []])
      })

      it('has a contract that turns broken bodies away', async () => {
        const good = (await post(wire.url(false), wire.headers, wire.answered(wire.model))).json()
        expect(wire.whole()(broken(good))).not.toEqual([])
        expect(wire.line()({ ...good, type: 'nonsense', choices: 'none', candidates: 7 })).not.toEqual([])
        expect(wire.error()({ error: 'no' })).not.toEqual([])
      })
    })
  }

  const vectors = [
    {
      name: 'OpenAI embeddings',
      url: '/openai/v1/embeddings',
      headers: { authorization: 'Bearer demo-openai-key' },
      body: { model: 'text-embedding-3-small', input: ['a shirt', 'a scarf'], dimensions: 512 },
      check: () => contract('openai', 'CreateEmbeddingResponse'),
    },
    {
      name: 'Voyage embeddings',
      url: '/voyage/v1/embeddings',
      headers: { authorization: 'Bearer demo-voyage-key' },
      body: { model: 'voyage-4', input: ['a shirt'], input_type: 'document', output_dimension: 512 },
      check: () =>
        contract('voyage', voyageAnswer('/embeddings'), { required: ['object', 'data', 'model', 'usage'] }),
    },
    {
      name: 'Voyage rerank',
      url: '/voyage/v1/rerank',
      headers: { authorization: 'Bearer demo-voyage-key' },
      body: {
        model: 'rerank-2.5',
        query: 'shirt',
        documents: ['a scarf', 'a shirt'],
        return_documents: true,
      },
      check: () =>
        contract('voyage', voyageAnswer('/rerank'), { required: ['object', 'data', 'model', 'usage'] }),
    },
    {
      name: 'Gemini embedContent',
      url: '/google/v1beta/models/gemini-embedding-001:embedContent',
      headers: { 'x-goog-api-key': 'demo-google-key' },
      body: { content: { parts: [{ text: 'a shirt' }] }, outputDimensionality: 768 },
      check: () => contract('gemini', 'EmbedContentResponse', { closed: true, required: ['embedding'] }),
    },
    {
      name: 'Gemini batchEmbedContents',
      url: '/google/v1beta/models/gemini-embedding-001:batchEmbedContents',
      headers: { 'x-goog-api-key': 'demo-google-key' },
      body: { requests: [{ content: { parts: [{ text: 'a shirt' }] } }] },
      check: () =>
        contract('gemini', 'BatchEmbedContentsResponse', { closed: true, required: ['embeddings'] }),
    },
  ]

  it.each(vectors)('$name answers as its contract describes', async ({ url, headers, body, check }) => {
    const reply = await post(url, headers, body)
    expect(reply.statusCode).toBe(200)
    expect(check()(reply.json())).toEqual([])
    const answer: Record<string, unknown> = reply.json()
    expect(check()({ ...answer, data: 'none', embedding: 'none', embeddings: 'none' })).not.toEqual([])
  })

  it('lists its models as OpenAI does', async () => {
    const check = contract('openai', 'ListModelsResponse')
    const headers = { authorization: 'Bearer demo-openai-key' }
    const reply = await app.inject({ url: '/openai/v1/models', headers })
    expect(check(reply.json())).toEqual([])
    expect(check({ object: 'list', data: [{ id: 7 }] })).not.toEqual([])
  })
})

const voyageAnswer = (path: string): string[] => [
  'paths',
  path,
  'post',
  'responses',
  '200',
  'content',
  'application/json',
  'schema',
]

const dataLines = (body: string): unknown[] =>
  body
    .split('\n')
    .filter((line) => line.startsWith('data: ') && line !== 'data: [DONE]')
    .map((line) => JSON.parse(line.slice(6)))

/** A body with the one thing gone or turned wrong that no reader can do without. */
const broken = (good: Record<string, unknown>) => ({
  ...good,
  ...('output' in good ? { output: undefined, status: 'fine' } : {}),
  ...('choices' in good ? { choices: [{ index: 'first' }] } : {}),
  ...('stop_reason' in good ? { usage: {} } : {}),
  ...('candidates' in good ? { candidates: [{ finishReason: 'FINE' }] } : {}),
})
