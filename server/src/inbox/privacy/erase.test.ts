import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreTx } from '#platform/database/database.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { peopleOf } from '../../testing/people.ts'
import { mergeContacts } from '../contacts/merge.ts'
import { getContact } from '../contacts/read.ts'
import { profileJob } from '../profiles/job.ts'
import { askToErase, eraseContact, workOnErasing } from './erase.ts'

const ctx = await testCtx()
const { ayperi, aizada } = await world(ctx)
const { rows, writes } = peopleOf(ctx, ayperi)
const memberId = aizada.memberId
await workOnErasing(ctx)
await ctx.jobs.work(profileJob, async () => {})
const whatsapp = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const instagram = await connectTestChannel(ctx, ayperi, 'instagram', '200')
const telegram = await connectTestChannel(ctx, ayperi, 'telegram', '300')

const inStore = <T>(work: (tx: StoreTx) => Promise<T>): Promise<T> => ctx.db.withStore(ayperi, work)
const ask = (id: string) => inStore((tx) => askToErase(ctx, tx, id, memberId))
const merge = (keptId: string, otherId: string) =>
  inStore((tx) => mergeContacts(ctx, tx, { keptId, otherId, memberId }))
const names = async () =>
  (await rows<{ name: string }>('select name from contact order by name')).map(({ name }) => name)

let meerim: string
let handle: string
let rose: string
beforeEach(async () => {
  await rows('delete from contact')
  await rows('delete from contact_erasure')
  await ctx.db.asOwner((tx) => tx.query('truncate edge.inbound_delivery'))
  meerim = await writes(whatsapp, 'whatsapp', { externalId: '996555123456', name: 'MEERIM' })
  handle = await writes(instagram, 'instagram', { externalId: '178414', name: 'HANDLE' })
  rose = await writes(telegram, 'telegram', { externalId: '777001', name: 'ROSE' })
})

const delivery = async (account: string, said: string, state = 'done') => {
  await ctx.db.asOwner((tx) =>
    tx.query(
      `insert into edge.inbound_delivery (kind, account, body, received_at, state)
       values ('whatsapp', $1, $2, clock_timestamp(), $3)`,
      [account, Buffer.from(said), state],
    ),
  )
}
const deliveries = async () =>
  (
    await ctx.db.asOwner((tx) =>
      tx.query<{ said: string }>(
        `select convert_from(body, 'UTF8') as said from edge.inbound_delivery order by id`,
      ),
    )
  ).map(({ said }) => said)

describe('erasing a contact', () => {
  it('takes those who were merged into them, on every channel, and nobody else', async () => {
    await merge(meerim, handle)
    expect(await ask(meerim)).toMatchObject({ conversations: 2, messages: 2 })
    await ctx.runJobs()
    expect(await names()).toEqual(['ROSE'])
    expect(await rows('select external_id from conversation')).toEqual([{ external_id: '777001' }])
  })

  it('spares who was merged with them after it was asked for, whichever way round', async () => {
    await ask(meerim)
    await merge(meerim, rose)
    await merge(handle, meerim)
    await ctx.runJobs()
    expect(await names()).toEqual(['HANDLE', 'ROSE'])
    expect(await rows('select external_id from conversation order by 1')).toEqual([
      { external_id: '178414' },
      { external_id: '777001' },
    ])
    expect((await inStore((tx) => getContact(ctx, tx, rose))).identities.length).toBeGreaterThan(0)
  })

  it('takes what they write until it is done, and knows a stranger afterwards', async () => {
    await ask(meerim)
    await writes(whatsapp, 'whatsapp', { externalId: '996555123456', name: 'MEERIM' }, 'and more')
    await ctx.runJobs()
    expect(await names()).toEqual(['HANDLE', 'ROSE'])
    const again = await writes(whatsapp, 'whatsapp', { externalId: '996555123456', name: 'MEERIM' })
    expect(again).not.toBe(meerim)
    expect((await inStore((tx) => getContact(ctx, tx, again))).conversations[0]?.lastMessage?.text).toBe(
      'салам',
    )
  })

  it('takes the bytes of their files, and leaves those that somebody else has, too', async () => {
    const file = async (person: string, text: string) => {
      const put = await ctx.files.put(ayperi, Buffer.from(text), 'image/png')
      await inStore((tx) => ctx.files.record(tx, [put]))
      await rows(
        `insert into attachment (store_id, id, message_id, position, kind, state, sha256, created_at)
         select m.store_id, gen_random_uuid(), m.id, 0, 'image', 'stored', $2, now() from message m
         join conversation c on c.store_id = m.store_id and c.id = m.conversation_id where c.contact_id = $1 limit 1`,
        [person, put.sha256],
      )
      return put.sha256
    }
    const own = await file(meerim, 'only hers')
    const shared = await file(meerim, 'the same')
    await file(rose, 'the same')
    expect(await ask(meerim)).toMatchObject({ files: 2 })
    await ctx.runJobs()
    expect(await ctx.files.read(ayperi, own)).toBeUndefined()
    expect(await ctx.files.read(ayperi, shared)).toBeDefined()
  })

  it('takes raw deliveries that name them, whole ids alone, and none of another account', async () => {
    const [hers, longer, theirs] = [
      '{"from":"996555123456"}',
      '{"from":"9965551234567"}',
      '{"from":"996555123456","to":"other"}',
    ]
    await delivery('100', hers)
    await delivery('100', longer)
    await delivery('999', theirs)
    await ask(meerim)
    await ctx.runJobs()
    expect(await deliveries()).toEqual([longer, theirs])
  })

  it('goes on where a process ended in between', async () => {
    const { id } = await ask(meerim)
    // As if it had ended after the contact was gone and before that was written down.
    await ctx.runJobs()
    await rows('update contact_erasure set erased_at = null where id = $1', [id])
    await eraseContact(ctx, ayperi, id)
    expect(await rows('select 1 from contact_erasure where erased_at is null')).toEqual([])
    expect(await names()).toEqual(['HANDLE', 'ROSE'])
  })

  it('takes a thread of any length', async () => {
    const inbox = inboxOf(ctx, ayperi, whatsapp, 'whatsapp')
    await inbox.inStore((tx) =>
      tx.query(
        `insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, created_at)
         select c.store_id, gen_random_uuid(), c.id, c.channel_id, 'in', 'contact', 'text', 'x', now()
         from conversation c, generate_series(1, 4100) where c.contact_id = $1`,
        [meerim],
      ),
    )
    expect(await ask(meerim)).toMatchObject({ messages: 4101 })
    await ctx.runJobs()
    expect(await names()).toEqual(['HANDLE', 'ROSE'])
    expect(await rows('select 1 from message')).toHaveLength(2)
  })
})
