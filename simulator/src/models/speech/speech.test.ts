import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contract, contractsPresent } from '../../../../tests/contracts/models-contracts.ts'
import { speak } from '../../voice/speak.ts'
import { registerModels } from '../index.ts'

const path = '/elevenlabs/v1/speech-to-text'
let app: FastifyInstance
let base: string
beforeAll(async () => {
  app = Fastify({ forceCloseConnections: true })
  await registerModels(app, { clock: () => new Date() })
  base = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())
beforeEach(() => app.inject({ method: 'DELETE', url: '/control/models/script' }))

async function ask(audio: Buffer, changes: Record<string, string> = {}, key = 'demo-elevenlabs-key') {
  const form = new FormData()
  for (const [name, value] of Object.entries({ model_id: 'scribe_v2', ...changes })) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(audio)]), 'voice.ogg')
  const answer = await fetch(base + path, { method: 'POST', headers: { 'xi-api-key': key }, body: form })
  return { status: answer.status, body: await answer.json().catch(() => undefined) }
}
const behaves = (behaviour: object) =>
  app.inject({
    method: 'POST',
    url: '/control/models/script',
    payload: { provider: 'elevenlabs', behaviours: [behaviour] },
  })

describe('speech to text on the simulator', () => {
  it('hears the words that the phone has spoken, the mumbled ones with little confidence', async () => {
    const { body } = await ask(speak('Мне эки(?) көйнөк керек'))
    expect(body).toMatchObject({ text: 'Мне эки көйнөк керек', language_code: 'kir' })
    const words = body.words.filter((word: { type: string }) => word.type === 'word')
    expect(words.map((word: { text: string; logprob: number }) => [word.text, word.logprob < -1])).toEqual([
      ['Мне', false],
      ['эки', true],
      ['көйнөк', false],
      ['керек', false],
    ])
  })

  it('hears in a recording without words always the same phrase, and in silence nothing', async () => {
    const own = Buffer.from('a recording of the tester'.repeat(9))
    const { body } = await ask(own)
    expect(body.text).not.toBe('')
    expect((await ask(own)).body.text).toBe(body.text)
    expect((await ask(Buffer.alloc(3000))).body).toMatchObject({ text: '', words: [] })
  })

  it('turns away a wrong key, an unknown model, wrong key terms and a spent account in the words of the service', async () => {
    expect(await ask(speak('да'), {}, 'other')).toEqual({
      status: 401,
      body: { detail: { status: 'invalid_api_key', message: 'Invalid API key' } },
    })
    expect((await ask(speak('да'), { model_id: 'scribe_v9' })).status).toBe(400)
    expect((await ask(speak('да'), { keyterms: 'one two three four five six' })).status).toBe(422)
    await behaves({ kind: '429', quota: true })
    expect(await ask(speak('да'))).toMatchObject({
      status: 401,
      body: { detail: { status: 'quota_exceeded' } },
    })
    await behaves({ kind: '500' })
    expect((await ask(speak('да'))).status).toBe(500)
    await behaves({ kind: 'garbage' })
    expect(await ask(speak('да'))).toEqual({ status: 200, body: undefined })
  })

  it.skipIf(!contractsPresent())('answers as the published contract describes', async () => {
    const check = contract('elevenlabs', 'SpeechToTextChunkResponseModel')
    const { body } = await ask(speak('Сколько стоит рубашка?'))
    expect(check(body)).toEqual([])
    expect(check({ ...body, words: [{ text: 'a', type: 'shout' }] })).not.toEqual([])
  })
})
