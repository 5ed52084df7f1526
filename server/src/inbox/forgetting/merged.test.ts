import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelId } from '#platform/ids.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { peopleOf } from '../../testing/people.ts'
import { addFact } from '../contacts/facts.ts'
import { mergeContacts, undoMerge } from '../contacts/merge.ts'
import { getContact } from '../contacts/read.ts'
import { deleteSome } from './conversations.ts'

const ctx = await testCtx()
const { ayperi, aizada } = await world(ctx)
const { rows, writes } = peopleOf(ctx, ayperi)
const memberId = aizada.memberId
const whatsapp = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const instagram = await connectTestChannel(ctx, ayperi, 'instagram', '200')
const telegram = await connectTestChannel(ctx, ayperi, 'telegram', '300')

beforeEach(() => rows('delete from contact'))

const inStore = <T>(work: (tx: StoreTx) => Promise<T>): Promise<T> => ctx.db.withStore(ayperi, work)
const merge = (keptId: string, otherId: string) =>
  inStore((tx) => mergeContacts(ctx, tx, { keptId, otherId, memberId }))
const contact = (id: string) => inStore((tx) => getContact(ctx, tx, id))
const forget = async (channelId: ChannelId) => {
  while ((await inStore((tx) => deleteSome(tx, channelId))).more);
}
/** Everything that a contact could leave behind, as one text. */
const traces = async () => {
  const tables = [
    'contact',
    'contact_merge',
    'conversation_move',
    'contact_distinct',
    'contact_fact',
    'identity',
    'conversation',
    'message',
  ]
  const all = await Promise.all(tables.map((table) => rows(`select t::text from ${table} t`)))
  return JSON.stringify(all)
}

const three = async () =>
  [
    await writes(whatsapp, 'whatsapp', { externalId: '996555123456', name: 'PHONE' }, 'PHONE'),
    await writes(
      instagram,
      'instagram',
      { externalId: 'ig-1', name: 'HANDLE', username: 'HANDLE' },
      'HANDLE',
    ),
    await writes(telegram, 'telegram', { externalId: '77', name: 'BOT' }, 'BOT'),
  ] as const

describe('forgetting a channel of merged contacts', () => {
  it('takes the name under which they are shown when that came from there, and keeps the others together', async () => {
    const [phone, handle, bot] = await three()
    await inStore((tx) => addFact(ctx, tx, phone, { name: null, value: 'PHONE' }, memberId))
    await merge(phone, handle)
    await merge(phone, bot)
    await forget(whatsapp)
    expect(await traces()).not.toContain('PHONE')
    expect(await traces()).not.toContain('996555123456')
    const one = await contact(handle)
    expect([one.name, one.identities.length, one.conversations.length]).toEqual(['HANDLE', 2, 2])
    expect((await contact(bot)).id).toBe(handle)
    // What is left is taken apart as before.
    const mergeId = one.merges[0]?.id ?? ''
    await inStore((tx) => undoMerge(ctx, tx, { contactId: handle, mergeId, memberId }))
    expect((await contact(bot)).conversations).toHaveLength(1)
    expect((await contact(handle)).conversations).toHaveLength(1)
  })

  it('takes one that was merged into others, and what was merged into it goes up', async () => {
    const [phone, handle, bot] = await three()
    await merge(handle, bot)
    await merge(phone, handle)
    await forget(instagram)
    expect(await traces()).not.toContain('HANDLE')
    const one = await contact(phone)
    expect(one.identities.map(({ channel }) => channel.kind)).toEqual(['whatsapp', 'telegram'])
    expect(one.merges.map(({ merged }) => merged.id)).toEqual([bot])
  })

  it('leaves nothing at all when all channels are forgotten, in any order', async () => {
    for (const order of [
      [whatsapp, instagram, telegram],
      [telegram, whatsapp, instagram],
    ]) {
      const [phone, handle, bot] = await three()
      await merge(handle, bot)
      await merge(phone, handle)
      for (const channel of order) await forget(channel)
      expect(await rows('select 1 from contact')).toEqual([])
      expect(await traces()).toBe(JSON.stringify(Array.from({ length: 8 }, () => [])))
    }
  })

  it('takes two of one channel that were merged, at once', async () => {
    const one = await writes(telegram, 'telegram', { externalId: '1', name: 'ONE' })
    const other = await writes(telegram, 'telegram', { externalId: '2', name: 'TWO' })
    await merge(one, other)
    await forget(telegram)
    expect(await rows('select 1 from contact')).toEqual([])
  })
})

describe('erasing a contact', () => {
  it('erases all that were merged into it', async () => {
    const [phone, handle, bot] = await three()
    await merge(handle, bot)
    await merge(phone, handle)
    await rows('delete from contact where id = $1', [phone])
    expect(await traces()).toBe(JSON.stringify(Array.from({ length: 8 }, () => [])))
  })
})
