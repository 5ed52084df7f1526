import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelId } from '#platform/ids.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { peopleOf } from '../../testing/people.ts'
import { listConversations } from '../reading/conversations.ts'
import { searchInbox } from '../searching/search.ts'
import { changeContact } from './change.ts'
import { addFact } from './facts.ts'
import { mergeContacts, undoMerge } from './merge.ts'
import { previewMerge } from './preview.ts'
import { getContact } from './read.ts'

import { listTimeline } from './timeline.ts'

const ctx = await testCtx()
const { ayperi, aizada } = await world(ctx)
const { rows, writes } = peopleOf(ctx, ayperi)
const memberId = aizada.memberId
const whatsapp: ChannelId = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const instagram: ChannelId = await connectTestChannel(ctx, ayperi, 'instagram', '200')
const telegram: ChannelId = await connectTestChannel(ctx, ayperi, 'telegram', '300')

beforeEach(() => rows('delete from contact'))

const byPhone = { externalId: '996555123456', name: 'Meerim', phone: '996555123456' }
const byHandle = { externalId: 'ig-1', name: 'meerim.kg', username: 'meerim.kg' }
const byBot = { externalId: '77', name: 'Мээрим' }

const inStore = <T>(work: (tx: StoreTx) => Promise<T>): Promise<T> => ctx.db.withStore(ayperi, work)
const merge = (keptId: string, otherId: string) =>
  inStore((tx) => mergeContacts(ctx, tx, { keptId, otherId, memberId }))
const contact = (id: string) => inStore((tx) => getContact(ctx, tx, id))
const mergeIdOf = async (kept: string, merged: string) =>
  (await contact(kept)).merges.find((each) => each.merged.id === merged)?.id ?? ''
const undo = async (kept: string, merged: string) => {
  const mergeId = await mergeIdOf(kept, merged)
  return inStore((tx) => undoMerge(ctx, tx, { contactId: kept, mergeId, memberId }))
}
/** All that a merge could touch, as it stands. */
const everything = () =>
  Promise.all([
    rows(`select * from contact order by id`),
    rows(`select id, contact_id from conversation order by id`),
    rows(`select * from identity order by channel_id, external_id`),
    rows(`select * from contact_fact order by id`),
    rows(`select id, conversation_id from message order by id`),
  ])
const textsOf = async (contactId: string) =>
  (await inStore((tx) => listTimeline(ctx, tx, contactId, { limit: 50 }))).items.map(({ text }) => text)

describe('merging two contacts', () => {
  it('shows both as one: their identities, conversations and what was said', async () => {
    const kept = await writes(whatsapp, 'whatsapp', byPhone, 'one')
    const other = await writes(instagram, 'instagram', byHandle, 'two')
    await merge(kept, other)
    const one = await contact(kept)
    expect(one.name).toBe('Meerim')
    expect(one.identities.map(({ username, phone }) => username ?? phone)).toEqual([
      '996555123456',
      'meerim.kg',
    ])
    expect(one.conversations.map(({ channel, contact: { id } }) => [channel.kind, id])).toEqual([
      ['instagram', kept],
      ['whatsapp', kept],
    ])
    expect(await textsOf(kept)).toEqual(['one', 'two'])
    expect((await contact(other)).id).toBe(kept)
  })

  it('is taken back to the last byte', async () => {
    const kept = await writes(whatsapp, 'whatsapp', byPhone)
    const other = await writes(instagram, 'instagram', byHandle)
    await inStore((tx) => addFact(ctx, tx, kept, { name: 'Размер', value: 'M' }, memberId))
    await inStore((tx) => addFact(ctx, tx, other, { name: null, value: 'пишет вечером' }, memberId))
    const before = await everything()
    await merge(kept, other)
    expect(await everything()).not.toEqual(before)
    expect(await undo(kept, other)).toBe(other)
    expect(await everything()).toEqual(before)
  })

  it('gives what came meanwhile to whose identity it came by', async () => {
    const kept = await writes(whatsapp, 'whatsapp', byPhone, '1')
    const other = await writes(instagram, 'instagram', byHandle, '2')
    await merge(kept, other)
    await writes(instagram, 'instagram', { ...byHandle, name: 'Meerim A.' }, 'Сколько стоит эта рубашка?')
    await writes(whatsapp, 'whatsapp', byPhone, 'Баасы канча?')
    expect(await contact(kept)).toMatchObject({ name: 'Meerim' })
    await undo(kept, other)
    expect(await textsOf(kept)).toEqual(['1', 'Баасы канча?'])
    expect(await textsOf(other)).toEqual(['2', 'Сколько стоит эта рубашка?'])
    const [one, two] = [await contact(kept), await contact(other)]
    expect([one.name, one.conversations[0]?.contact.language]).toEqual(['Meerim', 'ky'])
    expect([two.name, two.conversations[0]?.contact.language]).toEqual(['Meerim A.', 'ru'])
  })

  it('gives a second id of a person, met after the merge, back with the first', async () => {
    const kept = await writes(instagram, 'instagram', byHandle)
    const other = await writes(whatsapp, 'whatsapp', byPhone)
    await merge(kept, other)
    await writes(whatsapp, 'whatsapp', { ...byPhone, alias: 'KG.1' })
    await writes(whatsapp, 'whatsapp', { externalId: 'KG.1' }, 'hidden')
    await undo(kept, other)
    expect(await textsOf(other)).toContain('hidden')
    expect(await textsOf(kept)).toEqual(['салам'])
    expect(await rows('select 1 from identity where contact_id = $1', [other])).toHaveLength(2)
  })

  it('leaves what people wrote or changed of the one with the one', async () => {
    const kept = await writes(whatsapp, 'whatsapp', byPhone)
    const other = await writes(instagram, 'instagram', byHandle)
    await merge(kept, other)
    await inStore((tx) => addFact(ctx, tx, other, { name: 'Город', value: 'Ош' }, memberId))
    await inStore((tx) => changeContact(ctx, tx, other, { version: 0, name: 'Мээрим (опт)' }, memberId))
    expect(await contact(kept)).toMatchObject({ name: 'Мээрим (опт)', facts: [{ value: 'Ош' }] })
    await undo(kept, other)
    expect(await contact(kept)).toMatchObject({ name: 'Мээрим (опт)', facts: [{ value: 'Ош' }] })
    expect(await contact(other)).toMatchObject({ name: 'meerim.kg', facts: [] })
  })

  it('calls who has no name as the other is called', async () => {
    const kept = await writes(telegram, 'telegram', { externalId: '77' })
    const other = await writes(instagram, 'instagram', byHandle)
    await merge(kept, other)
    const one = await contact(kept)
    expect(one.name).toBe('meerim.kg')
    expect(one.conversations.find(({ channel }) => channel.kind === 'instagram')?.contact.name).toBe(
      'meerim.kg',
    )
  })

  it('is told by a preview that changes nothing', async () => {
    const kept = await writes(whatsapp, 'whatsapp', byPhone)
    const other = await writes(instagram, 'instagram', byHandle, 'Сколько стоит эта рубашка?')
    await inStore((tx) => addFact(ctx, tx, other, { name: null, value: 'пишет вечером' }, memberId))
    const before = await everything()
    expect(await inStore((tx) => previewMerge(ctx, tx, kept, other))).toMatchObject({
      name: 'Meerim',
      identities: [
        { of: 'kept', phone: '996555123456' },
        { of: 'other', username: 'meerim.kg' },
      ],
      facts: [{ of: 'other', value: 'пишет вечером' }],
      conversations: { kept: 1, other: 1 },
      languages: { other: ['ru'] },
    })
    expect(await everything()).toEqual(before)
  })
})

describe('merges of merged contacts', () => {
  const three = async () =>
    [
      await writes(whatsapp, 'whatsapp', byPhone, 'one'),
      await writes(instagram, 'instagram', byHandle, 'two'),
      await writes(telegram, 'telegram', byBot, 'three'),
    ] as const

  it('refuse who is shown as another by now, and say as whom', async () => {
    const [a, b, c] = await three()
    await merge(a, b)
    await expect(merge(c, b)).rejects.toMatchObject({ code: 'contact_merged', extra: { contactId: a } })
    await expect(merge(b, c)).rejects.toMatchObject({ code: 'contact_merged', extra: { contactId: a } })
    await expect(merge(a, a)).rejects.toMatchObject({ code: 'same_contact' })
  })

  it('are taken back in any order, each with what belongs to it', async () => {
    const [a, b, c] = await three()
    const before = await everything()
    await merge(b, a)
    await merge(c, b)
    expect(await textsOf(c)).toEqual(['one', 'two', 'three'])
    // The upper one first: the lower one stands.
    await undo(c, b)
    expect(await textsOf(b)).toEqual(['one', 'two'])
    expect(await textsOf(c)).toEqual(['three'])
    await merge(c, b)
    // The lower one first: what is left stays with the upper.
    await undo(c, a)
    expect(await textsOf(c)).toEqual(['two', 'three'])
    expect(await textsOf(a)).toEqual(['one'])
    await undo(c, b)
    expect(await everything()).toEqual(before)
  })

  it('taken back twice are taken back once', async () => {
    const [a, b, c] = await three()
    await merge(a, b)
    const mergeId = await mergeIdOf(a, b)
    await undo(a, b)
    await merge(c, b)
    await inStore((tx) => undoMerge(ctx, tx, { contactId: a, mergeId, memberId }))
    expect(await textsOf(c)).toEqual(['two', 'three'])
  })
})

describe('two merges at once', () => {
  it('of the same pair, either way round, make one', async () => {
    const kept = await writes(whatsapp, 'whatsapp', byPhone)
    const other = await writes(instagram, 'instagram', byHandle)
    const ends = await Promise.allSettled([merge(kept, other), merge(other, kept), merge(kept, other)])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(await rows('select 1 from contact where merged_into is null')).toHaveLength(1)
    expect(await rows('select 1 from contact_merge')).toHaveLength(1)
  })

  it('of one into two others leave it with one of them', async () => {
    const a = await writes(whatsapp, 'whatsapp', byPhone)
    const b = await writes(instagram, 'instagram', byHandle)
    const c = await writes(telegram, 'telegram', byBot)
    await Promise.allSettled([merge(a, c), merge(b, c)])
    expect(await rows('select 1 from contact_merge')).toHaveLength(1)
    expect(await rows('select distinct contact_id from conversation')).toHaveLength(2)
  })

  it('and a message that comes with them lose nothing', async () => {
    const kept = await writes(whatsapp, 'whatsapp', byPhone, 'one')
    const other = await writes(instagram, 'instagram', byHandle, 'two')
    await Promise.all([
      merge(kept, other),
      writes(instagram, 'instagram', byHandle, 'three'),
      writes(whatsapp, 'whatsapp', { ...byPhone, alias: 'KG.1' }, 'four'),
    ])
    expect((await textsOf(kept)).sort()).toEqual(['four', 'one', 'three', 'two'])
    await undo(kept, other)
    expect((await textsOf(other)).sort()).toEqual(['three', 'two'])
  })
})

describe('what goes on working with merged contacts', () => {
  it('is the search, by either name and number', async () => {
    const kept = await writes(whatsapp, 'whatsapp', byPhone)
    const other = await writes(telegram, 'telegram', { externalId: '77', name: 'Бермет' })
    await merge(kept, other)
    await inStore((tx) => changeContact(ctx, tx, kept, { version: 0, name: 'Айнура' }, memberId))
    for (const [question, found] of [
      ['айнура', 2],
      ['бермет', 1],
      ['555123456', 1],
    ] as const) {
      const { people } = await inStore((tx) => searchInbox(ctx, tx, { question, limit: 10 }))
      expect(
        people.map(({ conversation }) => conversation.contact.id),
        question,
      ).toEqual(Array.from({ length: found }, () => kept))
    }
  })

  it('is the search by a name that somebody here gave before the merge', async () => {
    const kept = await writes(whatsapp, 'whatsapp', byPhone)
    const other = await writes(telegram, 'telegram', { externalId: '77', name: 'Бермет' })
    await inStore((tx) => changeContact(ctx, tx, other, { version: 0, name: 'Чынара' }, memberId))
    await merge(kept, other)
    const { people } = await inStore((tx) => searchInbox(ctx, tx, { question: 'чынара', limit: 10 }))
    expect(people.map(({ conversation }) => conversation.channel.kind)).toEqual(['telegram'])
  })

  it('is the list, narrowed by the language that is spoken in each conversation', async () => {
    const kept = await writes(whatsapp, 'whatsapp', byPhone, 'Баасы канча?')
    const other = await writes(instagram, 'instagram', byHandle, 'Сколько стоит эта рубашка?')
    await merge(kept, other)
    const list = (language?: string) =>
      inStore((tx) => listConversations(ctx, tx, { view: 'all', memberId, limit: 10, language }))
    expect((await list()).items).toHaveLength(2)
    expect((await list('ru')).items.map(({ channel }) => channel.kind)).toEqual(['instagram'])
    expect((await list('ky')).items.map(({ channel }) => channel.kind)).toEqual(['whatsapp'])
  })
})
