import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreTx } from '#platform/database/database.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { peopleOf } from '../../testing/people.ts'
import { addFact } from './facts.ts'
import { mergeContacts } from './merge.ts'
import { moveToContact, undoMove } from './move.ts'
import { getContact } from './read.ts'
import { listTimeline } from './timeline.ts'

const ctx = await testCtx()
const { ayperi, aizada } = await world(ctx)
const { rows, writes } = peopleOf(ctx, ayperi)
const memberId = aizada.memberId
const whatsapp = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const instagram = await connectTestChannel(ctx, ayperi, 'instagram', '200')

beforeEach(() => rows('delete from contact'))

const inStore = <T>(work: (tx: StoreTx) => Promise<T>): Promise<T> => ctx.db.withStore(ayperi, work)
const contact = (id: string) => inStore((tx) => getContact(ctx, tx, id))
const move = (conversationId: string, contactId: string | null) =>
  inStore((tx) => moveToContact(ctx, tx, { conversationId, contactId, memberId }))
const undo = (conversationId: string, moveId: string) =>
  inStore((tx) => undoMove(ctx, tx, { conversationId, moveId, memberId }))
const textsOf = async (contactId: string) =>
  (await inStore((tx) => listTimeline(ctx, tx, contactId, { limit: 50 }))).items.map(({ text }) => text)
const everything = () =>
  Promise.all([
    rows(`select * from contact order by id`),
    rows(`select id, contact_id from conversation order by id`),
    rows(`select * from identity order by channel_id, external_id`),
    rows(`select * from contact_fact order by id`),
  ])

const sister = { externalId: 'ig-2', name: 'Бермет', username: 'bermet' }

/** A contact of two conversations, the second of which is her sister's, and a stranger. */
async function family() {
  const meerim = await writes(whatsapp, 'whatsapp', { externalId: '996555123456', name: 'Meerim' }, 'one')
  const other = await writes(instagram, 'instagram', sister, 'two')
  const stranger = await writes(instagram, 'instagram', { externalId: 'ig-3', name: 'Rose' }, 'three')
  const [mine, hers] = [await only(meerim), await only(other)]
  // Given to her: the contact that it was of is left without anything, as nobody could do here.
  await rows(`update identity set contact_id = $1 where conversation_id = $2`, [meerim, hers])
  await rows(`update conversation set contact_id = $1 where id = $2`, [meerim, hers])
  await rows(`delete from contact where id = $1`, [other])
  return { meerim, stranger, mine, hers }
}
const only = async (contactId: string): Promise<string> =>
  (await contact(contactId)).conversations[0]?.id ?? ''

describe('giving a conversation to another contact', () => {
  it('takes what comes there later along, and is taken back with it', async () => {
    const { meerim, stranger, hers } = await family()
    const before = await everything()
    const moveId = await move(hers, stranger)
    await writes(instagram, 'instagram', sister, 'four')
    expect(await textsOf(stranger)).toEqual(['two', 'three', 'four'])
    expect(await textsOf(meerim)).toEqual(['one'])
    expect((await contact(stranger)).moves).toMatchObject([{ id: moveId, from: { id: meerim } }])
    await undo(hers, moveId)
    expect(await everything()).toEqual(before)
    expect(await textsOf(meerim)).toEqual(['one', 'two', 'four'])
  })

  it('makes a contact of its own where none is named, and takes that back too', async () => {
    const { meerim, hers } = await family()
    const before = await everything()
    const moveId = await move(hers, null)
    const [made] = await rows<{ id: string; name: string }>(
      'select contact_id as id, c.name from conversation v join contact c on c.id = v.contact_id where v.id = $1',
      [hers],
    )
    expect(made).toMatchObject({ name: 'Бермет' })
    expect(made?.id).not.toBe(meerim)
    await undo(hers, moveId)
    expect(await everything()).toEqual(before)
  })

  it('keeps what was written of a new contact when that goes again', async () => {
    const { meerim, hers } = await family()
    const moveId = await move(hers, null)
    const [made] = await rows<{ id: string }>('select contact_id as id from conversation where id = $1', [
      hers,
    ])
    await inStore((tx) => addFact(ctx, tx, made?.id ?? '', { name: null, value: 'сестра' }, memberId))
    await undo(hers, moveId)
    expect((await contact(meerim)).facts.map(({ value }) => value)).toEqual(['сестра'])
  })

  it('renames neither when the person of it is called otherwise', async () => {
    const { stranger, hers } = await family()
    await move(hers, stranger)
    await writes(instagram, 'instagram', { ...sister, name: 'Бермет А.' })
    expect((await contact(stranger)).name).toBe('Rose')
  })

  it('goes back to where the contact is shown by then', async () => {
    const { meerim, stranger, hers } = await family()
    const moveId = await move(hers, stranger)
    const third = await writes(instagram, 'instagram', { externalId: 'ig-4', name: 'Асель' })
    await inStore((tx) => mergeContacts(ctx, tx, { keptId: third, otherId: meerim, memberId }))
    await undo(hers, moveId)
    expect(await textsOf(third)).toEqual(['one', 'two', 'салам'])
  })

  it('is refused for the only one, for the same contact and for one merged by now', async () => {
    const { meerim, stranger, mine, hers } = await family()
    await expect(move(await only(stranger), meerim)).rejects.toMatchObject({ code: 'only_conversation' })
    await expect(move(hers, meerim)).rejects.toMatchObject({ code: 'same_contact' })
    const third = await writes(instagram, 'instagram', { externalId: 'ig-4', name: 'Асель' })
    await inStore((tx) => mergeContacts(ctx, tx, { keptId: stranger, otherId: third, memberId }))
    await expect(move(mine, third)).rejects.toMatchObject({ code: 'contact_merged' })
  })

  it('is taken back after the move that came later, not before', async () => {
    const { meerim, stranger, hers } = await family()
    const third = await writes(instagram, 'instagram', { externalId: 'ig-4', name: 'Асель' })
    const first = await move(hers, stranger)
    const second = await move(hers, third)
    await expect(undo(hers, first)).rejects.toMatchObject({ code: 'moved_since' })
    await undo(hers, second)
    await undo(hers, second)
    await undo(hers, first)
    expect(await textsOf(meerim)).toEqual(['one', 'two'])
  })
})
