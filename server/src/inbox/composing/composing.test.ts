import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { adapters, type ChannelKind } from '#channels'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import { newId } from '#platform/ids.ts'
import { oggOpus, webmOpus } from '#platform/media/made.ts'
import { createApp } from '../../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, outboxOf } from '../../testing/message-path.ts'
import type { MessageJson } from '../reading/shapes.ts'
import type { ComposingJson } from './shapes.ts'

const clock = fixedClock(new Date().toISOString())
const kinds: ChannelKind[] = ['whatsapp', 'instagram', 'telegram']
let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
let outbox: ReturnType<typeof outboxOf>
const inboxes = new Map<ChannelKind, ReturnType<typeof inboxOf>>()
let picture: Buffer

beforeAll(async () => {
  const env = { PUBLIC_URL: 'http://tutum.test', INSTAGRAM_GRAPH_URL: 'https://graph.instagram.test' }
  ctx = await testCtx({ clock, env })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  outbox = outboxOf(ctx, shop.ayperi)
  for (const kind of kinds) {
    const channel = await connectTestChannel(ctx, shop.ayperi, kind, `account of ${kind}`)
    inboxes.set(kind, inboxOf(ctx, shop.ayperi, channel, kind))
  }
  picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer()
})
afterAll(() => app.close())
beforeEach(() => inboxOn('whatsapp').inStore((tx) => tx.query('delete from contact')))

function inboxOn(kind: ChannelKind) {
  const inbox = inboxes.get(kind)
  if (!inbox) throw new Error('no such channel')
  return inbox
}
/** A conversation on the channel in which the customer has just written. */
async function talkOn(kind: ChannelKind) {
  const providerId = `777:${Math.floor(Math.random() * 1e9)}`
  await inboxOn(kind).says(providerId, 'Есть L?', { from: { externalId: '777', name: 'Meerim' } })
  const { id } = await inboxOn(kind).conversation()
  const at = `/api/v1/stores/${shop.ayperi}/conversations/${id}`
  const thread = async () => (await aizada.get<{ items: MessageJson[] }>(`${at}/messages`)).body.items
  const [theirs] = (await thread()).filter(({ direction }) => direction === 'in')
  if (!theirs) throw new Error('nobody wrote')
  return {
    theirs,
    providerId,
    thread,
    composing: async () => (await aizada.get<ComposingJson>(`${at}/composing`)).body,
    async put(bytes: Uint8Array, name = 'a.jpg', recording = false, sticker = false) {
      const answer = await app.inject({
        method: 'POST',
        url: `${at}/uploads?name=${encodeURIComponent(name)}&recording=${recording}&sticker=${sticker}`,
        headers: {
          host: 'tutum.test',
          origin: 'http://tutum.test',
          cookie: aizada.cookie,
          'content-type': 'application/octet-stream',
        },
        payload: Buffer.from(bytes),
      })
      return { status: answer.statusCode, body: answer.json() }
    },
    uploads: async (...ids: string[]) =>
      (await aizada.get<{ items: { id: string; name: string }[] }>(`${at}/uploads?ids=${ids}`)).body.items,
    say: (message: object, clientId: string = newId<'c'>()) =>
      aizada.send<MessageJson>('POST', `${at}/messages`, { clientId, ...message }),
    react: (messageId: string, emoji: string | null) =>
      aizada.send<MessageJson>('PUT', `${at}/messages/${messageId}/reaction`, {
        clientId: newId<'c'>(),
        emoji,
      }),
  }
}

describe.each(['whatsapp', 'telegram'] as const)('a picture on %s', (kind) => {
  it('is in the thread at once, once for its client id, and leaves with its bytes, type and words', async () => {
    const talk = await talkOn(kind)
    const { body: upload } = await talk.put(picture, 'рубашка.jpg')
    const said = { uploadIds: [upload.id], text: 'Вот она', replyTo: talk.theirs.id }
    const { status, body } = await talk.say(said, 'one')
    expect(status).toBe(201)
    expect((await talk.say(said, 'one')).body.id).toBe(body.id)
    expect((await talk.thread()).at(-1)).toMatchObject({
      kind: 'image',
      text: 'Вот она',
      status: 'queued',
      quoted: { id: talk.theirs.id, text: 'Есть L?' },
      attachments: [{ state: 'stored', type: 'image/jpeg', width: 40, name: 'рубашка.jpg' }],
    })
    const [departure, ...more] = await outbox.depart()
    expect(more).toEqual([])
    expect(departure).toMatchObject({
      to: '777',
      replyTo: talk.providerId,
      content: { kind: 'media', caption: 'Вот она', file: { kind: 'image', type: 'image/jpeg' } },
    })
    const content = departure?.content
    if (content?.kind !== 'media') throw new Error('no file left')
    expect(Buffer.from(await content.file.bytes()).equals(picture)).toBe(true)
    expect(new URL(content.file.url).searchParams.has('signature')).toBe(true)
  })
})

describe('a file that is put to a message', () => {
  it('is what its bytes say, and what would harm is refused', async () => {
    const talk = await talkOn('telegram')
    expect((await talk.put(picture, 'invoice.pdf')).body).toMatchObject({ kind: 'image', type: 'image/jpeg' })
    expect(await talk.put(Buffer.from('#!/bin/sh\nrm'), 'a.jpg')).toMatchObject({
      status: 422,
      body: { code: 'file_program' },
    })
  })

  it('that the channel does not take is refused before anything is sent, with what would go', async () => {
    const talk = await talkOn('whatsapp')
    const noise = await sharp({
      create: {
        width: 1500,
        height: 1500,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 128, sigma: 90 },
      },
    })
      .png()
      .toBuffer()
    expect(noise.length).toBeGreaterThan(5 * 1024 * 1024)
    expect(await talk.put(noise)).toMatchObject({
      status: 422,
      body: { code: 'file_too_large', kind: 'image', max: 5 * 1024 * 1024 },
    })
    const webp = await sharp(picture).webp().toBuffer()
    expect(await talk.put(webp)).toMatchObject({ status: 422, body: { code: 'file_type_refused' } })
  })

  it('does not go where the channel fetches files and cannot reach us, and that is said before', async () => {
    const talk = await talkOn('instagram')
    expect((await talk.composing()).files.public).toBe(false)
    expect(await talk.put(picture)).toMatchObject({ status: 422, body: { code: 'file_not_public' } })
  })

  it('of another conversation is not to be had', async () => {
    const talk = await talkOn('telegram')
    expect((await talk.say({ uploadIds: [newId<'u'>()] })).body).toMatchObject({ code: 'upload_gone' })
  })

  it('does not leave when its window closed or its bytes went meanwhile', async () => {
    const talk = await talkOn('whatsapp')
    const { body: upload } = await talk.put(picture)
    await talk.say({ uploadIds: [upload.id] })
    await inboxOn('whatsapp').inStore((tx) => tx.query('delete from attachment'))
    expect(await outbox.depart()).toEqual([])
    expect((await talk.thread()).at(-1)).toMatchObject({ status: 'failed', statusReason: 'file_unreadable' })
    const { body: second } = await talk.put(picture)
    await talk.say({ uploadIds: [second.id] })
    clock.move(24 * 3_600_000)
    expect(await outbox.depart()).toEqual([])
    expect((await talk.thread()).at(-1)).toMatchObject({ status: 'failed', statusReason: 'window_closed' })
  })
})

describe('a sticker', () => {
  const webp = (side: number) =>
    sharp({ create: { width: side, height: side, channels: 4, background: 'teal' } })
      .webp()
      .toBuffer()

  it.each(['whatsapp', 'telegram'] as const)(
    'is a file that was put as one, and leaves so on %s',
    async (kind) => {
      const talk = await talkOn(kind)
      // Named as something else: its bytes say what it is.
      const { status, body } = await talk.put(await webp(512), 'салам.png', false, true)
      expect([status, body]).toMatchObject([201, { kind: 'sticker', type: 'image/webp', width: 512 }])
      expect(await talk.say({ uploadIds: [body.id], text: 'Салам' })).toMatchObject({
        status: 422,
        body: { code: 'caption_not_taken' },
      })
      expect((await talk.say({ uploadIds: [body.id] })).status).toBe(201)
      const [departure] = await outbox.depart()
      expect(departure?.content).toMatchObject({
        kind: 'media',
        file: { kind: 'sticker', type: 'image/webp', size: body.size },
      })
      expect((await talk.thread()).at(-1)).toMatchObject({
        kind: 'sticker',
        attachments: [{ kind: 'sticker', state: 'stored', type: 'image/webp' }],
      })
    },
  )

  it('that its channel would not take as one is refused before anything is sent', async () => {
    const talk = await talkOn('whatsapp')
    const put = (bytes: Uint8Array) => talk.put(bytes, 'a.webp', false, true)
    expect(await put(picture)).toMatchObject({ status: 422, body: { code: 'file_type_refused' } })
    expect(await put(await webp(256))).toMatchObject({ status: 422, body: { code: 'file_no_sticker' } })
    const noise = { type: 'gaussian', mean: 128, sigma: 90 } as const
    const heavy = await sharp({ create: { width: 512, height: 512, channels: 3, background: 'red', noise } })
      .webp({ quality: 95 })
      .toBuffer()
    expect(await put(heavy)).toMatchObject({
      status: 422,
      body: { code: 'file_too_large', kind: 'sticker', max: 100 * 1024 },
    })
    const onInstagram = await talkOn('instagram')
    expect(await onInstagram.put(await webp(512), 'a.webp', false, true)).toMatchObject({
      status: 422,
      body: { code: 'file_kind_not_supported' },
    })
    expect(await talk.put(await webp(512), 'a.webp', true, true)).toMatchObject({ status: 422 })
  })
})

describe('what is spoken into the browser', () => {
  it.each(['whatsapp', 'telegram'] as const)('goes on %s as a voice message of Ogg', async (kind) => {
    const talk = await talkOn(kind)
    const { status, body } = await talk.put(await webmOpus(oggOpus(100)), '', true)
    expect([status, body]).toMatchObject([201, { kind: 'voice', type: 'audio/ogg', name: 'voice.ogg' }])
    expect((await talk.say({ uploadIds: [body.id] })).status).toBe(201)
    const [departure] = await outbox.depart()
    expect(departure?.content).toMatchObject({ kind: 'media', file: { kind: 'voice', type: 'audio/ogg' } })
    expect((await talk.thread()).at(-1)?.attachments).toMatchObject([{ kind: 'voice', state: 'stored' }])
  })

  it('is no picture', async () => {
    const talk = await talkOn('whatsapp')
    expect(await talk.put(picture, '', true)).toMatchObject({ status: 422, body: { code: 'file_broken' } })
  })
})

describe('a reaction', () => {
  it('is seen at once, replaces the one before, is taken back, and leaves in order', async () => {
    const talk = await talkOn('whatsapp')
    const shown = async () => (await talk.thread())[0]?.reactions
    for (const emoji of ['👍', '🙏', null]) {
      expect((await talk.react(talk.theirs.id, emoji)).status).toBe(200)
      expect(await shown()).toEqual(emoji ? [{ by: 'member', emoji }] : [])
    }
    expect(await talk.thread()).toHaveLength(1)
    for (const emoji of ['👍', '🙏', null]) {
      const [departure] = await outbox.depart()
      expect(departure?.content).toEqual({ kind: 'reaction', target: talk.providerId, emoji })
      if (departure) await outbox.sent(departure, newId<'r'>())
    }
  })

  it('that fails is taken off again and stays to be read, with its reason', async () => {
    const talk = await talkOn('telegram')
    await talk.react(talk.theirs.id, '👍')
    const [departure] = await outbox.depart()
    if (!departure) throw new Error('nothing left')
    await outbox.record({ claim: departure.claim, verdict: { kind: 'failed', reason: 'reaction_refused' } })
    const [theirs, failed] = await talk.thread()
    expect(theirs?.reactions).toEqual([])
    expect(failed).toMatchObject({
      kind: 'reaction',
      status: 'failed',
      content: { reaction: { emoji: '👍' } },
    })
  })

  it('that the channel does not have is refused', async () => {
    const talk = await talkOn('telegram')
    expect((await talk.react(talk.theirs.id, '🦄')).body).toMatchObject({ code: 'reaction_refused' })
  })
})

describe('buttons and quotes', () => {
  it('leave as the channel has them, and are refused beyond', async () => {
    const talk = await talkOn('whatsapp')
    await talk.say({ text: 'Какой размер?', buttons: ['M', 'L'] })
    expect((await outbox.depart())[0]?.content).toMatchObject({
      kind: 'buttons',
      buttons: [{ title: 'M' }, { title: 'L' }],
    })
    expect((await talk.say({ text: 'А?', buttons: ['1', '2', '3', '4'] })).body).toMatchObject({
      code: 'buttons_unfit',
    })
    const onInstagram = await talkOn('instagram')
    expect((await onInstagram.say({ text: 'А', replyTo: onInstagram.theirs.id })).body).toMatchObject({
      code: 'not_quotable',
    })
  })
})

describe('whatever a member composes', () => {
  it('leaves only in a form that its channel takes', () => {
    const file = fc.record({
      kind: fc.constantFrom('image', 'video', 'audio', 'voice', 'document'),
      type: fc.constantFrom('image/jpeg', 'image/webp', 'video/mp4', 'audio/ogg', 'application/pdf', 'x/y'),
      size: fc.integer({ min: 1, max: 200 * 1024 * 1024 }),
      name: fc.constant('a'),
      url: fc.constantFrom('https://tutum.test/a', 'http://tutum.test/a'),
      bytes: fc.constant(async () => new Uint8Array()),
    })
    const caption = fc.integer({ min: 0, max: 2000 }).map((length) => 'я'.repeat(length))
    fc.assert(
      fc.property(fc.constantFrom(...kinds), file, caption, (kind, made, words) => {
        const refused = adapters[kind].refuses(ctx, { kind: 'media', file: made, caption: words }, '777')
        const rule = adapters[kind].takes.files.find((each) => each.kind === made.kind)
        const fits =
          rule !== undefined &&
          made.size <= rule.max &&
          (rule.types?.includes(made.type) ?? true) &&
          words.length <= rule.caption &&
          (kind !== 'instagram' || made.url.startsWith('https:'))
        expect(refused === undefined).toBe(fits)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('files of a message that is being written', () => {
  it('are found again by their ids, in the order asked for, with an address to look at', async () => {
    const talk = await talkOn('whatsapp')
    const first = (await talk.put(picture, 'a.jpg')).body
    const second = (await talk.put(picture, 'b.jpg')).body
    const found = await talk.uploads(second.id, newId<'upload'>(), first.id)
    expect(found.map(({ name }) => name)).toEqual(['b.jpg', 'a.jpg'])
    expect(found).toEqual(
      [second, first].map((upload) => expect.objectContaining({ id: upload.id, size: upload.size })),
    )
    expect(await talk.uploads()).toEqual([])
  })

  it('are not those of another conversation, nor such as waited for more than a week', async () => {
    const talk = await talkOn('whatsapp')
    const other = await talkOn('telegram')
    const { id } = (await talk.put(picture)).body
    expect(await other.uploads(id)).toEqual([])
    await inboxOn('whatsapp').inStore((tx) => tx.query('delete from upload where id = $1', [id]))
    expect(await talk.uploads(id)).toEqual([])
  })
})
