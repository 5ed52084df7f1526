import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { type ConversationId, newId, parseId } from '#platform/ids.ts'
import { photo } from '#platform/media/made.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { fetchJob } from '../attachments/job.ts'
import { keepUpload, type Upload } from '../composing/upload.ts'
import { sendAsMember } from '../sending/send.ts'
import { sweepFiles } from './sweep.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR
let ctx: TestCtx
let shop: World
let inbox: ReturnType<typeof inboxOf>
let conversationId: ConversationId
let seed = 20

beforeAll(async () => {
  ctx = await testCtx({ clock })
  shop = await world(ctx)
  await ctx.jobs.work(fetchJob, async () => {})
  const channel = await connectTestChannel(ctx, shop.ayperi, 'telegram', '7000000001')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'telegram')
})
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says(`777:${++seed}`, 'Есть L?', { from: { externalId: '777', name: 'Meerim' } })
  conversationId = parseId<'conversation'>((await inbox.conversation()).id)
})

/** A picture like no other, so that no two tests speak of the same bytes. */
const upload = async (width = ++seed) =>
  keepUpload(ctx, {
    storeId: shop.ayperi,
    conversationId,
    bytes: await photo('png', { width, height: 300 }),
    name: 'a.png',
  })
const send = ({ id }: Upload) =>
  inbox.inStore((tx) =>
    sendAsMember(ctx, tx, {
      conversationId,
      memberId: shop.aizada.memberId,
      clientId: newId<'c'>(),
      text: null,
      uploadIds: [id],
    }),
  )
const isThere = async (sha256: string | null) =>
  sha256 !== null && (await ctx.files.read(shop.ayperi, sha256)) !== undefined
const put = () => ctx.files.put(shop.ayperi, Buffer.from(newId<'bytes'>()), 'text/plain')

describe('a file that was put to a message', () => {
  it('and never sent keeps its bytes for a week, and then goes in all its forms', async () => {
    const { sha256, thumbnailSha256 } = await upload()
    clock.move(WEEK - HOUR)
    await sweepFiles(ctx)
    expect([await isThere(sha256), await isThere(thumbnailSha256)]).toEqual([true, true])
    clock.move(2 * HOUR)
    await sweepFiles(ctx)
    expect([await isThere(sha256), await isThere(thumbnailSha256)]).toEqual([false, false])
    expect(await inbox.inStore((tx) => tx.query('select 1 from file where sha256 = $1', [sha256]))).toEqual(
      [],
    )
  })

  it('and sent stays with its message', async () => {
    const sent = await upload()
    await send(sent)
    clock.move(WEEK + HOUR)
    await sweepFiles(ctx)
    expect(await inbox.inStore((tx) => tx.query('select 1 from upload'))).toEqual([])
    expect([await isThere(sent.sha256), await isThere(sent.thumbnailSha256)]).toEqual([true, true])
  })

  it('a second time keeps the bytes for who put it last', async () => {
    const width = ++seed
    const first = await upload(width)
    clock.move(WEEK - HOUR)
    const second = await upload(width)
    clock.move(2 * HOUR)
    await sweepFiles(ctx)
    await expect(send(first)).rejects.toThrow('not here any more')
    await send(second)
    expect(await isThere(second.sha256)).toBe(true)
  })

  it('in the last moment of its week either goes with the message or is refused, and is never sent without bytes', async () => {
    const late = await upload()
    clock.move(WEEK + HOUR)
    const sending = Promise.withResolvers<void>()
    const swept = sending.promise.then(() => sweepFiles(ctx))
    await inbox.inStore(async (tx) => {
      await sendAsMember(ctx, tx, {
        conversationId,
        memberId: shop.aizada.memberId,
        clientId: newId<'c'>(),
        text: null,
        uploadIds: [late.id],
      })
      sending.resolve()
      // The embedded engine has one connection: there the sweep begins when this has ended.
      if (ctx.db.engine === 'native') await new Promise((resolve) => setTimeout(resolve, 300))
    })
    await swept
    expect(await isThere(late.sha256)).toBe(true)
  })
})

describe('bytes that were put', () => {
  it('and never recorded go after an hour, and cannot be recorded any more', async () => {
    const file = await put()
    await sweepFiles(ctx)
    expect(await isThere(file.sha256)).toBe(true)
    clock.move(HOUR + 1)
    await sweepFiles(ctx)
    expect(await isThere(file.sha256)).toBe(false)
    await expect(inbox.inStore((tx) => ctx.files.record(tx, [file]))).rejects.toThrow('too long ago')
    expect(await inbox.inStore((tx) => tx.query('select 1 from file_work'))).toEqual([])
  })

  it('go when their removal ended over a process', async () => {
    const file = await put()
    await inbox.inStore((tx) => ctx.files.record(tx, [file]))
    await inbox.inStore((tx) =>
      tx.query(
        `insert into file_work (store_id, id, sha256, what, began_at) values ($1, $2, $3, 'removal', $4)`,
        [tx.storeId, newId(), file.sha256, clock.now()],
      ),
    )
    clock.move(HOUR + 1)
    await sweepFiles(ctx)
    expect(await isThere(file.sha256)).toBe(false)
  })

  it('go with the message that its sender took back', async () => {
    await inbox.says('777:999', 'мына', {
      from: { externalId: '777' },
      kind: 'image',
      attachments: [{ kind: 'image', source: { id: 'media-1' } }],
    })
    const file = await put()
    await inbox.inStore(async (tx) => {
      await ctx.files.record(tx, [file])
      await tx.query(`update attachment set state = 'stored', sha256 = $1`, [file.sha256])
    })
    await sweepFiles(ctx)
    expect(await isThere(file.sha256)).toBe(true)
    await inbox.take({ changes: [{ kind: 'deletion', target: '777:999', at: clock.now() }] })
    await sweepFiles(ctx)
    expect(await isThere(file.sha256)).toBe(false)
  })
})
