import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { openInbox } from '../../testing/open-inbox.ts'
import { addLabel } from '../organising/labels.ts'
import { mergeContacts, undoMerge } from './merge.ts'
import type { ContactJson } from './shapes.ts'

const { ctx, shop, app, aizada, bakyt, inbox } = await openInbox(fixedClock(new Date().toISOString()))
let contactId: string
let conversationId: string

afterAll(() => app.close())
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.inStore((tx) => tx.query('delete from label'))
  await inbox.says('w1', 'Салам')
  conversationId = (await inbox.conversation()).id
  const [row] = await inbox.inStore((tx) => tx.query<{ id: string }>('select id from contact'))
  contactId = row?.id ?? ''
})

interface Refused {
  readonly code: string
  readonly contact: ContactJson
  readonly news: readonly { readonly matter: string; readonly member: { readonly name: string } }[]
}
const path = (rest = '', id = contactId) => `/api/v1/stores/${shop.ayperi}/contacts/${id}${rest}`
const card = async (id = contactId) => (await aizada.get<ContactJson>(path('', id))).body
const change = (who: typeof aizada, body: object) => who.send<ContactJson & Refused>('PATCH', path(), body)
const label = (name: string) =>
  inbox.inStore(async (tx) => (await addLabel(ctx, tx, { name, colour: 'lake' })).id)
const lines = async (): Promise<unknown[]> =>
  (
    await inbox.inStore((tx) =>
      tx.query<{ detail: unknown }>(`select detail from message where kind = 'event' order by id`),
    )
  ).map(({ detail }) => detail)

describe('a name that two people give at once', () => {
  it('is given by the first; the other sees what it is now and by whom', async () => {
    const [one, two] = await Promise.all([
      change(aizada, { version: 0, name: 'Мээрим (опт)' }),
      change(bakyt, { version: 0, name: 'Мээрим Ош' }),
    ])
    expect([one.status, two.status].sort()).toEqual([200, 409])
    const [won, lost] = one.status === 200 ? [one, two] : [two, one]
    expect(lost.body).toMatchObject({
      code: 'contact_changed',
      contact: { name: won.body.name, version: 1 },
      news: [{ matter: 'name', member: { name: expect.stringMatching(one === won ? /Aizada/ : /Bakyt/) } }],
    })
    expect((await card()).name).toBe(won.body.name)
    const again = await change(one === won ? bakyt : aizada, { version: 1, name: 'Мээрим' })
    expect(again).toMatchObject({ status: 200, body: { name: 'Мээрим', version: 2 } })
  })

  it('is no news to whoever gave it, nor to who changes something else', async () => {
    const wholesale = await label('Опт')
    await change(aizada, { version: 0, name: 'Мээрим 1' })
    expect((await change(aizada, { version: 0, name: 'Мээрим 2' })).status).toBe(200)
    expect((await change(bakyt, { version: 0, addLabelIds: [wholesale] })).status).toBe(200)
    expect((await change(bakyt, { version: 0, name: 'Мээрим 3' })).status).toBe(409)
  })

  it('counts no change where none was made', async () => {
    const { name } = await card()
    await change(aizada, { version: 0, name })
    expect(await card()).toMatchObject({ version: 0 })
  })
})

describe('what was written down, when two people change it at once', () => {
  const write = async (value: string) => {
    const { body } = await aizada.send<ContactJson>('POST', path('/facts'), { name: 'Размер', value })
    return body.facts[0]?.id ?? ''
  }
  const rewrite = (who: typeof aizada, id: string, version: number, value: string) =>
    who.send<ContactJson & Refused>('PATCH', path(`/facts/${id}`), { version, value })

  it('is never overwritten unseen', async () => {
    const id = await write('M')
    const [one, two] = await Promise.all([rewrite(aizada, id, 1, 'L'), rewrite(bakyt, id, 1, 'XL')])
    expect([one.status, two.status].sort()).toEqual([200, 409])
    const [won, lost] = one.status === 200 ? [one, two] : [two, one]
    const [kept] = won.body.facts
    expect(lost.body).toMatchObject({ code: 'contact_changed', news: [{ matter: 'fact' }] })
    expect(lost.body.contact.facts).toEqual([kept])
    expect((await card()).facts).toEqual([kept])
    const loser = one === won ? bakyt : aizada
    expect((await rewrite(loser, id, 2, 'S')).body.facts[0]).toMatchObject({ value: 'S', version: 3 })
  })

  it('is not removed after somebody else changed it', async () => {
    const id = await write('M')
    await rewrite(bakyt, id, 1, 'L')
    const removed = await aizada.send<Refused>('DELETE', path(`/facts/${id}`), { version: 1 })
    expect(removed).toMatchObject({ status: 409, body: { contact: { facts: [{ value: 'L', version: 2 }] } } })
    expect((await aizada.send('DELETE', path(`/facts/${id}`), { version: 2 })).status).toBe(200)
    expect((await rewrite(bakyt, id, 2, 'S')).status).toBe(404)
  })
})

describe('labels of a contact', () => {
  it('are put on and taken off, and told in the thread with who did it', async () => {
    const [wholesale, regular] = [await label('Опт'), await label('Постоянная')]
    const on = await change(aizada, { version: 0, addLabelIds: [regular, wholesale] })
    expect(on.body).toMatchObject({ version: 1, labelIds: [wholesale, regular] })
    const off = await change(aizada, { version: 1, removeLabelIds: [wholesale] })
    expect(off.body).toMatchObject({ version: 2, labelIds: [regular] })
    const by = { memberId: shop.aizada.memberId }
    expect(await lines()).toEqual([
      { type: 'contact_labelled', by, added: expect.arrayContaining(['Опт', 'Постоянная']), removed: [] },
      { type: 'contact_labelled', by, added: [], removed: ['Опт'] },
    ])
  })

  it('are refused when somebody else has changed them since, and when there is no such label', async () => {
    const [wholesale, regular] = [await label('Опт'), await label('Постоянная')]
    await change(bakyt, { version: 0, addLabelIds: [wholesale] })
    const late = await change(aizada, { version: 0, addLabelIds: [regular] })
    expect(late).toMatchObject({
      status: 409,
      body: { contact: { labelIds: [wholesale] }, news: [{ matter: 'labels' }] },
    })
    expect((await change(aizada, { version: 1, addLabelIds: [newId()] })).status).toBe(404)
    expect((await card()).labelIds).toEqual([wholesale])
  })

  it('are those of all that are shown as one, and each keeps its own', async () => {
    const [wholesale, regular] = [await label('Опт'), await label('Постоянная')]
    const other = await otherContact()
    await change(aizada, { version: 0, addLabelIds: [wholesale] })
    await aizada.send('PATCH', path('', other), { version: 0, addLabelIds: [wholesale, regular] })
    const { memberId } = shop.aizada
    await inbox.inStore((tx) => mergeContacts(ctx, tx, { keptId: contactId, otherId: other, memberId }))
    expect((await card()).labelIds).toEqual([wholesale, regular])
    const merge = (await card()).merges[0]?.id ?? ''
    await inbox.inStore((tx) => undoMerge(ctx, tx, { contactId, mergeId: merge, memberId }))
    expect([(await card()).labelIds, (await card(other)).labelIds]).toEqual([
      [wholesale],
      [wholesale, regular],
    ])
  })

  it('go with the label', async () => {
    const wholesale = await label('Опт')
    await change(aizada, { version: 0, addLabelIds: [wholesale] })
    const labels = await aizada.get<{ items: object[] }>(`/api/v1/stores/${shop.ayperi}/labels`)
    expect(labels.body.items).toMatchObject([{ name: 'Опт', contacts: 1, conversations: 0 }])
    await inbox.inStore((tx) => tx.query('delete from label'))
    expect((await card()).labelIds).toEqual([])
  })
})

async function otherContact(): Promise<string> {
  await inbox.says('w2', 'Привет', { from: { externalId: '996700000001', name: 'Бермет' } })
  const [row] = await inbox.inStore((tx) =>
    tx.query<{ id: string }>('select contact_id as id from conversation where id <> $1', [conversationId]),
  )
  return row?.id ?? ''
}
