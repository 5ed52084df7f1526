import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seedAssistant } from '#assistant'
import { catalogJobs, seedCatalog } from '#catalog'
import { knowledgeJobs } from '#knowledge'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { registerModels } from '../../../simulator/src/models/index.ts'
import { speak, wordsTag } from '../../../simulator/src/voice/speak.ts'
import { giveServiceKey, takeServiceKey } from '../assistant/services/keys.ts'
import { readServices } from '../assistant/services/services.ts'
import { fetchAttachment } from '../inbox/attachments/fetch.ts'
import { fetchJob } from '../inbox/attachments/job.ts'
import { hearAgain } from '../inbox/attachments/recordings.ts'
import { listMessages } from '../inbox/reading/conversations.ts'
import { searchInbox } from '../inbox/searching/search.ts'
import { type TestCtx, testCtx, type World, world } from '../testing/index.ts'
import { connectTestChannel, inboxOf, message } from '../testing/message-path.ts'
import { createAnswering } from './answer-message.ts'
import { ownPorts } from './one-answer.ts'
import { workOnRecordings } from './transcribe-recording.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let shops: World
let phone: Server
let speech: FastifyInstance
let recorded: Buffer
let fileComes: boolean
let inbox: ReturnType<typeof inboxOf>
let account = 0

beforeAll(async () => {
  speech = Fastify({ forceCloseConnections: true })
  await registerModels(speech, { clock: clock.now })
  const speechUrl = await speech.listen({ port: 0, host: '127.0.0.1' })
  phone = createServer((_, reply) => reply.writeHead(fileComes ? 200 : 404).end(recorded))
  await new Promise<void>((resolve) => phone.listen(0, '127.0.0.1', resolve))
  const phoneUrl = `http://127.0.0.1:${(phone.address() as AddressInfo).port}`
  ctx = await testCtx({
    clock,
    env: { BURST_WAIT_MS: '0', META_GRAPH_URL: phoneUrl, ELEVENLABS_BASE_URL: `${speechUrl}/elevenlabs` },
  })
  shops = await world(ctx)
  await catalogJobs(ctx)
  await knowledgeJobs(ctx)
  await seedCatalog(ctx, shops.ayperi)
  await seedAssistant(ctx, shops.ayperi)
  await ctx.jobs.work(fetchJob, (job) =>
    fetchAttachment(ctx, job, async () => ({ ok: true, url: `${phoneUrl}/voice`, headers: {} })),
  )
  await workOnRecordings(ctx)
  await ctx.runJobs()
}, 180_000)
afterAll(async () => {
  phone.close()
  await speech.close()
})
beforeEach(async () => {
  fileComes = true
  await ctx.db.withStore(shops.ayperi, (tx) => tx.query('delete from contact'))
  account += 1
  const channel = await connectTestChannel(ctx, shops.ayperi, 'whatsapp', `account-${account}`)
  inbox = inboxOf(ctx, shops.ayperi, channel, 'whatsapp')
  await speech.inject({ method: 'DELETE', url: '/control/models/script' })
  await speech.inject({ method: 'DELETE', url: '/control/models/requests' })
})

const sends = (words: string, recording = wav(words)) => {
  recorded = recording
  const { text: _, ...voiceNote } = message(ctx, newId<'wamid'>(), '', {
    kind: 'voice',
    attachments: [{ kind: 'voice', source: { id: 'media-1' } }],
  })
  return inbox.take({ messages: [voiceNote] })
}

/** A recording that needs no other form to play, with its words in the tags that the simulated service reads. */
function wav(words: string): Buffer {
  const said = Buffer.from(wordsTag + words)
  const wave = Buffer.alloc(48)
  wave.write('RIFF')
  wave.write('WAVEfmt ', 8)
  wave.writeUInt32LE(said.length, 44)
  return Buffer.concat([wave, said])
}

async function voice() {
  const { id } = await inbox.conversation()
  const { items } = await inbox.inStore((tx) => listMessages(ctx, tx, id, { limit: 5 }))
  const [message] = items
  const [file] = message?.attachments ?? []
  if (!message || !file) throw new Error('no recording')
  return { ...file, messageId: message.id }
}
const asked = async (): Promise<{ key: string; body: { keyterms: string[]; file: object } }[]> =>
  (await speech.inject('/control/models/requests?provider=elevenlabs')).json().requests
const behaves = (behaviour: object, times = 1) =>
  speech.inject({
    method: 'POST',
    url: '/control/models/script',
    payload: { provider: 'elevenlabs', behaviours: [behaviour], times },
  })
const again = async () => {
  const { id, messageId } = await voice()
  const done = await inbox.inStore((tx) => hearAgain(ctx, tx, messageId, id))
  await ctx.runJobs()
  return done
}
const service = async () =>
  (await inbox.inStore((tx) => readServices(ctx, tx))).find((one) => one.service === 'elevenlabs')

describe('a recording in a store without a key', () => {
  it('gets a stand-in that says it is one, and nothing leaves the house', async () => {
    await sends('сколько стоит льняная рубашка?')
    await ctx.runJobs()
    expect((await voice()).transcript).toEqual({
      state: 'done',
      reason: null,
      text: '',
      language: null,
      standIn: true,
      doubts: [],
    })
    expect(await asked()).toEqual([])
    expect(await service()).toEqual({ service: 'elevenlabs', key: 'none', problem: null })
  })
})

describe('a recording in a store with a key', () => {
  beforeAll(async () => {
    await giveServiceKey(ctx, shops.ayperi, 'elevenlabs', 'demo-elevenlabs-key-ayperi')
  })

  it('is written down with its language and its doubts, by the key of the store and with its names', async () => {
    await sends('', speak('Мне нужны две(?) льняные рубашки'))
    expect((await voice()).transcript).toBeNull()
    await ctx.runJobs()
    expect((await voice()).transcript).toEqual({
      state: 'done',
      reason: null,
      text: 'Мне нужны две льняные рубашки',
      language: 'ru',
      standIn: false,
      doubts: [{ from: 10, to: 13, sure: 33 }],
    })
    const [request, ...more] = await asked()
    expect(more).toEqual([])
    expect(request).toMatchObject({ key: 'demo-elevenlabs-key-ayperi', body: { model_id: 'scribe_v2' } })
    expect(request?.body.keyterms).toContain('Льняная рубашка')
  })

  it('is found by what is said in it, and tells the language of who speaks', async () => {
    await sends('Мага зыгыр көйнөк керек эле')
    await ctx.runJobs()
    const find = (question: string) => inbox.inStore((tx) => searchInbox(ctx, tx, { question, limit: 5 }))
    expect((await find('зыгыр КӨЙНӨК')).messages).toMatchObject([{ contact: { language: 'ky' } }])
    expect((await find('чёрное платье')).messages).toEqual([])
  })

  it('that waits for a service which is away is given up after a while, and can be asked for again', async () => {
    await behaves({ kind: '500' }, 1000)
    await sends('алло')
    await ctx.runJobs()
    expect((await voice()).transcript).toMatchObject({ state: 'failed', reason: 'unavailable' })
    expect(await asked()).toHaveLength(6)
    await speech.inject({ method: 'DELETE', url: '/control/models/script' })
    expect(await again()).toBe(true)
    expect((await voice()).transcript).toMatchObject({ state: 'done', text: 'алло', reason: null })
    expect(await again()).toBe(false)
  })

  it.each([
    ['busy', { kind: '429', retryAfterSeconds: 1 }, 8],
    ['unreadable', { kind: 'garbage' }, 2],
  ])('is tried only so often when the service is %s', async (reason, behaviour, times) => {
    await behaves(behaviour, 1000)
    await sends('алло')
    await ctx.runJobs()
    expect((await voice()).transcript).toMatchObject({ state: 'failed', reason })
    expect(await asked()).toHaveLength(times)
  })

  it('whose account is spent is asked once, and the settings say why, until it works again', async () => {
    await behaves({ kind: '429', quota: true })
    await sends('алло')
    await ctx.runJobs()
    expect((await voice()).transcript).toMatchObject({ state: 'failed', reason: 'no_quota' })
    expect(await asked()).toHaveLength(1)
    expect(await service()).toEqual({ service: 'elevenlabs', key: 'own', problem: 'no_quota' })
    await again()
    expect(await service()).toEqual({ service: 'elevenlabs', key: 'own', problem: null })
  })

  it('that goes on for hours is not paid for', async () => {
    await sends('алло')
    await ctx.runJobs()
    await inbox.inStore((tx) =>
      tx.query(`update attachment set duration_ms = 7200000, transcript_state = 'failed'`),
    )
    await again()
    expect((await voice()).transcript).toMatchObject({ state: 'failed', reason: 'too_long' })
    expect(await asked()).toHaveLength(1)
  })

  it('cannot be given with a key that the service refuses', async () => {
    await expect(giveServiceKey(ctx, shops.ayperi, 'elevenlabs', 'wrong')).rejects.toMatchObject({
      code: 'service_key_wrong',
    })
    await sends('алло')
    await ctx.runJobs()
    expect((await asked()).map(({ key }) => key)).toEqual(['wrong', 'demo-elevenlabs-key-ayperi'])
  })

  it('falls back to the stand-in when the key is taken away', async () => {
    await takeServiceKey(ctx, shops.ayperi, 'elevenlabs')
    await sends('алло')
    await ctx.runJobs()
    expect((await voice()).transcript).toMatchObject({ standIn: true })
    await giveServiceKey(ctx, shops.ayperi, 'elevenlabs', 'demo-elevenlabs-key-ayperi')
    expect(await again()).toBe(true)
    expect((await voice()).transcript).toMatchObject({ standIn: false, text: 'алло' })
  })
})

describe('the answer to a recording', () => {
  async function answerAll() {
    const answering = createAnswering(ctx, { ...ownPorts(ctx), showTyping: async () => {} })
    for (let pass = 0; pass < 5; pass++) {
      await answering.pass()
      await answering.settled()
    }
  }
  const answers = async () =>
    (await inbox.messages())
      .filter(({ author }) => author === 'assistant')
      .map(({ text }) => text?.replaceAll('\u00a0', ' '))

  it('waits for its words and is made from them', async () => {
    await sends('сколько стоит льняная рубашка?')
    await answerAll()
    expect(await answers()).toEqual([])
    await ctx.runJobs()
    await answerAll()
    expect(await answers()).toEqual([expect.stringMatching(/2 500 сом/)])
    expect(await inbox.lanes()).toEqual([])
  })

  it('is made without them when they do not come in time, so the customer is never left in silence', async () => {
    await sends('сколько стоит льняная рубашка?')
    await answerAll()
    clock.move(19_000)
    await answerAll()
    expect(await answers()).toEqual([])
    clock.move(1_000)
    await answerAll()
    expect(await answers()).toEqual([expect.stringMatching(/человеку из магазина/)])
    expect(await inbox.conversation()).toMatchObject({ speaker: 'nobody' })
  })

  it('waits no longer once the file or its words have been given up', async () => {
    fileComes = false
    await sends('сколько стоит льняная рубашка?')
    await answerAll()
    await ctx.runJobs()
    await answerAll()
    expect(await answers()).toHaveLength(1)
  })
})
