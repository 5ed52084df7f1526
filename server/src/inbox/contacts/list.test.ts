import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreTx } from '#platform/database/database.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { peopleOf } from '../../testing/people.ts'
import { addLabel } from '../organising/labels.ts'
import { changeContact } from './change.ts'
import { addFact } from './facts.ts'
import { listContacts } from './list.ts'
import { ContactListQuery } from './list-shapes.ts'
import { mergeContacts } from './merge.ts'

const ctx = await testCtx()
const { ayperi, florist, aizada } = await world(ctx)
const { rows, writes } = peopleOf(ctx, ayperi)
const memberId = aizada.memberId
const whatsapp = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const instagram = await connectTestChannel(ctx, ayperi, 'instagram', '200')

const inStore = <T>(work: (tx: StoreTx) => Promise<T>): Promise<T> => ctx.db.withStore(ayperi, work)
/** Few are gathered, of many the list is walked: both have to be the same. */
let most: number
const list = (query: object = {}) =>
  inStore((tx) => listContacts(ctx, tx, ContactListQuery.parse(query), most))
const namesOf = async (query: object = {}) =>
  (await list(query)).items.map(({ conversation }) => conversation.contact.name)
/** All pages, two at a time. */
async function walk(query: object): Promise<(string | null)[]> {
  const names: (string | null)[] = []
  let cursor: string | undefined
  do {
    const page = await list({ ...query, limit: 2, ...(cursor && { cursor }) })
    names.push(...page.items.map(({ conversation }) => conversation.contact.name))
    cursor = page.next ?? undefined
  } while (cursor)
  return names
}

const wa = (phone: string, name: string) => writes(whatsapp, 'whatsapp', { externalId: phone, name, phone })
const ig = (username: string, name: string) =>
  writes(instagram, 'instagram', { externalId: `ig ${username}`, name, username })

let ids: { omur: string; burul: string; azamat: string; jyldyz: string; aigul: string }
beforeEach(async () => {
  await rows('delete from contact')
  await rows('delete from label')
  ids = {
    omur: await wa('996555000001', 'Өмүр'),
    burul: await ig('burul.kg', 'Бурул'),
    azamat: await wa('996700000002', 'азамат'),
    jyldyz: await ig('jyldyz', 'Жылдыз Асанова'),
    aigul: await wa('996555000003', 'Aigul'),
  }
})

describe.each([2000, 0])('the contacts of a store, of whom %d are gathered', (gathered) => {
  beforeEach(() => {
    most = gathered
  })

  it('come with whoever spoke last first, each once, with where they write', async () => {
    await wa('996555000001', 'Өмүр')
    const page = await list()
    expect(page.items[0]).toMatchObject({
      id: ids.omur,
      channels: [{ id: whatsapp, kind: 'whatsapp' }],
      labelIds: [],
      conversation: { contact: { name: 'Өмүр', phone: '996555000001' }, lastMessage: { text: 'салам' } },
    })
    expect(page.items).toHaveLength(5)
    expect(page).toMatchObject({ near: false, next: null })
  })

  it.each([
    ['recent', ['Aigul', 'Жылдыз Асанова', 'азамат', 'Бурул', 'Өмүр']],
    ['newest', ['Aigul', 'Жылдыз Асанова', 'азамат', 'Бурул', 'Өмүр']],
    ['name', ['Aigul', 'азамат', 'Бурул', 'Жылдыз Асанова', 'Өмүр']],
  ])('sorted by %s are the same page after page, none left out or twice', async (sort, names) => {
    expect(await namesOf({ sort })).toEqual(names)
    expect(await walk({ sort })).toEqual(names)
  })

  it('show merged ones as one, over all of their channels and under all of their labels', async () => {
    const { id: label } = await inStore((tx) => addLabel(ctx, tx, { name: 'Опт', colour: 'lake' }))
    const change = { version: 0, addLabelIds: [label] }
    await inStore((tx) => changeContact(ctx, tx, ids.burul, change, memberId))
    await inStore((tx) => mergeContacts(ctx, tx, { keptId: ids.omur, otherId: ids.burul, memberId }))
    expect(await namesOf({ sort: 'name' })).toEqual(['Aigul', 'азамат', 'Жылдыз Асанова', 'Өмүр'])
    expect(await walk({ sort: 'recent' })).toEqual(['Aigul', 'Жылдыз Асанова', 'азамат', 'Өмүр'])
    const both = { id: ids.omur, labelIds: [label], channels: [{ kind: 'instagram' }, { kind: 'whatsapp' }] }
    expect((await list({ label })).items).toMatchObject([both])
    expect((await list({ q: 'бурул' })).items).toMatchObject([both])
  })

  it('are narrowed by channel and label, in each order', async () => {
    const { id: label } = await inStore((tx) => addLabel(ctx, tx, { name: 'Опт', colour: 'lake' }))
    for (const id of [ids.omur, ids.jyldyz])
      await inStore((tx) => changeContact(ctx, tx, id, { version: 0, addLabelIds: [label] }, memberId))
    for (const sort of ['recent', 'name', 'newest']) {
      expect((await walk({ sort, channel: instagram })).sort()).toEqual(['Бурул', 'Жылдыз Асанова'])
      expect((await walk({ sort, label })).sort()).toEqual(['Жылдыз Асанова', 'Өмүр'])
      expect(await walk({ sort, label, channel: whatsapp })).toEqual(['Өмүр'])
    }
  })

  it('are those of this store alone', async () => {
    const elsewhere = await ctx.db.withStore(florist, (tx) =>
      listContacts(ctx, tx, ContactListQuery.parse({ q: 'Өмүр' })),
    )
    expect(elsewhere).toEqual({ items: [], near: false, next: null })
  })
})

describe('a place in the list', () => {
  beforeEach(() => {
    most = 2000
  })
  const written = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url')
  const id = 'ffffffff-0000-7000-8000-000000000001'

  it.each([
    ['recent', written('recent', false, 'Айгуль', id)],
    ['recent', written('recent', false, null, id)],
    ['recent', written('recent', false, '0000-01-01T00:00:00.000Z', id)],
    ['recent', written('recent', false, `2026-11-29T10:00:00.${'1'.repeat(200)}Z`, id)],
    ['recent', written('name', false, 'Айгуль', id)],
    ['newest', written('newest', false, 'Айгуль', id)],
    ['name', written('name', false, 'a\0', id)],
    ['name', written('name', false, null, id)],
    ['name', 'nothing of ours'],
  ])('that is none of the order by %s begins at the top: %s', async (sort, cursor) => {
    expect((await list({ sort, cursor })).items).toEqual((await list({ sort })).items)
  })

  it('of another order is none of this one', async () => {
    for (const from of ['recent', 'newest', 'name'])
      for (const sort of ['recent', 'newest', 'name']) {
        const cursor = (await list({ sort: from, limit: 2 })).next
        const goesOn = (await namesOf({ sort })).slice(sort === from ? 2 : 0)
        expect(await namesOf({ sort, cursor })).toEqual(goesOn)
      }
  })

  it.each(['ᠮ', '\u0001', '"'])('has room for the longest name, of 200 times %j', async (sign) => {
    const name = sign.repeat(200)
    for (const phone of ['996777000001', '996777000002', '996777000003']) await wa(phone, name)
    expect((await walk({ sort: 'name' })).filter((one) => one === name)).toHaveLength(3)
  })
})

describe.each([1, 2, 3])('where a person has two ids and %d are gathered, looking for a name', (gathered) => {
  it('leaves nobody out', async () => {
    most = gathered
    const twice = { keptId: await wa('996777000001', 'Асель'), otherId: await ig('asel', 'Асель'), memberId }
    await inStore((tx) => mergeContacts(ctx, tx, twice))
    await wa('996777000002', 'Асель Бек')
    for (const sort of ['recent', 'name', 'newest'])
      expect((await namesOf({ q: 'асель', sort })).sort()).toEqual(['Асель', 'Асель Бек'])
  })
})

describe.each([2000, 0])('looking for a contact, when %d are gathered', (gathered) => {
  beforeEach(() => {
    most = gathered
  })

  it.each([
    ['омур', 'Өмүр'],
    ['ӨМҮ', 'Өмүр'],
    ['700 000 002', 'азамат'],
    ['+996 700 000002', 'азамат'],
    ['burul', 'Бурул'],
    ['жылдыз асан', 'Жылдыз Асанова'],
    ['aigul', 'Aigul'],
  ])('%s finds %s', async (q, name) => {
    for (const sort of ['recent', 'name', 'newest']) expect(await namesOf({ q, sort })).toEqual([name])
  })

  it('finds them by an address or a town that was written down, until that is gone', async () => {
    const fact = { name: 'Почта', value: 'aza@mail.kg' }
    await inStore((tx) => addFact(ctx, tx, ids.azamat, fact, memberId))
    expect(await namesOf({ q: 'aza@mail.kg' })).toEqual(['азамат'])
    await rows('delete from contact_fact')
    expect(await namesOf({ q: 'aza@mail.kg' })).toEqual([])
  })

  it('forgives one typing error where nobody has just such a name, and says so', async () => {
    const page = await list({ q: 'жылдыс' })
    expect(page.items.map(({ id }) => id)).toEqual([ids.jyldyz])
    expect(page.near).toBe(true)
    expect(await list({ q: 'жылдыз' })).toMatchObject({ near: false })
  })

  it('goes on among near hits', async () => {
    for (const n of [1, 2, 3, 4]) await wa(`99677000000${n}`, `Жылдызбек ${n}`)
    expect((await walk({ q: 'жылдысб', sort: 'name' })).filter((name) => name?.includes('бек'))).toHaveLength(
      4,
    )
  })

  it('gives all while there is less than two letters to look for', async () => {
    expect(await namesOf({ q: 'ж' })).toHaveLength(5)
  })
})
