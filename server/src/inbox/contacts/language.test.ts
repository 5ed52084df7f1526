import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreTx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Language } from '#platform/text/language.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { peopleOf } from '../../testing/people.ts'
import { ConversationNotFound } from '../errors.ts'
import { chooseLanguage } from './language.ts'
import { mergeContacts, undoMerge } from './merge.ts'
import { moveToContact } from './move.ts'
import { getContact } from './read.ts'

const ctx = await testCtx()
const { ayperi, aizada } = await world(ctx)
const { rows, writes } = peopleOf(ctx, ayperi)
const memberId = aizada.memberId
const whatsapp = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const instagram = await connectTestChannel(ctx, ayperi, 'instagram', '200')
const meerim = { externalId: '996555123456', name: 'Meerim' }
const handle = { externalId: 'ig-1', name: 'meerim.kg' }

beforeEach(() => rows('delete from contact'))

const inStore = <T>(work: (tx: StoreTx) => Promise<T>): Promise<T> => ctx.db.withStore(ayperi, work)
/** What is spoken over each channel, and whether somebody has said so. */
const spoken = async (contactId: string) => {
  const { conversations } = await inStore((tx) => getContact(ctx, tx, contactId))
  return Object.fromEntries(
    conversations.map(({ channel, contact: { language, languageChosen } }) => [
      channel.kind,
      `${language}${languageChosen ? ' chosen' : ''}`,
    ]),
  )
}
const conversationOf = async (contactId: string, kind: string) => {
  const { conversations } = await inStore((tx) => getContact(ctx, tx, contactId))
  return conversations.find(({ channel }) => channel.kind === kind)?.id ?? ''
}
const choose = async (contactId: string, kind: string, language: Language | null) => {
  const id = await conversationOf(contactId, kind)
  await inStore((tx) => chooseLanguage(ctx, tx, id, language))
}

describe('the language of a customer, chosen by somebody of the shop', () => {
  it('stands whatever they write, until it follows their words again', async () => {
    const id = await writes(whatsapp, 'whatsapp', meerim, 'Сколько стоит эта рубашка?')
    expect(await spoken(id)).toEqual({ whatsapp: 'ru' })
    await choose(id, 'whatsapp', 'ky')
    await writes(whatsapp, 'whatsapp', meerim, 'А доставка по городу есть?')
    expect(await spoken(id)).toEqual({ whatsapp: 'ky chosen' })
    await choose(id, 'whatsapp', null)
    expect(await spoken(id)).toEqual({ whatsapp: 'ky' })
    await writes(whatsapp, 'whatsapp', meerim, 'А доставка по городу есть?')
    expect(await spoken(id)).toEqual({ whatsapp: 'ru' })
  })

  it('is that of one conversation of a merged contact, and goes apart with it', async () => {
    const kept = await writes(whatsapp, 'whatsapp', meerim, 'Сколько стоит эта рубашка?')
    const other = await writes(instagram, 'instagram', handle, 'Сколько стоит эта рубашка?')
    await inStore((tx) => mergeContacts(ctx, tx, { keptId: kept, otherId: other, memberId }))
    await choose(kept, 'instagram', 'en')
    expect(await spoken(kept)).toEqual({ whatsapp: 'ru', instagram: 'en chosen' })
    const [merge] = (await inStore((tx) => getContact(ctx, tx, kept))).merges
    await inStore((tx) => undoMerge(ctx, tx, { contactId: kept, mergeId: merge?.id ?? '', memberId }))
    expect([await spoken(kept), await spoken(other)]).toEqual([
      { whatsapp: 'ru' },
      { instagram: 'en chosen' },
    ])
  })

  it('comes along when the conversation is given a contact of its own', async () => {
    const id = await writes(whatsapp, 'whatsapp', meerim)
    await choose(id, 'whatsapp', 'en')
    const other = await writes(instagram, 'instagram', handle)
    const conversationId = await conversationOf(other, 'instagram')
    // Given to her as nobody could do here.
    await rows('update identity set contact_id = $1 where contact_id = $2', [id, other])
    await rows('update conversation set contact_id = $1 where contact_id = $2', [id, other])
    await inStore((tx) => moveToContact(ctx, tx, { conversationId, contactId: null, memberId }))
    const [apart] = await rows<{ id: string }>('select contact_id as id from conversation where id = $1', [
      conversationId,
    ])
    expect(apart?.id).not.toBe(id)
    expect(await spoken(apart?.id ?? '')).toEqual({ instagram: 'en chosen' })
  })

  it('is of no conversation that is not there', async () => {
    await expect(inStore((tx) => chooseLanguage(ctx, tx, newId(), 'ky'))).rejects.toThrow(
      ConversationNotFound,
    )
  })
})
