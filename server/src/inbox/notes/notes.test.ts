import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { removeMember } from '#accounts'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { openInbox } from '../../testing/open-inbox.ts'
import type { ConversationJson, MessageJson } from '../reading/shapes.ts'
import type { MentionList } from './shapes.ts'

const clock = fixedClock(new Date().toISOString())
const { ctx, shop, app, aizada, bakyt, inbox } = await openInbox(clock)
let conversationId: string

afterAll(() => app.close())
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says(newId<'m'>(), 'Есть размер L?')
  conversationId = (await inbox.conversation()).id
})

const at = (path = '') => `/api/v1/stores/${shop.ayperi}${path}`
const notes = () => at(`/conversations/${conversationId}/notes`)
const write = (text: string, who = aizada, clientId: string = newId<'c'>()) =>
  who.send<MessageJson>('POST', notes(), { clientId, text })
const change = (id: string, text: string, who = aizada) =>
  who.send<MessageJson & { code?: string }>('PUT', `${notes()}/${id}`, { text })
const remove = (id: string, who = aizada) =>
  who.send<MessageJson & { code?: string }>('DELETE', `${notes()}/${id}`)
const mentions = async (who = bakyt, query = '') => (await who.get<MentionList>(at(`/mentions${query}`))).body
const rows = <T extends object>(text: string) => inbox.inStore((tx) => tx.query<T>(text))

describe('a note', () => {
  it('stands in the thread, by whom it is', async () => {
    const { status, body } = await write('Скидку не давать')
    expect(status).toBe(201)
    const seen = {
      direction: 'internal',
      kind: 'note',
      author: 'member',
      text: 'Скидку не давать',
      status: null,
    }
    expect(body).toMatchObject({
      ...seen,
      authorName: 'Aizada Asanova',
      authorMemberId: shop.aizada.memberId,
    })
    const thread = await bakyt.get<{ items: MessageJson[] }>(at(`/conversations/${conversationId}/messages`))
    expect(thread.body.items.map(({ kind }) => kind)).toEqual(['text', 'note'])
  })

  it('changes nothing about the conversation: nobody has read, answered, taken it over or spoken', async () => {
    const all = () => rows<Record<string, unknown>>('select * from conversation')
    const lanes = () => rows('select conversation_id, due_at, lease_no from turn_lane')
    const before = [await all(), await lanes()]
    clock.move(60_000)
    await write('Скидку не давать')
    expect([await all(), await lanes()]).toEqual(before)
    const { body } = await aizada.get<ConversationJson>(at(`/conversations/${conversationId}`))
    expect(body).toMatchObject({ unread: 1, speaker: 'assistant', lastMessage: { text: 'Есть размер L?' } })
  })

  it('opens no window that is closed', async () => {
    clock.move(25 * 3_600_000)
    await write('Окно закрыто')
    const { body } = await aizada.get<ConversationJson>(at(`/conversations/${conversationId}`))
    expect(body.window.open).toBe(false)
  })

  it('exists once, however often it is sent, and never becomes what a reply was called', async () => {
    const [first, again] = [await write('Раз', aizada, 'one'), await write('Раз', aizada, 'one')]
    expect(again.body.id).toBe(first.body.id)
    const reply = { clientId: 'one', text: 'Здравствуйте' }
    const path = at(`/conversations/${conversationId}/messages`)
    expect((await aizada.send('POST', path, reply)).status).toBe(409)
    await aizada.send('POST', path, { ...reply, clientId: 'two' })
    expect((await write('Два', aizada, 'two')).body).toMatchObject({ code: 'client_id_taken' })
  })

  it('is edited by who wrote it and by nobody else; what it said is kept', async () => {
    const { id } = (await write('Скидка 5 %')).body
    expect(await change(id, 'Скидка 50 %', bakyt)).toMatchObject({
      status: 403,
      body: { code: 'not_your_note' },
    })
    await change(id, 'Скидка 10 %')
    const { body } = await change(id, 'Скидка 15 %')
    expect(body).toMatchObject({ text: 'Скидка 15 %', editedAt: expect.any(String) })
    const versions = await rows<{ text: string }>('select text from message_version order by replaced_at')
    expect(versions.map(({ text }) => text)).toEqual(['Скидка 5 %', 'Скидка 10 %'])
  })

  it('is deleted by who wrote it, and nothing of what it said is left', async () => {
    const { id } = (await write('Тайна для @Bakyt Toktogulov')).body
    await change(id, 'Другая тайна для @Bakyt Toktogulov')
    expect((await remove(id, bakyt)).status).toBe(403)
    const { body } = await remove(id)
    expect(body).toMatchObject({ text: null, detail: {}, deletedAt: expect.any(String) })
    expect((await remove(id)).status).toBe(200)
    expect(await change(id, 'Снова')).toMatchObject({ status: 409, body: { code: 'note_deleted' } })
    expect(await rows('select 1 from message_version')).toEqual([])
    expect(await mentions()).toMatchObject({ items: [], unseen: 0 })
  })

  it('is no door to messages: only notes can be changed or deleted this way', async () => {
    const [asked] = await inbox.messages()
    expect((await change(asked?.id ?? '', 'Иначе')).status).toBe(404)
    expect((await remove(asked?.id ?? '')).status).toBe(404)
  })
})

describe('a mention', () => {
  it('is a row of whoever is named, with its place in the text, and is counted until it is seen', async () => {
    const { id, content } = (await write('Спроси @Bakyt Toktogulov')).body
    expect(content.mentions).toEqual([{ memberId: shop.bakyt.memberId, from: 7, to: 24 }])
    const list = await mentions()
    expect(list).toMatchObject({
      unseen: 1,
      items: [
        {
          messageId: id,
          conversationId,
          contact: { name: 'Meerim' },
          authorName: 'Aizada Asanova',
          seenAt: null,
        },
      ],
    })
    expect(await mentions(aizada)).toMatchObject({ unseen: 0, items: [] })
    expect((await aizada.send('PUT', at(`/mentions/${id}/seen`))).status).toBe(404)
    expect((await bakyt.send('PUT', at(`/mentions/${id}/seen`))).status).toBe(204)
    expect(await mentions()).toMatchObject({ unseen: 0, items: [{ seenAt: expect.any(String) }] })
  })

  it('of oneself asks nobody', async () => {
    await write('Я, @Aizada Asanova, разберусь')
    expect(await mentions(aizada)).toMatchObject({ unseen: 0, items: [] })
  })

  it('follows the edit: who is named anew is asked, who no longer is is not, and what was seen stays seen', async () => {
    const { id } = (await write('Без имени')).body
    await change(id, 'Теперь @Bakyt Toktogulov')
    expect(await mentions()).toMatchObject({ unseen: 1 })
    await bakyt.send('PUT', at(`/mentions/${id}/seen`))
    await change(id, 'Всё ещё @Bakyt Toktogulov')
    expect(await mentions()).toMatchObject({ unseen: 0, items: [{ messageId: id }] })
    await change(id, 'Уже никто')
    expect(await mentions()).toMatchObject({ items: [] })
  })

  it('comes page by page, newest first, with one count of all', async () => {
    for (const n of [1, 2, 3]) await write(`${n} @Bakyt Toktogulov`)
    const first = await mentions(bakyt, '?limit=2')
    expect(first).toMatchObject({ unseen: 3 })
    const second = await mentions(bakyt, `?limit=2&before=${first.next}`)
    expect([...first.items, ...second.items].map(({ text }) => text[0])).toEqual(['3', '2', '1'])
    expect(second.next).toBeNull()
  })

  it('goes with its conversation, and with the member', async () => {
    await write('@Bakyt Toktogulov')
    await inbox.inStore((tx) => tx.query('delete from conversation'))
    expect(await rows('select 1 from mention')).toEqual([])
    await inbox.inStore((tx) => tx.query('delete from contact'))
    await inbox.says(newId<'m'>(), 'Снова я')
    conversationId = (await inbox.conversation()).id
    await write('@Bakyt Toktogulov')
    await ctx.db.withStore(shop.ayperi, (tx) => removeMember(tx, shop.bakyt.memberId))
    expect(await rows('select 1 from mention')).toEqual([])
  })
})
