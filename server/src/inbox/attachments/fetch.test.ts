import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InboundMessage, MediaAddress } from '#channels'
import { fixedClock } from '#platform/clock.ts'
import { oggOpus, photo } from '#platform/media/made.ts'
import { type TestCtx, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { listMessages } from '../reading/conversations.ts'
import { fetchAttachment } from './fetch.ts'
import { fetchAgain } from './record.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let inbox: ReturnType<typeof inboxOf>
let provider: Server
let storeId: string
let answer: { status: number; bytes: Buffer; claims?: number; leadsTo?: string }

beforeAll(async () => {
  provider = createServer((_, reply) => {
    const { status, bytes, claims, leadsTo } = answer
    reply.writeHead(status, {
      ...(claims === undefined ? {} : { 'content-length': claims }),
      ...(leadsTo === undefined ? {} : { location: leadsTo }),
    })
    if (claims === undefined) reply.end(bytes)
    // What was announced never comes whole.
    else reply.write(bytes, () => reply.destroy())
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  ctx = await testCtx({ clock, env: { META_GRAPH_URL: urlOf('') } })
  const { ayperi } = await world(ctx)
  storeId = ayperi
  const channel = await connectTestChannel(ctx, ayperi, 'whatsapp', '106540352242922')
  inbox = inboxOf(ctx, ayperi, channel, 'whatsapp')
})
afterAll(() => provider.close())
beforeEach(() => inbox.inStore((tx) => tx.query('delete from contact')))

const urlOf = (path: string) => `http://127.0.0.1:${(provider.address() as AddressInfo).port}${path}`
const there = async (): Promise<MediaAddress> => ({ ok: true, url: urlOf('/file'), headers: {} })

async function receives(kind: 'image' | 'voice' | 'document', more: Partial<InboundMessage> = {}) {
  await inbox.says('w1', 'мына', {
    kind,
    attachments: [{ kind, source: { id: 'media-1' }, name: 'photo.jpg' }],
    ...more,
  })
  return attachment()
}
async function attachment() {
  const { id } = await inbox.conversation()
  const { items } = await inbox.inStore((tx) => listMessages(ctx, tx, id, { limit: 5 }))
  const [message] = items
  const [file] = message?.attachments ?? []
  if (!message || !file) throw new Error('no attachment')
  return { ...file, messageId: message.id }
}
const fetchIt = async (addressOf = there) =>
  fetchAttachment(ctx, { storeId, attachmentId: (await attachment()).id }, addressOf)

describe('a file of a message', () => {
  it('that was recorded before the channel was connected is kept, and its words are not asked for', async () => {
    answer = { status: 200, bytes: oggOpus(100) }
    const at = new Date(clock.now().getTime() - 86_400_000)
    const voice = { kind: 'voice', source: { id: 'media-1' } } as const
    const said = { providerId: 'w1', at, kind: 'voice', attachments: [voice] } as const
    await inbox.take({ past: [{ ...said, from: { externalId: 'meerim' } }] })
    await fetchIt()
    expect(await attachment()).toMatchObject({
      state: 'stored',
      transcript: { state: 'failed', reason: 'not_asked', text: '' },
    })
  })

  it('is stored with its true type, its size and a thumbnail', async () => {
    answer = { status: 200, bytes: await photo('jpeg', { width: 1200, height: 600 }) }
    await receives('image')
    await fetchIt()
    expect(await attachment()).toMatchObject({
      state: 'stored',
      type: 'image/jpeg',
      width: 1200,
      height: 600,
    })
    expect((await attachment()).thumbnailUrl).toMatch(/\/files\//)
  })

  it('that is a voice plays everywhere and shows its waveform', async () => {
    answer = { status: 200, bytes: oggOpus(100) }
    await receives('voice')
    await fetchIt()
    const voice = await attachment()
    expect(voice).toMatchObject({ state: 'stored', durationMs: expect.any(Number) })
    expect(voice.playableUrl).not.toBeNull()
    expect(voice.waveform).toHaveLength(64)
  })

  it('that is a program under the name of a picture is refused and says so', async () => {
    answer = { status: 200, bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(2000)]) }
    await receives('image')
    await fetchIt()
    expect(await attachment()).toMatchObject({ state: 'failed', reason: 'program', url: null })
  })

  it.each([
    ['announces more than is kept', { status: 200, claims: 200 * 1024 * 1024 }, 'too_large'],
    ['leads inside', { status: 302, leadsTo: 'https://169.254.169.254/latest' }, 'private_address'],
  ])('that %s is given up at once, and nothing of it is kept', async (_what, told, reason) => {
    answer = { bytes: Buffer.from('the beginning'), ...told }
    await receives('document')
    await fetchIt()
    expect(await attachment()).toMatchObject({ state: 'failed', reason, url: null })
  })

  it('at an address inside is not gone to', async () => {
    await receives('document')
    await fetchIt(async () => ({ ok: true, url: 'https://10.0.0.1/file', headers: {} }))
    expect(await attachment()).toMatchObject({ state: 'failed', reason: 'private_address', url: null })
  })

  it('that breaks off is not taken for the whole, and tried again', async () => {
    answer = { status: 200, bytes: Buffer.from('the beginning'), claims: 1000 }
    await receives('document')
    await fetchIt()
    expect(await attachment()).toMatchObject({ state: 'waiting', url: null })
  })

  it('is tried again while its provider is away, with longer pauses, and then given up', async () => {
    answer = { status: 503, bytes: Buffer.alloc(0) }
    await receives('image')
    for (let n = 0; n < 7; n++) await fetchIt()
    expect(await attachment()).toMatchObject({ state: 'waiting' })
    await fetchIt()
    expect(await attachment()).toMatchObject({ state: 'failed', reason: 'http_503' })
  })

  it('waits for a channel that is broken as long as its provider keeps it, and comes once that is mended', async () => {
    const setState = (state: string) =>
      inbox.inStore((tx) =>
        tx.query('update channel set state = $2 where store_id = $1', [tx.storeId, state]),
      )
    answer = { status: 200, bytes: await photo('png') }
    await receives('image')
    await setState('broken')
    for (let n = 0; n < 20; n++) await fetchIt()
    expect(await attachment()).toMatchObject({ state: 'waiting' })
    await setState('connected')
    await fetchIt()
    expect(await attachment()).toMatchObject({ state: 'stored' })
  })

  it('is given up when the channel is broken for longer than that', async () => {
    await receives('image')
    await inbox.inStore((tx) =>
      tx.query(`update channel set state = 'broken' where store_id = $1`, [tx.storeId]),
    )
    await inbox.inStore((tx) =>
      tx.query(`update message set created_at = created_at - interval '8 days' where store_id = $1`, [
        tx.storeId,
      ]),
    )
    await fetchIt()
    expect(await attachment()).toMatchObject({ state: 'failed', reason: 'expired' })
    await inbox.inStore((tx) =>
      tx.query(`update channel set state = 'connected' where store_id = $1`, [tx.storeId]),
    )
  })

  it('that was given up comes when a person asks for it again', async () => {
    await receives('image')
    await fetchIt(async () => ({ ok: false, kind: 'refused', reason: 'not_found' }))
    const { id, messageId } = await attachment()
    expect(await inbox.inStore((tx) => fetchAgain(ctx, tx, messageId, id))).toBe(true)
    answer = { status: 200, bytes: await photo('png') }
    await fetchIt()
    expect(await attachment()).toMatchObject({ state: 'stored', type: 'image/png' })
  })

  it('is fetched once, however often its job runs', async () => {
    answer = { status: 200, bytes: await photo('png') }
    await receives('image')
    await fetchIt()
    const first = await attachment()
    answer = { status: 404, bytes: Buffer.alloc(0) }
    await fetchIt()
    expect((await attachment()).state).toBe(first.state)
  })

  it('whose message was taken back meanwhile leaves nothing', async () => {
    answer = { status: 200, bytes: await photo('png') }
    const { id } = await receives('image')
    await inbox.take({ changes: [{ kind: 'deletion', target: 'w1', at: clock.now() }] })
    await fetchAttachment(ctx, { storeId, attachmentId: id }, there)
    expect(await inbox.inStore((tx) => tx.query('select 1 from attachment'))).toEqual([])
  })
})
