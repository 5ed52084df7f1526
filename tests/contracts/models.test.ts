import { generateText, isStepCount, streamText, tool } from 'ai'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkKey } from '../../server/src/assistant/models/check-key.ts'
import {
  callSettings,
  createModel,
  type ModelAddresses,
  type ModelChoice,
} from '../../server/src/assistant/models/model.ts'
import { voyageEmbedder } from '../../server/src/platform/embedding/voyage.ts'
import { demoModelKeys, type RecordedRequest, registerModels } from '../../simulator/src/models/index.ts'
import { type Check, contract, contractsPresent } from './models-contracts.ts'

const services: {
  provider: 'openai' | 'anthropic' | 'google'
  model: string
  request: () => Check
  broken: object
}[] = [
  {
    provider: 'openai',
    model: 'gpt-5.6-luna',
    request: () =>
      contract('openai', 'CreateResponse', { required: ['model', 'input', 'max_output_tokens'] }),
    broken: { input: [{ role: 'user', content: 7 }] },
  },
  {
    provider: 'anthropic',
    model: 'claude-haiku-4-5',
    request: () => contract('anthropic', 'CreateMessageParams'),
    broken: { max_tokens: 'many' },
  },
  {
    provider: 'google',
    model: 'gemini-3.5-flash',
    request: () => contract('gemini', 'GenerateContentRequest', { closed: true, required: ['contents'] }),
    broken: { contents: undefined, content: [] },
  },
]

describe.skipIf(!contractsPresent())('what the server sends to a model keeps to the contract of', () => {
  let simulator: FastifyInstance
  let addresses: ModelAddresses
  let voyageUrl: string
  beforeAll(async () => {
    simulator = Fastify({ forceCloseConnections: true })
    await registerModels(simulator, { clock: () => new Date() })
    const base = await simulator.listen({ port: 0, host: '127.0.0.1' })
    voyageUrl = `${base}/voyage/v1`
    addresses = {
      openaiUrl: `${base}/openai/v1`,
      anthropicUrl: `${base}/anthropic/v1`,
      googleUrl: `${base}/google/v1beta`,
    }
  })
  afterAll(() => simulator.close())

  it.each(services)(
    '$provider: every request of a turn, whole and streamed, and of a key’s trial',
    async (service) => {
      const { provider, model } = service
      await simulator.inject({ method: 'DELETE', url: '/control/models/requests' })
      const choice: ModelChoice = { provider, model, apiKey: demoModelKeys[provider] }
      await holdTurns(choice, addresses)
      expect(await checkKey(choice, addresses)).toEqual({ ok: true })
      const check = service.request()
      const bodies = await bodiesSent(simulator)
      expect(bodies).toHaveLength(5)
      for (const body of bodies) expect({ body, faults: check(body) }).toEqual({ body, faults: [] })
      expect(check({ ...bodies[0], ...service.broken })).not.toEqual([])
    },
  )

  it('voyage: every request for vectors', async () => {
    await simulator.inject({ method: 'DELETE', url: '/control/models/requests' })
    const embedder = voyageEmbedder({ baseUrl: voyageUrl, key: demoModelKeys.voyage })
    expect(await embedder.embed(['Льняная рубашка', ''], 'document')).toHaveLength(2)
    await embedder.embed(['рубашка'], 'query')
    const path = ['paths', '/embeddings', 'post', 'requestBody', 'content', 'application/json', 'schema']
    const check = contract('voyage', path)
    const bodies = await bodiesSent(simulator)
    expect(bodies.map(check)).toEqual([[], []])
    expect(check({ ...bodies[0], input_type: 'question' })).not.toEqual([])
  })
})

/** A turn with a search and an answer, twice: as a whole and as a stream. */
async function holdTurns(choice: ModelChoice, addresses: ModelAddresses): Promise<void> {
  const turn = {
    ...callSettings,
    model: createModel(choice, addresses),
    instructions: 'You are Aizhan, the assistant of Ayperi.',
    messages: [
      { role: 'user' as const, content: 'салам' },
      { role: 'assistant' as const, content: 'Саламатсызбы!' },
      { role: 'user' as const, content: 'сколько стоит льняная рубашка?' },
    ],
    tools: { search_products: searchProducts },
    stopWhen: isStepCount(3),
  }
  expect((await generateText(turn)).text).toContain('{{price sku=LS-001-L}}')
  expect(await streamText(turn).text).toContain('{{price sku=LS-001-L}}')
}

const searchProducts = tool({
  description: 'Searches the catalogue.',
  inputSchema: z.strictObject({ query: z.string().describe('What the customer looks for.') }),
  execute: async () => ({ products: [{ title: 'Льняная рубашка', price: '{{price sku=LS-001-L}}' }] }),
})

async function bodiesSent(simulator: FastifyInstance): Promise<object[]> {
  const reply = await simulator.inject('/control/models/requests')
  const { requests }: { requests: RecordedRequest[] } = reply.json()
  return requests.flatMap(({ body }) => (typeof body === 'object' && body !== null ? [body] : []))
}
