import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { registerModels } from '../../../../simulator/src/models/index.ts'
import { speak } from '../../../../simulator/src/voice/speak.ts'
import { contract, contractsPresent } from '../../../../tests/contracts/models-contracts.ts'
import { checkElevenlabsKey } from '../check-key.ts'
import { scribe } from './scribe.ts'

let simulator: FastifyInstance
let baseUrl: string
beforeAll(async () => {
  simulator = Fastify({ forceCloseConnections: true })
  await registerModels(simulator, { clock: () => new Date() })
  baseUrl = `${await simulator.listen({ port: 0, host: '127.0.0.1' })}/elevenlabs`
})
afterAll(() => simulator.close())
beforeEach(async () => {
  await simulator.inject({ method: 'DELETE', url: '/control/models/script' })
  await simulator.inject({ method: 'DELETE', url: '/control/models/requests' })
})

const behaves = (behaviour: object) =>
  simulator.inject({
    method: 'POST',
    url: '/control/models/script',
    payload: { provider: 'elevenlabs', behaviours: [behaviour] },
  })
const recording = { bytes: speak('Сколько стоит?'), type: 'audio/ogg' }
const listen = (changes: { key?: string; baseUrl?: string; timeoutMs?: number } = {}) =>
  scribe({ baseUrl, key: 'demo-elevenlabs-key', ...changes }).transcribe(recording, ['Платье', '[]'])

describe('listening by Scribe', () => {
  it('tells what was said', async () => {
    expect(await listen()).toMatchObject({
      ok: true,
      heard: { text: 'Сколько стоит?', language: 'ru', by: 'elevenlabs:scribe_v2', standIn: false },
    })
  })

  it('tells apart a key that is refused, an empty account, a service that is busy and one that is broken', async () => {
    expect(await listen({ key: 'wrong' })).toEqual({ ok: false, kind: 'key_refused' })
    await behaves({ kind: '429', quota: true })
    expect(await listen()).toEqual({ ok: false, kind: 'no_quota' })
    await behaves({ kind: '429', retryAfterSeconds: 7 })
    expect(await listen()).toEqual({ ok: false, kind: 'busy', retryAfterMs: 7000 })
    await behaves({ kind: '500' })
    expect(await listen()).toEqual({ ok: false, kind: 'unavailable' })
    await behaves({ kind: 'garbage' })
    expect(await listen()).toEqual({ ok: false, kind: 'unreadable' })
  })

  it('waits only so long for a service that says nothing, and knows one that is not there', async () => {
    await behaves({ kind: 'hang' })
    expect(await listen({ timeoutMs: 200 })).toEqual({ ok: false, kind: 'unavailable' })
    expect(await listen({ baseUrl: 'http://127.0.0.1:9' })).toEqual({ ok: false, kind: 'unavailable' })
  })

  it('follows no redirect with the key', async () => {
    const elsewhere = createServer((_, reply) =>
      reply.writeHead(307, { location: `${baseUrl}/v1/speech-to-text` }).end(),
    )
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    const { port } = elsewhere.address() as AddressInfo
    expect(await listen({ baseUrl: `http://127.0.0.1:${port}` })).toEqual({ ok: false, kind: 'unavailable' })
    elsewhere.close()
  })

  it.skipIf(!contractsPresent())('asks as the published contract describes', async () => {
    await listen()
    const asked = await simulator.inject('/control/models/requests?provider=elevenlabs')
    const [{ body }] = asked.json().requests
    expect(body.keyterms).toEqual(['Платье'])
    const check = contract('elevenlabs', 'Body_Speech_to_Text_v1_speech_to_text_post', {
      required: ['file'],
    })
    // A form knows no booleans and no files but as text.
    const flags = { diarize: body.diarize === 'true', tag_audio_events: body.tag_audio_events === 'true' }
    expect(check({ ...body, ...flags, file: 'bytes' })).toEqual([])
    expect(check({ ...body, ...flags, file: 'bytes', model_id: 'scribe' })).not.toEqual([])
  })
})

describe('a key that is tried', () => {
  it.each([
    ['wrong', 'key_refused'],
    ['demo-elevenlabs-key', undefined],
  ])('%s is %s', async (key, problem) => {
    expect(await checkElevenlabsKey(baseUrl, key)).toBe(problem)
  })

  it('is right when the service is merely busy, and unknown when it is away', async () => {
    await behaves({ kind: '429' })
    expect(await checkElevenlabsKey(baseUrl, 'demo-elevenlabs-key')).toBeUndefined()
    await behaves({ kind: '500' })
    expect(await checkElevenlabsKey(baseUrl, 'demo-elevenlabs-key')).toBe('unavailable')
  })
})
