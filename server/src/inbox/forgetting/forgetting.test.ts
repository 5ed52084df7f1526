import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { type ChannelId, newId } from '#platform/ids.ts'
import { disconnectChannel } from '../../channels/connecting/disconnect.ts'
import { channelIdFor, findChannel } from '../../channels/connecting/queries.ts'
import { leavingJobs } from '../../channels/leaving/jobs.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { fetchJob } from '../attachments/job.ts'
import { putForms } from '../attachments/put.ts'
import { keepFile } from '../attachments/record.ts'
import type { Waiting } from '../attachments/waiting.ts'
import { profileJob } from '../profiles/job.ts'
import { workOnForgetting } from './work.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let shop: World
let going: ChannelId
let staying: ChannelId
let sharedFile: string
let ownFile: string

const rows = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
  ctx.db.withStore(shop.ayperi, (tx) => tx.query<Row>(sql, [...values]))
const count = async (table: string) =>
  Number((await rows<{ n: bigint }>(`select count(*) as n from ${table}`))[0]?.n)
const leave = (history: 'keep' | 'delete') =>
  disconnectChannel(ctx, shop.ayperi, { channelId: going, by: shop.aizada.memberId, history })
const record = () =>
  ctx.db.withStore(shop.ayperi, async (tx) => (await findChannel(tx, going))?.disconnection)

/** Stores these bytes as the file that was waited for. */
async function keep(of: Pick<Waiting, 'id' | 'messageId' | 'conversationId' | 'channelId'>, text: string) {
  const waiting = {
    ...of,
    source: { url: 'https://cdn.example/photo' },
    tries: 0,
    imported: false,
    receivedAt: ctx.clock.now(),
  }
  const made = { kind: 'image', bytes: Buffer.from(text), type: 'image/png', extension: 'png' } as const
  const put = await putForms(ctx, shop.ayperi, made)
  await ctx.db.withStore(shop.ayperi, (tx) => keepFile(ctx, tx, { ...waiting, kind: 'image' }, made, put))
}

/** A photo with these bytes, from this person, fetched and stored. */
async function photo(channelId: ChannelId, person: string, text: string): Promise<string> {
  const inbox = inboxOf(ctx, shop.ayperi, channelId, 'instagram')
  await inbox.says(`m-${channelId}-${person}-${text}`, text, {
    from: { externalId: person, name: person },
    kind: 'image',
    attachments: [{ kind: 'image', source: { url: 'https://cdn.example/photo' } }],
  })
  const [waiting] = await rows<{ id: string; messageId: string; conversationId: string }>(
    `select a.id, a.message_id as "messageId", m.conversation_id as "conversationId"
     from attachment a join message m on m.store_id = a.store_id and m.id = a.message_id where a.state = 'waiting'`,
  )
  if (!waiting) throw new Error('no photo')
  await keep({ ...waiting, channelId }, text)
  const [kept] = await rows<{ sha256: string }>('select sha256 from attachment where id = $1', [waiting.id])
  return kept?.sha256 ?? ''
}

beforeAll(async () => {
  ctx = await testCtx({ clock })
  shop = await world(ctx)
  await leavingJobs(ctx)
  await workOnForgetting(ctx)
  await ctx.jobs.work(fetchJob, async () => {})
  await ctx.jobs.work(profileJob, async () => {})
  going = await connectTestChannel(ctx, shop.ayperi, 'instagram', '17841400000000001')
  staying = await connectTestChannel(ctx, shop.ayperi, 'instagram', '17841400000000002')
  for (let n = 0; n < 60; n++)
    await inboxOf(ctx, shop.ayperi, going, 'instagram').says(`g${n}`, 'салам', {
      from: { externalId: `person ${n}`, name: `Person ${n}` },
    })
  sharedFile = await photo(going, 'person 1', 'the same')
  await photo(staying, 'rose', 'the same')
  ownFile = await photo(going, 'person 2', 'only there')
  // One person who is known by both channels.
  await rows(
    `update identity set contact_id = (select contact_id from identity where external_id = 'rose') where external_id = 'person 3'`,
  )
  await rows(
    `update conversation set contact_id = (select contact_id from identity where external_id = 'rose') where external_id = 'person 3'`,
  )
  await rows(
    `delete from contact c where not exists (select 1 from conversation v where v.contact_id = c.id)`,
  )
})

describe('the history of a disconnected channel', () => {
  it('stays when nobody asks for more, and goes on when it is connected again', async () => {
    await leave('keep')
    await ctx.runJobs()
    expect(await record()).toMatchObject({ history: 'kept' })
    expect(await count('conversation')).toBe(61)
    const id = await ctx.db.withStore(shop.ayperi, (tx) => channelIdFor(tx, 'instagram', '17841400000000001'))
    expect(id).toBe(going)
  })

  it('goes when it is asked for later, step by step, and says how far it is', async () => {
    await leave('delete')
    expect(await record()).toMatchObject({ history: 'deleting', conversations: 60, deleted: 0 })
    await ctx.runJobs()
    expect(await record()).toMatchObject({ history: 'deleted', conversations: 60, deleted: 60 })
  })

  it('takes messages, people known by it alone, and what hung on them; nothing of another channel', async () => {
    expect(await rows('select distinct channel_id from message')).toEqual([{ channel_id: staying }])
    expect(await count('conversation')).toBe(1)
    expect(await count('contact')).toBe(1)
    expect(await count('attachment')).toBe(1)
    expect(await rows('select external_id from identity')).toEqual([{ external_id: 'rose' }])
    expect(await count('turn_lane')).toBe(1)
  })

  it('takes the bytes of its files, unless something else is made of the same', async () => {
    expect(await ctx.files.read(shop.ayperi, ownFile)).toBeUndefined()
    expect(Buffer.from((await ctx.files.read(shop.ayperi, sharedFile)) ?? '').toString()).toBe('the same')
    expect(await rows('select sha256 from file')).toEqual([{ sha256: sharedFile }])
    expect(await count('file_removal')).toBe(0)
  })

  it('asked for again changes nothing', async () => {
    await leave('delete')
    await ctx.runJobs()
    expect(await record()).toMatchObject({ history: 'deleted', deleted: 60 })
  })

  it('gives the account a new channel when it is connected again, so that nothing new goes with the old', async () => {
    const id = await ctx.db.withStore(shop.ayperi, (tx) => channelIdFor(tx, 'instagram', '17841400000000001'))
    expect(id).not.toBe(going)
  })

  it('leaves no bytes behind of a file that comes after its message has gone', async () => {
    await keep({ id: newId(), messageId: newId(), conversationId: newId(), channelId: going }, 'late')
    expect(await count('file')).toBe(1)
  })
})
