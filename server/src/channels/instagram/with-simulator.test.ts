import { createServer } from 'node:http'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { readConfig } from '#platform/config.ts'
import type { Ctx } from '#platform/context.ts'
import { startSimulator } from '../../../../simulator/src/main.ts'
import { caller, meerim } from '../../../../simulator/src/testing/caller.ts'
import { startReceiver } from '../../../../simulator/src/testing/receiver.ts'
import type { ParsedEntry } from '../channel.ts'
import type { OutboundContent, OutboundFile } from '../content.ts'
import { instagram } from './index.ts'

const receiver = await startReceiver()
const simulator = await startSimulator({ serverUrl: receiver.url })
const phone = caller(simulator.url)
const config = readConfig({ DATA_DIR: 'memory://', INSTAGRAM_GRAPH_URL: `${simulator.url}/instagram` })
// The adapter needs nothing else of it.
const ctx = { config } as Ctx
const account = { account: '17841400000000001', settings: {}, token: 'demo-instagram-token' }

const bytes = Buffer.from('a photo, as far as anybody can tell')
/** The shop's own files: each path names the type that is answered. */
const shop = createServer((request, response) => {
  const type = decodeURIComponent(new URL(request.url ?? '', 'http://shop').pathname.slice(1))
  response.writeHead(type === 'gone' ? 404 : 200, { 'content-type': type }).end(bytes)
})
await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
const shopPort = Object(shop.address()).port
const fileUrl = (type: string) => `http://127.0.0.1:${shopPort}/${encodeURIComponent(type)}`
afterAll(async () => {
  await simulator.close()
  await receiver.close()
  shop.close()
})
afterEach(() => {
  receiver.delivered.length = 0
})

type Shown = { id: string; from: string; text: string; replyTo: string | null } & Record<string, unknown>
const shown = async (): Promise<Shown[]> => Object(await phone.shown('instagram')).body.messages
const lastShown = async () => (await shown()).at(-1)
const shows = (expected: object) => expect.poll(lastShown).toMatchObject(expected)
const entries = (): ParsedEntry[] =>
  receiver.delivered.flatMap(({ body }) => instagram.parse(Buffer.from(body), {}).entries)
/** What the next delivery of the customer's doing holds; echoes of what was sent before may come between. */
const heard = async (): Promise<ParsedEntry> => {
  const told = () =>
    entries().find(({ messages, changes }) => messages.some(({ echo }) => !echo) || changes.length > 0)
  await expect.poll(told).toBeDefined()
  const entry = told()
  receiver.delivered.length = 0
  if (!entry) throw new Error('nothing came')
  return entry
}
const echoOf = async (providerId: string) => {
  const told = () =>
    entries().flatMap(({ messages }) => messages.filter((one) => one.providerId === providerId))
  await expect.poll(told).toHaveLength(1)
  return told()[0]
}
const writes = async (message: object) => {
  const written = await phone.writes('instagram', message)
  expect(written.status).toBe(201)
  return (await heard()).messages[0]
}
const send = (content: OutboundContent) =>
  instagram.send(ctx, account, { to: meerim.instagram, content, key: 'message-1' })
const sent = async (content: OutboundContent): Promise<string> => {
  const result = await send(content)
  if (!result.ok) throw new Error(result.reason)
  return result.providerId
}
const changes = (target: string, change: object) =>
  phone.call('POST', '/control/customers/instagram/changes', { target, change })
const opens = async (url: string) => (await fetch(url)).status

const photo = { kind: 'image', type: 'image/jpeg', name: 'a.jpg', data: bytes.toString('base64') }
const file = (kind: OutboundFile['kind'], type: string): OutboundFile => ({
  kind,
  type,
  url: fileUrl(type),
  bytes: async () => bytes,
  name: 'a',
  size: bytes.length,
})
const yes = { id: 'yes', title: 'Ооба' }

describe('with the simulated Instagram', () => {
  it('a customer’s photo comes by an address that opens until it is unsent', async () => {
    const message = await writes({ file: photo })
    expect(message).toMatchObject({ kind: 'image', attachments: [{ kind: 'image' }] })
    const address = await instagram.mediaAddress(
      ctx,
      account,
      message?.attachments?.[0]?.source ?? { id: '' },
    )
    if (!address.ok) throw new Error(address.reason)
    expect(Buffer.from(await (await fetch(address.url)).arrayBuffer())).toEqual(bytes)
    expect(await opens(address.url.replace(/signature=../, 'signature=xx'))).toBe(404)
    await changes(message?.providerId ?? '', { deleted: true })
    expect((await heard()).changes).toMatchObject([{ kind: 'deletion', target: message?.providerId }])
    expect(await opens(address.url)).toBe(404)
    await shows({ text: '', deleted: true })
  })

  it.each<[string, object, object]>([
    [
      'a voice message',
      { file: { ...photo, kind: 'voice', type: 'audio/mp4' } },
      { kind: 'voice', attachments: [{ kind: 'voice' }] },
    ],
    ['a video', { file: { ...photo, kind: 'video', type: 'video/mp4' } }, { kind: 'video' }],
    ['a document', { file: { ...photo, kind: 'document', type: 'application/pdf' } }, { kind: 'document' }],
    [
      'a sticker',
      { file: { ...photo, kind: 'sticker', type: 'image/webp' } },
      { kind: 'sticker', attachments: [{ kind: 'sticker' }] },
    ],
    ['a heart', { like: true }, { kind: 'sticker', text: '❤️' }],
    ['a photo to be seen once', { file: photo, once: true }, { kind: 'unsupported', rawKind: 'ephemeral' }],
    [
      'a reel of somebody',
      { post: { kind: 'ig_reel', title: 'Көйнөк', url: 'https://reels.example/1' } },
      { kind: 'share', detail: { link: 'https://reels.example/1', linkTitle: 'Көйнөк' } },
    ],
  ])('%s comes as what it is', async (_, message, expected) => {
    expect(await writes(message)).toMatchObject(expected)
  })

  it('an answer to a story and a mention in one come with the story’s address', async () => {
    const answer = await writes({ story: 'reply', text: 'канча турат?' })
    expect(answer).toMatchObject({ kind: 'story_reply', text: 'канча турат?' })
    expect(await opens(answer?.detail?.link ?? '')).toBe(200)
    const mention = await writes({ story: 'mention' })
    expect(mention?.kind).toBe('story_mention')
    expect(await opens(mention?.detail?.link ?? '')).toBe(200)
    expect(mention).not.toHaveProperty('attachments')
  })

  it('a message is quoted, reacted to and edited', async () => {
    const target = (await writes({ text: 'Кызыл' }))?.providerId ?? ''
    expect(await writes({ text: 'ушул', replyTo: target })).toMatchObject({ replyTo: target })
    const told = async (change: object) => {
      expect((await changes(target, change)).status).toBe(200)
      return (await heard()).changes[0]
    }
    const reaction = { kind: 'reaction', target, by: 'contact' }
    expect(await told({ reaction: '🧣' })).toMatchObject({ ...reaction, emoji: '🧣' })
    expect(await told({ reaction: null })).toMatchObject({ ...reaction, emoji: null })
    expect(await told({ text: 'Көк' })).toMatchObject({ kind: 'edit', target, text: 'Көк' })
  })

  it('files are fetched by Instagram, shown to the customer and echoed', async () => {
    await writes({ text: 'Сүрөтү барбы?' })
    for (const [kind, type, echo] of [
      ['image', 'image/png', 'image'],
      ['voice', 'audio/mp4', 'voice'],
      ['document', 'application/pdf', 'document'],
    ] as const) {
      const id = await sent({ kind: 'media', file: file(kind, type) })
      await shows({ id, from: 'shop', files: [{ type }] })
      expect(await echoOf(id)).toMatchObject({
        kind: echo,
        echo: true,
        from: { externalId: meerim.instagram },
      })
    }
    const album = await sent({
      kind: 'album',
      files: [file('image', 'image/png'), file('image', 'image/jpeg')],
    })
    await shows({ id: album, files: [{ type: 'image/png' }, { type: 'image/jpeg' }] })
    const gone = { ...file('image', 'image/png'), url: fileUrl('gone') }
    expect(await send({ kind: 'media', file: gone })).toMatchObject({
      kind: 'retry',
      reason: 'file_unreadable 9004/2207052',
    })
  })

  it('buttons, quick replies and cards are shown, pressed and come back with what we gave them', async () => {
    await writes({ text: 'Алам' })
    const choice = { kind: 'choice', text: 'Ооба', detail: { choice: { payload: 'yes' } } }
    const asked = await sent({ kind: 'buttons', text: 'Ырастайсызбы?', buttons: [yes] })
    await shows({ text: 'Ырастайсызбы?', buttons: [yes] })
    expect(await writes({ replyTo: asked, press: 'yes' })).toMatchObject(choice)

    const sizes = ['S', 'M', 'L', 'XL'].map((title) => ({ id: `size:${title}`, title }))
    const quick = await sent({ kind: 'buttons', text: 'Кайсы?', buttons: sizes })
    await shows({ buttons: sizes })
    expect(await writes({ replyTo: quick, press: 'size:M' })).toMatchObject({
      kind: 'choice',
      text: 'M',
      detail: { choice: { payload: 'size:M' } },
    })
    expect((await phone.writes('instagram', { replyTo: quick, press: 'size:L' })).status).toBe(422)

    const cards = [{ title: 'Көйнөк', subtitle: '2500 сом', image: fileUrl('image/png'), buttons: [yes] }]
    const row = await sent({ kind: 'cards', cards })
    await shows({ cards: [{ title: 'Көйнөк', picture: { type: 'image/png' }, buttons: [yes] }] })
    expect(await writes({ replyTo: row, press: 'yes' })).toMatchObject(choice)
  })

  it('a list is quick replies with their notes in the text', async () => {
    await writes({ text: 'Алам' })
    const rows = [{ id: 'm', title: 'M', description: 'көкүрөк 92' }]
    const listed = await sent({ kind: 'list', text: 'Кайсы?', button: 'Тандоо', sections: [{ rows }] })
    await shows({ text: 'Кайсы?\n\nM: көкүрөк 92' })
    expect(await writes({ replyTo: listed, press: 'm' })).toMatchObject({ kind: 'choice', text: 'M' })
  })

  it('the shop’s reaction is shown and taken back', async () => {
    const target = (await writes({ text: 'Рахмат!' }))?.providerId ?? ''
    await sent({ kind: 'reaction', target, emoji: '❤️' })
    await shows({ reactions: { shop: '❤️' } })
    await sent({ kind: 'reaction', target, emoji: null })
    await shows({ reactions: {} })
    expect(await send({ kind: 'reaction', target: 'm_none', emoji: '🙏' })).toMatchObject({ kind: 'refused' })
  })

  it('typing is shown after what was written is seen', async () => {
    const id = (await writes({ text: 'Кана?' }))?.providerId ?? ''
    await instagram.showTyping(ctx, account, meerim.instagram, id)
    await shows({ id, status: 'read' })
  })
})
