import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { type Client, client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message } from '../../testing/message-path.ts'
import type { ConversationJson } from '../reading/shapes.ts'
import type { Action, MacroJson, RunAnswer } from './shapes.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
const HOUR = 3_600_000
const ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
const shop = await world(ctx)
const app = await createApp(ctx)
afterAll(() => app.close())
const aizada = await client(app, shop.aizada)
const bakyt = await client(app, shop.bakyt)
const channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
const inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp')
const store = `/api/v1/stores/${shop.ayperi}`

beforeEach(() =>
  inbox.inStore(async (tx) => {
    await tx.query('delete from contact')
    await tx.query('delete from macro')
    await tx.query('delete from canned_reply')
  }),
)

const writes = (name: string, text = 'салам', more: object = {}) =>
  inbox.take({
    messages: [message(ctx, newId<'m'>(), text, { from: { externalId: name, name }, ...more })],
  })
const named = async (name: string) => {
  const { items } = (await aizada.get<{ items: ConversationJson[] }>(`${store}/conversations`)).body
  const closed = (await aizada.get<{ items: ConversationJson[] }>(`${store}/conversations?view=closed`)).body
    .items
  const found = [...items, ...closed].find(({ contact }) => contact.name === name)
  if (!found) throw new Error(`no conversation of ${name}`)
  return found
}
const keep = (actions: Action[], { name = 'Спасибо', shared = true, who = aizada } = {}) =>
  who.send<MacroJson & { code: string; missing?: string }>('POST', `${store}/macros`, {
    name,
    shared,
    actions,
  })
const run = async (
  macro: { body: MacroJson },
  people: string[],
  who: Client = aizada,
  clientId = newId<'c'>(),
) => {
  const conversations = await Promise.all(
    people.map(async (person) => {
      const { id, version } = await named(person)
      return { conversationId: id, version }
    }),
  )
  const { body } = await who.send<RunAnswer>('POST', `${store}/macro-runs`, {
    macroId: macro.body.id,
    clientId,
    conversations,
  })
  return body
}
const said = async () =>
  (await inbox.messages()).filter(({ author }) => author === 'member').map(({ text }) => text)
const addLabel = async (name: string) =>
  (await aizada.send<{ id: string }>('POST', `${store}/labels`, { name, colour: 'lake' })).body.id

describe('a macro', () => {
  it('does all of its actions on all that are picked, in one go', async () => {
    for (const person of ['Meerim', 'Nurbek']) await writes(person)
    const labelId = await addLabel('кат')
    const macro = await keep([
      { do: 'close' },
      { do: 'say', text: 'Рахмат, {{name}}! {{me}}, {{shop}}' },
      { do: 'label', add: [labelId] },
      { do: 'assign', to: 'me' },
    ])
    const { ran, refused } = await run(macro, ['Meerim', 'Nurbek'])
    expect(refused).toEqual([])
    expect(await said()).toEqual(['Рахмат, Meerim! Aizada, Ayperi', 'Рахмат, Nurbek! Aizada, Ayperi'])
    for (const { conversation, before, speakerBefore } of ran) {
      expect(conversation).toMatchObject({ state: 'closed', labelIds: [labelId] })
      expect(conversation.assignee?.id).toBe(shop.aizada.memberId)
      expect({ before, speakerBefore }).toMatchObject({
        before: { state: 'open', labelIds: [] },
        speakerBefore: 'assistant',
      })
    }
  })

  it('says a ready answer in the language of each contact', async () => {
    for (const [language, text] of [
      ['ru', 'Спасибо!'],
      ['ky', 'Рахмат!'],
    ])
      await aizada.send('POST', `${store}/canned-replies`, {
        shortcut: 'thanks',
        language,
        text,
        shared: true,
      })
    await writes('Meerim', 'Саламатсызбы, кандайсыз, көйнөк канча турат?')
    await writes('Ivan', 'Здравствуйте, сколько стоит это платье?')
    const macro = await keep([{ do: 'answer', shortcut: 'thanks' }])
    await run(macro, ['Meerim', 'Ivan'])
    expect(await said()).toEqual(['Рахмат!', 'Спасибо!'])
  })

  it('gives the word to the assistant after it has said its own', async () => {
    await writes('Meerim')
    const macro = await keep([
      { do: 'say', text: 'Бир мүнөт' },
      { do: 'speaker', speaker: 'assistant' },
    ])
    const { ran } = await run(macro, ['Meerim'])
    expect(ran).toMatchObject([{ before: null, conversation: { speaker: 'assistant', epoch: 2 } }])
    expect(await inbox.lanes()).toEqual([])
  })

  it('does nothing at all where one of its actions is refused, and everything elsewhere', async () => {
    await writes('Late')
    clock.move(25 * HOUR)
    await writes('Meerim')
    const macro = await keep([{ do: 'say', text: 'Рахмат' }, { do: 'close' }])
    const { ran, refused } = await run(macro, ['Late', 'Meerim'])
    expect(refused).toMatchObject([{ code: 'window_closed', conversation: { state: 'open' } }])
    expect(ran).toHaveLength(1)
    expect(await named('Late')).toMatchObject({ state: 'open', speaker: 'assistant' })
    expect(await said()).toEqual(['Рахмат'])
  })

  it('says nothing where a colleague has changed the conversation meanwhile', async () => {
    await writes('Meerim')
    const macro = await keep([{ do: 'say', text: 'Рахмат' }, { do: 'close' }])
    const { id, version } = await named('Meerim')
    await bakyt.send('PATCH', `${store}/conversations/${id}`, { version, state: 'closed' })
    await bakyt.send('PATCH', `${store}/conversations/${id}`, { version: 99, state: 'open' })
    const { body } = await aizada.send<RunAnswer>('POST', `${store}/macro-runs`, {
      macroId: macro.body.id,
      clientId: newId<'c'>(),
      conversations: [{ conversationId: id, version }],
    })
    expect(body.refused).toMatchObject([
      { code: 'changed_meanwhile', news: [{ matter: 'state', member: { name: 'Bakyt Toktogulov' } }] },
    ])
    expect(await said()).toEqual([])
  })

  it('says nothing twice when the same run comes again', async () => {
    await writes('Meerim')
    const macro = await keep([{ do: 'say', text: 'Рахмат' }])
    const clientId = newId<'c'>()
    await run(macro, ['Meerim'], aizada, clientId)
    await run(macro, ['Meerim'], aizada, clientId)
    expect(await said()).toEqual(['Рахмат'])
  })

  it('leaves out whoever has no name for its slot', async () => {
    await inbox.take({ messages: [message(ctx, newId<'m'>(), 'салам', { from: { externalId: '996700' } })] })
    await inbox.inStore((tx) => tx.query(`update contact set name = null`))
    const macro = await keep([{ do: 'say', text: 'Рахмат, {{name}}' }])
    const { id, version } = (await aizada.get<{ items: ConversationJson[] }>(`${store}/conversations`)).body
      .items[0] ?? {
      id: '',
      version: 0,
    }
    const { body } = await aizada.send<RunAnswer>('POST', `${store}/macro-runs`, {
      macroId: macro.body.id,
      clientId: newId<'c'>(),
      conversations: [{ conversationId: id, version }],
    })
    expect(body.refused).toMatchObject([{ code: 'slot_open' }])
  })
})

describe('keeping macros', () => {
  it("is for everybody's those who lead the shop, and for one's own each member", async () => {
    expect(await keep([{ do: 'close' }], { who: bakyt })).toMatchObject({ status: 403 })
    const own = await keep([{ do: 'close' }], { who: bakyt, shared: false })
    expect(own.status).toBe(201)
    const shared = await keep([{ do: 'close' }])
    const names = async (who: Client) =>
      (await who.get<{ items: MacroJson[] }>(`${store}/macros`)).body.items.map(({ id }) => id).sort()
    expect(await names(bakyt)).toEqual([own.body.id, shared.body.id].sort())
    expect(await names(aizada)).toEqual([shared.body.id])
    expect(await aizada.send('DELETE', `${store}/macros/${own.body.id}`)).toMatchObject({ status: 404 })
    expect(await bakyt.send('DELETE', `${store}/macros/${shared.body.id}`)).toMatchObject({ status: 403 })
    const { status } = await bakyt.send('PUT', `${store}/macros/${own.body.id}`, {
      name: 'Жабуу',
      shared: false,
      actions: [{ do: 'snooze', why: 'reply' }],
    })
    expect(status).toBe(200)
  })

  it('takes each name once, and nothing that is not there', async () => {
    await keep([{ do: 'close' }])
    expect(await keep([{ do: 'close' }], { name: 'СПАСИБО' })).toMatchObject({ body: { code: 'name_taken' } })
    const broken: [Action, string][] = [
      [{ do: 'label', add: [newId()] }, 'label'],
      [{ do: 'stage', stageId: newId() }, 'stage'],
      [{ do: 'assign', to: shop.nurlan.memberId }, 'member'],
      [{ do: 'answer', shortcut: 'жок' }, 'answer'],
    ]
    for (const [action, missing] of broken)
      expect(await keep([action], { name: missing })).toMatchObject({
        status: 422,
        body: { code: 'macro_broken', missing },
      })
    expect(await keep([{ do: 'say', text: '{{age}}' }], { name: 'x' })).toMatchObject({
      body: { code: 'slots_wrong' },
    })
    const twice: Action[][] = [
      [{ do: 'close' }, { do: 'close' }],
      [{ do: 'close' }, { do: 'snooze', why: 'reply' }],
    ]
    for (const actions of twice) expect((await keep(actions, { name: 'y' })).status).toBe(422)
  })

  it('tells whoever runs it that something it names has gone', async () => {
    await writes('Meerim')
    const labelId = await addLabel('убактылуу')
    const macro = await keep([{ do: 'label', add: [labelId] }, { do: 'close' }])
    await aizada.send('DELETE', `${store}/labels/${labelId}`)
    const { id, version } = await named('Meerim')
    const answer = await aizada.send('POST', `${store}/macro-runs`, {
      macroId: macro.body.id,
      clientId: newId<'c'>(),
      conversations: [{ conversationId: id, version }],
    })
    expect(answer).toMatchObject({ status: 422, body: { code: 'macro_broken', missing: 'label' } })
    expect(await named('Meerim')).toMatchObject({ state: 'open' })
  })
})
