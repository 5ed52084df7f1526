import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreTx } from '#platform/database/database.ts'
import { type ConversationId, newId } from '#platform/ids.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { peopleOf } from '../../testing/people.ts'
import { addPromise, changePromise, listPromises } from '../promises/promises.ts'
import { mergeContacts, undoMerge } from './merge.ts'
import { getContact } from './read.ts'

const ctx = await testCtx()
const { ayperi, aizada } = await world(ctx)
const { rows, writes } = peopleOf(ctx, ayperi)
const memberId = aizada.memberId
const whatsapp = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const instagram = await connectTestChannel(ctx, ayperi, 'instagram', '200')

beforeEach(() => rows('delete from contact'))

const inStore = <T>(work: (tx: StoreTx) => Promise<T>): Promise<T> => ctx.db.withStore(ayperi, work)
const contact = (id: string) => inStore((tx) => getContact(ctx, tx, id))
const conversationOf = async (contactId: string) =>
  (await contact(contactId)).conversations[0]?.id as ConversationId
const inAnHour = () => new Date(ctx.clock.now().getTime() + 3_600_000)
const promise = (id: ConversationId, text: string) =>
  inStore((tx) => addPromise(ctx, tx, id, memberId, { text, dueAt: inAnHour() }))
const promised = async (id: string) =>
  (await inStore((tx) => listPromises(ctx, tx, id))).map(({ text }) => text)
const rated = (conversationId: string, score: number) =>
  rows(
    `insert into survey (store_id, id, conversation_id, message_id, language, asked_at, score, answered_at)
     values ($1, $2, $3, $4, 'ru', $5, $6, $5)`,
    [ayperi, newId(), conversationId, newId(), ctx.clock.now(), score],
  )
const scores = async (contactId: string) =>
  (await contact(contactId)).ratings.map(({ score }) => score).sort()

describe('what a customer was promised and how they rated it', () => {
  it('is theirs over all channels while contacts are merged, and apart again after that', async () => {
    const kept = await writes(whatsapp, 'whatsapp', { externalId: '996555123456', name: 'Meerim' })
    const other = await writes(instagram, 'instagram', { externalId: 'ig-1', name: 'meerim.kg' })
    const stranger = await writes(instagram, 'instagram', { externalId: 'ig-2', name: 'Бермет' })
    const [here, there, elsewhere] = [
      await conversationOf(kept),
      await conversationOf(other),
      await conversationOf(stranger),
    ]
    await promise(here, 'отправить фото')
    const made = await promise(there, 'отложить рубашку')
    await promise(elsewhere, 'перезвонить')
    await rated(here, 5)
    await rated(there, 2)
    await rated(elsewhere, 1)
    expect([await promised(here), await scores(kept)]).toEqual([['отправить фото'], [5]])

    await inStore((tx) => mergeContacts(ctx, tx, { keptId: kept, otherId: other, memberId }))
    const all = ['отправить фото', 'отложить рубашку']
    expect((await promised(here)).toSorted()).toEqual(all.toSorted())
    expect((await promised(there)).toSorted()).toEqual(all.toSorted())
    expect(await scores(kept)).toEqual([2, 5])
    await inStore((tx) =>
      changePromise(ctx, tx, made.conversationId as ConversationId, made.id, memberId, { state: 'dropped' }),
    )
    expect(await promised(here)).toEqual(['отправить фото'])

    const [merge] = (await contact(kept)).merges
    await inStore((tx) => undoMerge(ctx, tx, { contactId: kept, mergeId: merge?.id ?? '', memberId }))
    expect([await promised(here), await promised(there)]).toEqual([['отправить фото'], []])
    expect([await scores(kept), await scores(other)]).toEqual([[5], [2]])
    expect(await promised(elsewhere)).toEqual(['перезвонить'])
  })
})
