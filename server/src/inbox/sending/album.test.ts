import sharp from 'sharp'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, outboxOf } from '../../testing/message-path.ts'
import type { MessageJson } from '../reading/shapes.ts'

const clock = fixedClock(new Date().toISOString())
const ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
const { ayperi, aizada } = await world(ctx)
const app = await createApp(ctx)
afterAll(() => app.close())
const owner = await client(app, aizada)
const channel = await connectTestChannel(ctx, ayperi, 'telegram', '7000000001')
const inbox = inboxOf(ctx, ayperi, channel, 'telegram')
const outbox = outboxOf(ctx, ayperi)
const picture = (background: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .jpeg()
    .toBuffer()
const [teal, coral] = await Promise.all(['teal', 'coral'].map(picture))

let at = ''
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says('777:1', 'Кандай түстөр бар?', { from: { externalId: '777', name: 'Meerim' } })
  at = `/api/v1/stores/${ayperi}/conversations/${(await inbox.conversation()).id}`
})

async function put(bytes: Buffer | undefined): Promise<string> {
  const { body } = await app.inject({
    method: 'POST',
    url: `${at}/uploads?name=a.jpg`,
    headers: {
      host: 'tutum.test',
      origin: 'http://tutum.test',
      cookie: owner.cookie,
      'content-type': 'application/octet-stream',
    },
    payload: bytes ?? Buffer.alloc(0),
  })
  return JSON.parse(body).id
}
const say = (message: object) =>
  owner.send<MessageJson & { code?: string; reason?: string }>('POST', `${at}/messages`, {
    clientId: newId<'c'>(),
    ...message,
  })
const thread = async () => (await owner.get<{ items: MessageJson[] }>(`${at}/messages`)).body.items
const last = async () => (await thread()).at(-1)
const sendsTwo = async () => {
  const uploadIds = [await put(teal), await put(coral)]
  expect((await say({ uploadIds, text: 'Мына' })).status).toBe(201)
  const [departure] = await outbox.depart()
  if (!departure) throw new Error('nothing left')
  return departure
}
const arrives = async () => {
  const departure = await sendsTwo()
  const verdict = { kind: 'sent', providerId: '777:32', fileIds: ['777:32', '777:33'] } as const
  await outbox.record({ claim: departure.claim, verdict })
}
const changes = (change: object) =>
  inbox.take({ changes: [{ at: clock.now(), by: 'contact', ...change } as never] })

describe('several files as one message', () => {
  it('leave as one album, in their order, with the words', async () => {
    const { content } = await sendsTwo()
    if (content.kind !== 'album') throw new Error('no album')
    expect(content.caption).toBe('Мына')
    const bytes = await Promise.all(content.files.map(async (file) => Buffer.from(await file.bytes())))
    expect(bytes).toEqual([teal, coral])
    expect(await last()).toMatchObject({ kind: 'image', text: 'Мына', attachments: [{}, {}] })
  })

  it('are each known to the provider: an answer or a reaction to any of them finds the message', async () => {
    await arrives()
    await inbox.says('777:40', 'ушунусу', { from: { externalId: '777' }, replyTo: '777:33' })
    const album = (await thread()).find(({ direction }) => direction === 'out')
    expect((await last())?.quoted?.id).toBe(album?.id)
    await changes({ kind: 'reaction', target: '777:33', emoji: '🔥' })
    const reacted = (await thread()).find(({ direction }) => direction === 'out')
    expect(reacted?.reactions).toEqual([{ by: 'contact', emoji: '🔥' }])
  })

  it('echoed one by one are ours, not somebody else’s on the phone', async () => {
    await arrives()
    for (const id of ['777:32', '777:33'])
      await inbox.echoes(id, 'x', { kind: 'image', from: { externalId: '777' } })
    expect((await thread()).filter(({ direction }) => direction === 'out')).toHaveLength(1)
  })

  it('whose answer was lost are proved by the echo of one, and those of the others are not shown again', async () => {
    await outbox.uncertain(await sendsTwo())
    const echo = { kind: 'image', from: { externalId: '777' }, detail: { album: 'a1' } } as const
    await inbox.echoes('777:32', 'Мына', echo)
    await inbox.take({
      messages: [{ ...echo, providerId: '777:33', at: clock.now(), echo: true }],
    })
    const out = (await thread()).filter(({ direction }) => direction === 'out')
    expect(out).toMatchObject([{ status: 'sent', author: 'member' }])
  })

  it('are taken back one by one; with the last the message is gone', async () => {
    await arrives()
    await changes({ kind: 'deletion', target: '777:33' })
    expect(await last()).toMatchObject({ text: 'Мына', deletedAt: null, attachments: [{ name: 'a.jpg' }] })
    await changes({ kind: 'deletion', target: '777:32' })
    expect(await last()).toMatchObject({ text: null, attachments: [] })
    expect((await last())?.deletedAt).not.toBeNull()
  })

  it('that may not stand together are refused before anything leaves', async () => {
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
    const refused = await say({ uploadIds: [await put(teal), await put(pdf)] })
    expect(refused).toMatchObject({ status: 422, body: { code: 'files_unfit' } })
    expect(await inbox.outbox()).toEqual([])
  })
})

it('rows to pick from go under ids of ours and are shown as they went', async () => {
  const rows = [{ title: 'S', description: '84–88 см' }, { title: 'M' }]
  expect((await say({ text: 'Кайсы өлчөм?', list: { rows } })).status).toBe(201)
  expect((await last())?.content.list).toMatchObject({ rows })
  const [departure] = await outbox.depart()
  expect(departure?.content).toEqual({
    kind: 'list',
    text: 'Кайсы өлчөм?',
    button: '',
    sections: [
      {
        rows: [
          { id: 'answer-1', title: 'S', description: '84–88 см' },
          { id: 'answer-2', title: 'M' },
        ],
      },
    ],
  })
})
