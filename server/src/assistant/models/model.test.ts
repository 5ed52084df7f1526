import { generateText, isStepCount, type ModelMessage, streamText, tool } from 'ai'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  demoModelKeys,
  type RecordedRequest,
  registerModels,
} from '../../../../simulator/src/models/index.ts'
import { checkKey } from './check-key.ts'
import { readFinish, readModelFailure } from './failure.ts'
import { callSettings, createModel, type ModelAddresses, type ModelChoice } from './model.ts'
import { usageOf } from './usage.ts'

const providers = ['openai', 'anthropic', 'google'] as const
type Provider = (typeof providers)[number]
const models = { openai: 'gpt-5.6-luna', anthropic: 'claude-haiku-4-5', google: 'gemini-3.5-flash' }

let simulator: FastifyInstance
let addresses: ModelAddresses
beforeAll(async () => {
  simulator = Fastify({ forceCloseConnections: true })
  await registerModels(simulator, { clock: () => new Date() })
  const base = await simulator.listen({ port: 0, host: '127.0.0.1' })
  addresses = {
    openaiUrl: `${base}/openai/v1`,
    anthropicUrl: `${base}/anthropic/v1`,
    googleUrl: `${base}/google/v1beta`,
  }
})
afterAll(() => simulator.close())
beforeEach(async () => {
  await simulator.inject({ method: 'DELETE', url: '/control/models/script' })
  await simulator.inject({ method: 'DELETE', url: '/control/models/requests' })
})

const choice = (provider: Provider, model = models[provider]): ModelChoice => ({
  provider,
  model,
  apiKey: demoModelKeys[provider],
})
const requests = async (): Promise<RecordedRequest[]> =>
  (await simulator.inject('/control/models/requests')).json().requests

const messages: ModelMessage[] = [{ role: 'user', content: 'сколько стоит льняная рубашка и есть ли L?' }]
const searchProducts = tool({
  description: 'Searches the catalogue.',
  inputSchema: z.object({ query: z.string() }),
  execute: async ({ query }) => ({
    query,
    products: [{ title: 'Льняная рубашка', options: { size: 'L' }, price: '{{price sku=LS-001-L}}' }],
  }),
})
const answer = (chosen: ModelChoice, extra: { timeout?: number; maxRetries?: number } = {}) =>
  generateText({
    ...callSettings,
    maxRetries: 0,
    model: createModel(chosen, addresses),
    instructions: 'You are Aizhan, the assistant of Ayperi.',
    messages,
    tools: { search_products: searchProducts },
    stopWhen: isStepCount(4),
    ...extra,
  })
const failureOf = async (call: PromiseLike<unknown>) => {
  try {
    await call
  } catch (error) {
    return readModelFailure(error)
  }
  throw new Error('The call did not fail.')
}

describe.each(providers)('a model of %s', (provider) => {
  it('looks up the catalogue and answers with its slots', async () => {
    const result = await answer(choice(provider))
    expect(result.text).toBe('Нашла:\nЛьняная рубашка, L — {{price sku=LS-001-L}}')
    expect(result.steps.map((step) => step.finishReason)).toEqual(['tool-calls', 'stop'])
    expect(readFinish(result.finishReason, result.text)).toBeUndefined()
    const usage = usageOf(result.usage)
    expect(usage.inputTokens).toBeGreaterThan(0)
    expect(usage.outputTokens).toBeGreaterThan(0)
  })

  it('streams the same answer', async () => {
    const result = streamText({
      ...callSettings,
      model: createModel(choice(provider), addresses),
      messages,
      tools: { search_products: searchProducts },
      stopWhen: isStepCount(4),
    })
    expect(await result.text).toBe('Нашла:\nЛьняная рубашка, L — {{price sku=LS-001-L}}')
  })

  it('always says how long an answer may be, even when the call forgets', async () => {
    await generateText({ model: createModel(choice(provider), addresses), prompt: 'hello' })
    const body = JSON.stringify((await requests())[0]?.body)
    expect(body).toMatch(/"(max_output_tokens|max_tokens|maxOutputTokens)":800/)
  })

  it('sends the key of the store and no other', async () => {
    await answer({ ...choice(provider), apiKey: `${demoModelKeys[provider]}-florist` })
    const keys = new Set((await requests()).map((request) => request.key))
    expect([...keys]).toEqual([`${demoModelKeys[provider]}-florist`])
  })

  it('refuses to begin without a key, whatever the environment holds', async () => {
    const { apiKey: _, ...keyless } = choice(provider)
    expect(() => createModel(keyless, addresses)).toThrow('no key')
    expect(await checkKey(keyless, addresses)).toMatchObject({ ok: false, reason: 'wrong_key' })
  })

  it.each([
    ['sim-429', 'rate_limited'],
    ['sim-quota', 'no_quota'],
    ['sim-500', 'overloaded'],
    ['sim-overloaded', 'overloaded'],
    ['sim-garbage', 'unreadable'],
    ['other-model', 'no_such_model'],
  ])('that behaves like %s fails as %s', async (model, kind) => {
    expect(await failureOf(answer(choice(provider, model)))).toMatchObject({ kind })
  })

  it('whose connection breaks in the middle fails, as unreadable or unreachable', async () => {
    const { kind } = await failureOf(answer(choice(provider, 'sim-cut')))
    expect(['unreadable', 'unreachable']).toContain(kind)
  })

  it('that hangs fails in time', async () => {
    const failure = await failureOf(answer(choice(provider, 'sim-hang'), { timeout: 200 }))
    expect(failure).toEqual({ kind: 'timed_out', detail: 'no answer in time' })
  })

  it('that says nothing is known by its finish', async () => {
    const result = await answer(choice(provider, 'sim-empty'))
    expect(readFinish(result.finishReason, result.text)?.kind).toBe('unreadable')
  })

  it('with a wrong key fails as such, without a word of the customer in the detail', async () => {
    const failure = await failureOf(answer({ ...choice(provider), apiKey: 'wrong' }))
    expect(failure.kind).toBe('wrong_key')
    expect(failure.detail).not.toMatch(/рубашка/)
  })

  it('is not asked again when its account is empty', async () => {
    await failureOf(answer(choice(provider, 'sim-quota'), { maxRetries: 2 }))
    expect(await requests()).toHaveLength(1)
  })

  it('is asked again when it was only busy', async () => {
    await simulator.inject({
      method: 'POST',
      url: '/control/models/script',
      payload: { behaviours: [{ kind: '429', retryAfterSeconds: 0 }] },
    })
    expect((await answer(choice(provider), { maxRetries: 1 })).text).toMatch(/price/)
  })

  describe('being tried', () => {
    it('is right with a right key and model', async () => {
      expect(await checkKey(choice(provider), addresses)).toEqual({ ok: true })
    })

    it.each([
      ['a wrong key', { apiKey: 'wrong-key' }, 'wrong_key'],
      ['an unknown model', { model: 'other-model' }, 'no_such_model'],
      ['an empty account', { model: 'sim-quota' }, 'no_quota'],
      ['a provider out of order', { model: 'sim-500' }, 'other'],
    ])('with %s says so in the provider’s words', async (_, change, reason) => {
      const check = await checkKey({ ...choice(provider), ...change }, addresses)
      expect(check).toMatchObject({ ok: false, reason })
      expect(check).toHaveProperty('detail', expect.stringMatching(/\w{3}/))
    })

    it('at an address where nobody answers is unreachable', async () => {
      const gone = await closedAddress()
      const nowhere = { openaiUrl: gone, anthropicUrl: gone, googleUrl: gone }
      const check = await checkKey(choice(provider), nowhere)
      expect(check).toEqual({ ok: false, reason: 'unreachable', detail: 'ECONNREFUSED' })
    })

    it('with a hanging provider is unreachable when the time is over', async () => {
      const check = await checkKey(choice(provider, 'sim-hang'), addresses, 200)
      expect(check).toMatchObject({ ok: false, reason: 'unreachable' })
    })
  })
})

it('OpenAI is told not to store what was said', async () => {
  await answer(choice('openai'))
  for (const { body } of await requests()) expect(body).toMatchObject({ store: false })
})

it('the offline model needs no key and no provider', async () => {
  const offline: ModelChoice = { provider: 'offline', model: 'offline' }
  expect(createModel(offline, addresses).provider).toBe('offline')
  expect(await checkKey(offline, addresses)).toEqual({ ok: true })
  expect(await requests()).toEqual([])
})

it('a key that the provider repeats in its refusal is cut out', async () => {
  const body = { error: { message: 'Incorrect API key provided: top-secret.', code: 'invalid_api_key' } }
  const fetch = async () => Response.json(body, { status: 401 })
  const check = await checkKey({ ...choice('openai'), apiKey: 'top-secret' }, { ...addresses, fetch })
  expect(check).toEqual({ ok: false, reason: 'wrong_key', detail: 'Incorrect API key provided: ….' })
})

/** An address of this machine at which nobody listens any more. */
async function closedAddress(): Promise<string> {
  const listener = Fastify()
  const address = await listener.listen({ port: 0, host: '127.0.0.1' })
  await listener.close()
  return address
}
