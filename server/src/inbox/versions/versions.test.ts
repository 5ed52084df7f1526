import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { openInbox } from '../../testing/open-inbox.ts'
import type { MessageJson } from '../reading/shapes.ts'
import type { MessageVersionJson } from './shapes.ts'

const clock = fixedClock(new Date().toISOString())
const { shop, app, aizada, bakyt, inbox } = await openInbox(clock)
let conversationId: string

afterAll(() => app.close())
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says('w1', 'Возьму две')
  conversationId = (await inbox.conversation()).id
})

const later = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000)
const edits = (text: string, at: number) =>
  inbox.take({ changes: [{ kind: 'edit', target: 'w1', text, at: later(at) }] })
const takesBack = (at: number) => inbox.take({ changes: [{ kind: 'deletion', target: 'w1', at: later(at) }] })
const path = (rest: string) => `/api/v1/stores/${shop.ayperi}/conversations/${conversationId}${rest}`
const thread = async () => (await aizada.get<{ items: MessageJson[] }>(path('/messages'))).body.items
const versions = async (id: string, who = aizada) =>
  (await who.get<{ items: MessageVersionJson[] }>(path(`/messages/${id}/versions`))).body.items

describe('a message that was edited', () => {
  it('tells what it said before, newest first, each with its time', async () => {
    await edits('Возьму три', 60)
    await edits('Возьму одну', 120)
    const [message] = await thread()
    expect(message).toMatchObject({ text: 'Возьму одну', editedAt: later(120).toISOString() })
    expect(await versions(message?.id ?? '')).toEqual([
      { text: 'Возьму три', from: later(60).toISOString(), until: later(120).toISOString() },
      { text: 'Возьму две', from: clock.now().toISOString(), until: later(60).toISOString() },
    ])
  })

  it('tells nothing once its sender took it back, also of what was parked in between', async () => {
    await edits('Возьму три', 60)
    await takesBack(90)
    await edits('Возьму одну', 120)
    const [message] = await thread()
    expect(message).toMatchObject({ text: null })
    expect(await versions(message?.id ?? '')).toEqual([])
    expect(await inbox.inStore((tx) => tx.query('select text from message_version'))).toEqual([])
  })

  it('that was never edited has no past, and one of another conversation is not there', async () => {
    const [message] = await thread()
    expect(await versions(message?.id ?? '')).toEqual([])
    const elsewhere = path(`/messages/${message?.id}/versions`).replace(conversationId, newId<'c'>())
    expect((await aizada.get(elsewhere)).status).toBe(404)
  })

  it('may be a note: colleagues read what it said, too', async () => {
    const note = await aizada.send<MessageJson>('POST', path('/notes'), {
      clientId: newId<'n'>(),
      text: 'Скидка 5 %',
    })
    clock.move(30_000)
    await aizada.send('PUT', path(`/notes/${note.body.id}`), { text: 'Скидка 10 %' })
    expect(await versions(note.body.id, bakyt)).toMatchObject([{ text: 'Скидка 5 %', from: note.body.at }])
  })
})
