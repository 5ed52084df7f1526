import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { openInbox } from '../../testing/open-inbox.ts'
import type { MessageJson } from '../reading/shapes.ts'
import type { MentionList } from './shapes.ts'

const clock = fixedClock(new Date().toISOString())
const { shop, app, aizada, bakyt, inbox } = await openInbox(clock)
let conversationId: string
let messageId: string

afterAll(() => app.close())
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says('w1', 'Верните деньги за рубашку')
  conversationId = (await inbox.conversation()).id
  messageId = (await thread())[0]?.id ?? ''
})

const path = (rest = '') => `/api/v1/stores/${shop.ayperi}/conversations/${conversationId}${rest}`
const thread = async () => (await aizada.get<{ items: MessageJson[] }>(path('/messages'))).body.items
const forward = (text: string, quotes: string, clientId: string = newId<'c'>()) =>
  aizada.send<MessageJson>('POST', path('/notes'), { clientId, text, quotes })

describe('a note about a message', () => {
  it('points at it, and calls whom it is for', async () => {
    const { status, body } = await forward('@Bakyt Toktogulov посмотри', messageId)
    expect(status).toBe(201)
    expect(body.quoted).toMatchObject({ id: messageId, text: 'Верните деньги за рубашку', author: 'contact' })
    const { body: asked } = await bakyt.get<MentionList>(`/api/v1/stores/${shop.ayperi}/mentions`)
    expect(asked.items[0]).toMatchObject({ messageId: body.id, conversationId })
  })

  it('still points at it when its own words are changed', async () => {
    const { body } = await forward('@Bakyt Toktogulov посмотри', messageId)
    await aizada.send('PUT', path(`/notes/${body.id}`), { text: 'Уже посмотрели' })
    expect((await thread()).at(-1)).toMatchObject({ text: 'Уже посмотрели', quoted: { id: messageId } })
  })

  it('keeps none of its words: what is edited or taken back is so in the note', async () => {
    await forward('Посмотрите', messageId)
    await inbox.take({
      changes: [{ kind: 'edit', target: 'w1', text: 'Обменяйте рубашку', at: clock.now() }],
    })
    expect((await thread()).at(-1)?.quoted?.text).toBe('Обменяйте рубашку')
    await inbox.take({ changes: [{ kind: 'deletion', target: 'w1', at: clock.now() }] })
    const note = (await thread()).at(-1)
    expect(note?.quoted).toMatchObject({ deleted: true, text: null })
    expect(JSON.stringify(note)).not.toContain('рубашк')
    expect((await forward('И ещё раз', messageId)).status).toBe(404)
  })

  it('is never about a message of another conversation, nor about a line of events', async () => {
    await inbox.says('w2', 'Мне бы платье', { from: { externalId: 'nurgul', name: 'Nurgul' } })
    const [other] = await inbox.inStore((tx) =>
      tx.query<{ id: string }>('select id from message where conversation_id <> $1', [conversationId]),
    )
    expect((await forward('Посмотрите', other?.id ?? '')).status).toBe(404)
    await aizada.send('PUT', path('/speaker'), { speaker: 'member' })
    const line = (await thread()).find(({ kind }) => kind === 'event')
    expect((await forward('Посмотрите', line?.id ?? '')).status).toBe(404)
    expect((await thread()).filter(({ kind }) => kind === 'note')).toEqual([])
  })

  it('is told apart from what a channel may call a quote', async () => {
    const detail = { quotes: 'wamid.7' } as never
    await inbox.says('w3', 'Здравствуйте', { detail })
    expect((await thread()).at(-1)).toMatchObject({ text: 'Здравствуйте', quoted: null })
  })

  it('exists once, however often it is sent', async () => {
    const [first, again] = [await forward('Раз', messageId, 'once'), await forward('Раз', messageId, 'once')]
    expect(again.body.id).toBe(first.body.id)
  })
})
