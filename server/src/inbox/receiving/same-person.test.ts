import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { keepApart, mergeContacts } from '../contacts/merge.ts'
import type { ContactJson } from '../contacts/shapes.ts'

const clock = fixedClock('2026-11-29T10:00:00.000Z')
const ctx = await testCtx({ clock })
const shop = await world(ctx)
const app = await createApp(ctx)
afterAll(() => app.close())
const owner = await client(app, shop.aizada)
const channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
const inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp', false)
const at = `/api/v1/stores/${shop.ayperi}`

beforeEach(async () => {
  clock.move(60_000)
  await inbox.inStore((tx) => tx.query('delete from contact'))
})

const phone = { externalId: '996700120000', phone: '+996700120000', name: 'Meerim' }
const hidden = { externalId: 'KG.1393000111', username: 'meerim' }
const says = async (text: string, from: object) => {
  clock.move(1000)
  await inbox.says(newId<'m'>(), text, { from: from as typeof phone })
}
const both = () => says('мен эле', { ...phone, alias: hidden.externalId })
const threads = () =>
  inbox.inStore((tx) =>
    tx.query<{ contact: string; said: string }>(
      `select c.contact_id as contact, string_agg(m.text, ', ' order by m.id) as said from conversation c
       join message m on m.store_id = c.store_id and m.conversation_id = c.id group by c.id, c.contact_id order by min(m.created_at), min(m.id::text)`,
    ),
  )
const contactOf = async (id: string) => (await owner.get<ContactJson>(`${at}/contacts/${id}`)).body

/** Somebody writes with a number, later without, and the shop takes them for two. */
async function metTwice() {
  await says('салам', phone)
  await says('менмин', hidden)
  const [first, second] = await threads()
  expect(first?.contact).not.toBe(second?.contact)
  return { first: first?.contact ?? '', second: second?.contact ?? '' }
}

describe('a person who was met twice', () => {
  it('is one contact once a payload shows both ids, with all that was said, and by nobody', async () => {
    const { first } = await metTwice()
    await both()
    const after = await threads()
    expect(after.map(({ contact }) => contact)).toEqual([first, first])
    expect(after.flatMap(({ said }) => said.split(', ')).sort()).toEqual(['мен эле', 'менмин', 'салам'])
    expect((await contactOf(first)).merges).toMatchObject([{ by: null }])
    await both()
    expect((await contactOf(first)).merges).toHaveLength(1)
  })

  it('is two again when somebody takes it back, and stays so', async () => {
    const { first, second } = await metTwice()
    await both()
    const [merge] = (await contactOf(first)).merges
    await owner.send('DELETE', `${at}/contacts/${first}/merges/${merge?.id}`)
    const apart = (await threads()).map(({ contact }) => contact)
    expect(apart).toEqual([first, second])
    await both()
    expect((await threads()).map(({ contact }) => contact)).toEqual([first, second])
  })

  it('is not joined where somebody of the shop has said that these are two', async () => {
    const { first, second } = await metTwice()
    const [one, other] = [first, second].sort()
    await inbox.inStore((tx) =>
      tx.query(
        `insert into contact_distinct (store_id, one_id, other_id, by_member_id, at) values ($1, $2, $3, $4, $5)`,
        [tx.storeId, one, other, shop.aizada.memberId, clock.now()],
      ),
    )
    await both()
    expect((await threads()).map(({ contact }) => contact)).toEqual([first, second])
  })

  it.each(['said so', 'taken it back'])(
    'stays two where somebody has %s, also when one of them was merged with a third meanwhile',
    async (how) => {
      await says('мен үчүнчүмүн', { externalId: '996700120099', phone: '+996700120099', name: 'Asel' })
      const third = (await threads())[0]?.contact ?? ''
      await says('салам', phone)
      await says('менмин', hidden)
      const [, one = '', two = ''] = (await threads()).map(({ contact }) => contact)
      const memberId = shop.aizada.memberId
      if (how === 'said so')
        await inbox.inStore((tx) => keepApart(ctx, tx, { keptId: one, otherId: two, memberId }))
      else {
        await both()
        const [merge] = (await contactOf(one)).merges
        await owner.send('DELETE', `${at}/contacts/${one}/merges/${merge?.id}`)
      }
      await inbox.inStore((tx) => mergeContacts(ctx, tx, { keptId: third, otherId: one, memberId }))
      await both()
      expect((await threads()).map(({ contact }) => contact)).toEqual([third, third, two])
    },
  )

  it('is one when they go on under a number from which they have written before', async () => {
    const { first } = await metTwice()
    const moved = {
      kind: 'moved',
      externalId: phone.externalId,
      to: hidden.externalId,
      at: clock.now(),
    } as const
    await inbox.take({ people: [moved] })
    expect((await threads()).map(({ contact }) => contact)).toEqual([first, first])
  })

  it('is nobody else: a payload with two ids of one known contact changes nothing', async () => {
    await both()
    await both()
    const [one] = await threads()
    expect((await contactOf(one?.contact ?? '')).merges).toEqual([])
  })
})
