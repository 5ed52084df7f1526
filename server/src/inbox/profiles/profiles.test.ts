import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { photo } from '#platform/media/made.ts'
import { type TestCtx, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { getConversation } from '../reading/conversations.ts'
import { fetchProfile } from './fetch.ts'
import { workOnProfiles } from './work.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
const DAY = 86_400_000
let ctx: TestCtx
let inbox: ReturnType<typeof inboxOf>
let provider: Server
let storeId: string
let picture: Buffer
/** What Instagram says, and what it was asked. */
let answer: { status: number; body: object }
let pictureStatus = 200
const asked: string[] = []

beforeAll(async () => {
  picture = await photo('jpeg', { width: 320, height: 320 })
  provider = createServer((request, reply) => {
    asked.push(request.url ?? '')
    if (request.url === '/picture') return reply.writeHead(pictureStatus).end(picture)
    return reply
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer.body))
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  ctx = await testCtx({ clock, env: { INSTAGRAM_GRAPH_URL: urlOf('') } })
  const { ayperi } = await world(ctx)
  storeId = ayperi
  const channel = await connectTestChannel(ctx, ayperi, 'instagram', '17841400000000001')
  inbox = inboxOf(ctx, ayperi, channel, 'instagram')
  await workOnProfiles(ctx)
})
afterAll(() => provider.close())
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.inStore((tx) => tx.query(`update channel set state = 'connected'`))
  asked.length = 0
  pictureStatus = 200
  answer = {
    status: 200,
    body: { id: '7', name: 'Meerim', username: 'meerim.kg', profile_pic: urlOf('/picture') },
  }
})

const urlOf = (path: string) => `http://127.0.0.1:${(provider.address() as AddressInfo).port}${path}`
const refused = (code: number, status = 400) => ({ status, body: { error: { code, message: '' } } })
let told = 0
const writes = async (more: Parameters<typeof inbox.says>[2] = {}) => {
  await inbox.says(`m${++told}`, 'салам', { from: { externalId: '7' }, ...more })
  await ctx.runJobs()
}
const contact = async () => {
  const { id } = await inbox.conversation()
  return (await inbox.inStore((tx) => getConversation(ctx, tx, id))).contact
}
const again = async () => fetchProfile(ctx, { storeId, conversationId: (await inbox.conversation()).id })
const updates = async () =>
  (await inbox.inStore((tx) => tx.query(`select 1 from store_event where kind = 'conversation.updated'`)))
    .length
const nameless = { name: null, username: null, pictureUrl: null }

describe('who writes over a channel that sends no names', () => {
  it('is asked for at the first message, kept with name and picture, and told to the panels', async () => {
    const before = await updates()
    await writes()
    expect(asked).toEqual(['/v25.0/7?fields=name%2Cusername%2Cprofile_pic', '/picture'])
    expect(await contact()).toMatchObject({ name: 'Meerim', username: 'meerim.kg' })
    const { pictureUrl } = await contact()
    const [, sha256 = ''] = /\/files\/[^/]+\/(\w{64})\?/.exec(pictureUrl ?? '') ?? []
    const kept = await ctx.files.read(storeId, sha256)
    expect(
      Buffer.from(kept ?? [])
        .subarray(8, 12)
        .toString(),
    ).toBe('WEBP')
    // The name, the picture.
    expect(await updates()).toBe(before + 2)
  })

  it('is not asked for again with each message, but after a month', async () => {
    await writes()
    asked.length = 0
    clock.move(29 * DAY)
    await writes()
    expect(asked).toEqual([])
    clock.move(DAY)
    answer = { status: 200, body: { name: 'Meerim A.', username: 'meerim.kg' } }
    await writes()
    expect(asked).toHaveLength(1)
    expect(await contact()).toMatchObject({ name: 'Meerim A.', pictureUrl: null })
    expect(await inbox.inStore((tx) => tx.query('select 1 from file_removal'))).toHaveLength(1)
  })

  it('is not asked for by what the shop wrote first, and by what says nothing', async () => {
    await writes({ echo: true })
    await writes({ silent: true })
    expect(asked).toEqual([])
    await writes()
    expect(asked).not.toEqual([])
  })

  it.each([
    ['has not agreed', refused(230)],
    ['is gone', refused(100)],
  ])('stays nameless and is not asked for again when the person %s', async (_, refusal) => {
    answer = refusal
    await writes()
    await writes()
    expect(asked).toHaveLength(1)
    expect(await contact()).toMatchObject(nameless)
  })

  it('is tried again while the provider is away, then given up until the next day', async () => {
    answer = refused(2, 500)
    await writes()
    expect(asked).toHaveLength(8)
    await writes()
    expect(asked).toHaveLength(8)
    clock.move(DAY)
    answer = { status: 200, body: { username: 'meerim.kg' } }
    await writes()
    expect(await contact()).toMatchObject({ name: null, username: 'meerim.kg' })
  })

  it('keeps the name that the shop gave until the person takes another', async () => {
    await writes()
    await inbox.inStore((tx) => tx.query(`update contact set name = 'Меерим, размер M'`))
    await again()
    expect((await contact()).name).toBe('Меерим, размер M')
    answer = { status: 200, body: { name: 'Meerim A.' } }
    await again()
    expect((await contact()).name).toBe('Meerim A.')
  })

  it('is known by name also when the picture cannot be had or is none', async () => {
    pictureStatus = 404
    await writes()
    expect(await contact()).toMatchObject({ name: 'Meerim', pictureUrl: null })
    pictureStatus = 200
    const real = picture
    picture = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(2000)])
    await again()
    picture = real
    expect(await contact()).toMatchObject({ name: 'Meerim', pictureUrl: null })
  })

  it('is not looked for at addresses inside', async () => {
    const inside = urlOf('/picture').replace('127.0.0.1', 'localhost')
    answer = { status: 200, body: { name: 'Meerim', profile_pic: inside } }
    await writes()
    expect(asked).not.toContain('/picture')
    expect(await contact()).toMatchObject({ name: 'Meerim', pictureUrl: null })
  })

  it('is asked for with the first message after the channel is mended', async () => {
    await inbox.inStore((tx) => tx.query(`update channel set state = 'broken'`))
    await writes()
    expect(asked).toEqual([])
    await inbox.inStore((tx) => tx.query(`update channel set state = 'connected'`))
    await writes()
    expect(await contact()).toMatchObject({ name: 'Meerim' })
  })
})
