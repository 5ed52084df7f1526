import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreTx } from '#platform/database/database.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { peopleOf } from '../../testing/people.ts'
import { suggestDuplicates } from './duplicates.ts'
import { keepApart, mergeContacts, undoMerge } from './merge.ts'
import { getContact } from './read.ts'

const ctx = await testCtx()
const { ayperi, florist, aizada } = await world(ctx)
const { rows, writes } = peopleOf(ctx, ayperi)
const memberId = aizada.memberId
const whatsapp = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const instagram = await connectTestChannel(ctx, ayperi, 'instagram', '200')
const boutique = await connectTestChannel(ctx, ayperi, 'instagram', '201')
const bot = await connectTestChannel(ctx, ayperi, 'telegram', '300')
const otherBot = await connectTestChannel(ctx, ayperi, 'telegram', '301')

beforeEach(() => rows('delete from contact'))

const inStore = <T>(work: (tx: StoreTx) => Promise<T>): Promise<T> => ctx.db.withStore(ayperi, work)
const suggested = async (contactId: string) =>
  (await inStore((tx) => suggestDuplicates(ctx, tx, contactId))).items.map(({ contact, why }) => [
    contact.id,
    why,
  ])
/** Both see each other, for this reason. */
async function expectPair(one: string, other: string, why: string) {
  expect(await suggested(one)).toEqual([[other, why]])
  expect(await suggested(other)).toEqual([[one, why]])
}
const byPhone = { externalId: '996555123456', name: 'Мээрим', phone: '996555123456' }

describe('a likely duplicate', () => {
  it('is the same Telegram account with another bot or with the shop’s own account', async () => {
    const one = await writes(bot, 'telegram', { externalId: '77', name: 'Meerim' })
    const other = await writes(otherBot, 'telegram', { externalId: '77', name: 'M' })
    await expectPair(one, other, 'account')
    const third = await writes(bot, 'telegram', { externalId: 'bc-1:77', name: 'Meerim' })
    expect(await suggested(third)).toHaveLength(2)
  })

  it('is who has the same number on another channel, however it is written', async () => {
    const one = await writes(whatsapp, 'whatsapp', byPhone)
    const other = await writes(bot, 'telegram', { externalId: '77', name: 'M', phone: '+996 (555) 12-34-56' })
    await expectPair(one, other, 'phone')
  })

  it('is who has the same username on another channel', async () => {
    const one = await writes(instagram, 'instagram', { externalId: 'a', username: 'Meerim.Kg' })
    const other = await writes(bot, 'telegram', { externalId: '77', username: 'meerim.kg' })
    await expectPair(one, other, 'username')
    const third = await writes(boutique, 'instagram', { externalId: 'b', username: 'meerim.kg' })
    expect(await suggested(third)).toHaveLength(2)
  })

  it('is who wrote down the number of one of the same name', async () => {
    const one = await writes(whatsapp, 'whatsapp', byPhone)
    const other = await writes(
      instagram,
      'instagram',
      { externalId: 'a', name: 'МЭЭРИМ Асанова' },
      'мой номер 0555 123-456, позвоните',
    )
    await expectPair(one, other, 'number')
  })
})

describe('no duplicate', () => {
  it('is who has the same name alone', async () => {
    const one = await writes(instagram, 'instagram', { externalId: 'a', name: 'Айгуль Асанова' })
    await writes(bot, 'telegram', { externalId: '77', name: 'Айгуль Асанова' })
    expect(await suggested(one)).toEqual([])
  })

  it('is who wrote down the number of somebody else, as one does for a delivery', async () => {
    const one = await writes(whatsapp, 'whatsapp', byPhone)
    const other = await writes(
      instagram,
      'instagram',
      { externalId: 'a', name: 'Бермет' },
      'курьеру: 0555123456',
    )
    expect(await suggested(one)).toEqual([])
    expect(await suggested(other)).toEqual([])
  })

  it('is whose number the shop wrote to them', async () => {
    const one = await writes(whatsapp, 'whatsapp', byPhone)
    const other = await writes(
      instagram,
      'instagram',
      { externalId: 'a', name: 'Мээрим' },
      'салам 0555123456',
    )
    await rows(`update message set direction = 'out' where text like '%0555123456'`)
    expect([await suggested(one), await suggested(other)]).toEqual([[], []])
  })

  it('is a short username, one handed on within a channel, a group, or an id that means nothing elsewhere', async () => {
    const short = await writes(instagram, 'instagram', { externalId: 'a', username: 'aika' })
    await writes(bot, 'telegram', { externalId: '77', username: 'aika' })
    const handed = await writes(instagram, 'instagram', { externalId: 'b', username: 'meerim.kg' })
    await writes(instagram, 'instagram', { externalId: 'c', username: 'meerim.kg' })
    const group = await writes(bot, 'telegram', { externalId: '-100' })
    await writes(otherBot, 'telegram', { externalId: '-100' })
    await writes(boutique, 'instagram', { externalId: 'a' })
    for (const each of [short, handed, group]) expect(await suggested(each)).toEqual([])
  })

  it('is who was said to be somebody else, also after one of them was merged', async () => {
    const one = await writes(whatsapp, 'whatsapp', byPhone)
    const other = await writes(bot, 'telegram', { externalId: '77', name: 'M', phone: '996555123456' })
    await inStore((tx) => keepApart(ctx, tx, { keptId: one, otherId: other, memberId }))
    expect([await suggested(one), await suggested(other)]).toEqual([[], []])
    const third = await writes(instagram, 'instagram', { externalId: 'a', name: 'Мээрим' })
    await inStore((tx) => mergeContacts(ctx, tx, { keptId: third, otherId: one, memberId }))
    expect(await suggested(third)).toEqual([])
  })

  it('is who was merged, or merged and taken apart again', async () => {
    const one = await writes(whatsapp, 'whatsapp', byPhone)
    const other = await writes(bot, 'telegram', { externalId: '77', name: 'M', phone: '996555123456' })
    await inStore((tx) => mergeContacts(ctx, tx, { keptId: one, otherId: other, memberId }))
    expect(await suggested(other)).toEqual([])
    const mergeId = (await inStore((tx) => getContact(ctx, tx, one))).merges[0]?.id ?? ''
    await inStore((tx) => undoMerge(ctx, tx, { contactId: one, mergeId, memberId }))
    expect([await suggested(one), await suggested(other)]).toEqual([[], []])
  })

  it('is anybody of another store', async () => {
    const theirs = await connectTestChannel(ctx, florist, 'whatsapp', '900')
    await peopleOf(ctx, florist).writes(theirs, 'whatsapp', byPhone, 'мой номер 0555123456')
    const one = await writes(whatsapp, 'whatsapp', byPhone)
    expect(await suggested(one)).toEqual([])
  })
})

describe('what duplicates are found by', () => {
  it('is an index each, whatever there is', async () => {
    const plan = await ctx.db.withStore(ayperi, async (tx) => {
      await tx.query('set local enable_seqscan = off')
      const found: string[] = []
      for (const key of ['phone_key', 'username_key', 'account_key']) {
        const lines = await tx.query<Record<string, string>>(
          `explain select 1 from identity where store_id = $1 and ${key} = 'x'`,
          [ayperi],
        )
        found.push(lines.map((line) => Object.values(line)[0]).join('\n'))
      }
      return found
    })
    expect(plan[0]).toMatch(/identity_phone .*Index Cond.*phone_key/s)
    expect(plan[1]).toMatch(/identity_username .*Index Cond.*username_key/s)
    expect(plan[2]).toMatch(/identity_account .*Index Cond.*account_key/s)
  })
})
