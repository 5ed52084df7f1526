import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import { newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message } from '../../testing/message-path.ts'
import type { ConversationJson } from '../reading/shapes.ts'
import { workOnSnoozed } from './snooze.ts'

// Tuesday, 16:00 in Bishkek.
const clock = fixedClock('2026-11-24T10:00:00.000Z')
const HOUR = 3_600_000
let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
let bakyt: Client
let inbox: ReturnType<typeof inboxOf>

beforeAll(async () => {
  ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  bakyt = await client(app, shop.bakyt)
  const channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp')
  await workOnSnoozed(ctx)
})
afterAll(() => app.close())
beforeEach(() => inbox.inStore((tx) => tx.query('delete from contact')))

interface Changed {
  conversation: ConversationJson
  before: { assigneeId: string | null; labelIds: string[]; snooze: object | null; state: string }
}
interface Refusal {
  code: string
  conversation: ConversationJson
  news: { matter: string; member: { id: string; name: string } }[]
}
const store = () => `/api/v1/stores/${shop.ayperi}`
const writes = (person: string, text = 'салам') =>
  inbox.take({ messages: [message(ctx, newId<'m'>(), text, { from: { externalId: person, name: person } })] })
const list = async (view: string, who = aizada) =>
  (
    await who.get<{ items: ConversationJson[]; counts: Record<string, number> }>(
      `${store()}/conversations?view=${view}`,
    )
  ).body
const names = async (view: string, who = aizada) =>
  (await list(view, who)).items.map((item) => item.contact.name)
const named = async (name: string) => {
  const all = [...(await list('all')).items, ...(await list('closed')).items]
  const found = all.find((item) => item.contact.name === name)
  if (!found) throw new Error(`no conversation of ${name}`)
  return found
}
const change = (who: Client, seen: ConversationJson, body: object) =>
  who.send<Changed & Refusal>('PATCH', `${store()}/conversations/${seen.id}`, {
    version: seen.version,
    ...body,
  })
const lines = async () =>
  (await inbox.messages()).filter((each) => each.kind === 'event').map((each) => each.detail)
const addLabel = async (name: string) =>
  (await aizada.send<{ id: string }>('POST', `${store()}/labels`, { name, colour: 'lake' })).body.id

describe('who looks after a conversation', () => {
  it('is somebody of the shop, and a grey line says who decided it', async () => {
    await writes('Meerim')
    const { memberId } = shop.bakyt
    const { status, body } = await change(aizada, await named('Meerim'), { assigneeId: memberId })
    expect(status).toBe(200)
    expect(body.conversation).toMatchObject({
      assignee: { id: memberId, name: 'Bakyt Toktogulov' },
      version: 1,
    })
    expect(body.before.assigneeId).toBeNull()
    expect(await lines()).toEqual([
      { type: 'assigned', by: { memberId: shop.aizada.memberId }, to: memberId },
    ])
    expect([await names('mine'), await names('mine', bakyt)]).toEqual([[], ['Meerim']])
  })

  it('cannot be a member of another store', async () => {
    await writes('Meerim')
    const answer = await change(aizada, await named('Meerim'), { assigneeId: shop.nurlan.memberId })
    expect(answer.status).toBe(404)
    expect(await named('Meerim')).toMatchObject({ assignee: null, version: 0 })
  })

  it('becomes whoever answers first, and stays it when a colleague answers, too', async () => {
    await writes('Meerim')
    const { id } = await named('Meerim')
    const say = (who: Client) =>
      who.send('POST', `${store()}/conversations/${id}/messages`, { clientId: newId<'c'>(), text: 'да' })
    await say(bakyt)
    await say(aizada)
    expect(await named('Meerim')).toMatchObject({
      assignee: { id: shop.bakyt.memberId },
      speakerMember: { id: shop.aizada.memberId },
    })
  })
})

describe('two people who change the same conversation at once', () => {
  it('do not overwrite each other: the second is told what changed and who did it', async () => {
    await writes('Meerim')
    const seen = await named('Meerim')
    await change(aizada, seen, { assigneeId: shop.aizada.memberId })
    const late = await change(bakyt, seen, { assigneeId: shop.bakyt.memberId })
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: 'changed_meanwhile',
        news: [{ matter: 'assignee', member: { name: 'Aizada Asanova' } }],
        conversation: { version: 1, assignee: { id: shop.aizada.memberId } },
      },
    })
    expect((await named('Meerim')).assignee?.id).toBe(shop.aizada.memberId)
    const again = await change(bakyt, late.body.conversation, { assigneeId: shop.bakyt.memberId })
    expect(again.status).toBe(200)
  })

  it('are told of closing, too, and one of them alone is never told of their own change', async () => {
    await writes('Meerim')
    const seen = await named('Meerim')
    await aizada.send('PUT', `${store()}/conversations/${seen.id}/state`, { state: 'closed' })
    expect((await change(aizada, seen, { stageId: null })).status).toBe(200)
    expect((await change(bakyt, seen, { assigneeId: shop.bakyt.memberId })).body.news).toMatchObject([
      { matter: 'state' },
    ])
  })

  it('keep what the others of several allow', async () => {
    await writes('Meerim')
    await writes('Bakyt')
    const [meerim, other] = [await named('Meerim'), await named('Bakyt')]
    await change(aizada, meerim, { assigneeId: shop.aizada.memberId })
    const { body } = await bakyt.send<{ changed: Changed[]; refused: Refusal[] }>(
      'POST',
      `${store()}/conversation-changes`,
      {
        changes: [meerim, other].map(({ id, version }) => ({
          conversationId: id,
          version,
          assigneeId: shop.bakyt.memberId,
        })),
      },
    )
    expect(body.changed.map((each) => each.conversation.contact.name)).toEqual(['Bakyt'])
    expect(body.refused).toMatchObject([{ code: 'changed_meanwhile', conversation: { id: meerim.id } }])
  })
})

describe('labels', () => {
  it('are put on and taken off without a line in the timeline', async () => {
    await writes('Meerim')
    const [gift, vip] = [await addLabel('подарок'), await addLabel('VIP')]
    await change(aizada, await named('Meerim'), { addLabelIds: [gift, vip] })
    expect((await named('Meerim')).labelIds).toEqual([gift, vip])
    const { body } = await change(aizada, await named('Meerim'), { removeLabelIds: [gift] })
    expect(body.conversation.labelIds).toEqual([vip])
    expect(body.before.labelIds.toSorted()).toEqual([gift, vip].toSorted())
    expect(await lines()).toEqual([])
    await aizada.send('DELETE', `${store()}/labels/${vip}`)
    expect((await named('Meerim')).labelIds).toEqual([])
    await aizada.send('DELETE', `${store()}/labels/${gift}`)
  })

  it('are managed by those who run the shop, each name once, in their order', async () => {
    const [one, two] = [await addLabel('один'), await addLabel('два')]
    expect(await aizada.send('POST', `${store()}/labels`, { name: 'ОДИН', colour: 'leaf' })).toMatchObject({
      status: 409,
      body: { code: 'name_taken' },
    })
    expect((await bakyt.send('POST', `${store()}/labels`, { name: 'x', colour: 'leaf' })).status).toBe(403)
    expect((await bakyt.send('DELETE', `${store()}/labels/${one}`)).status).toBe(403)
    await aizada.send('PATCH', `${store()}/labels/${two}`, { position: 0, colour: 'brick' })
    const { items } = (await bakyt.get<{ items: { id: string }[] }>(`${store()}/labels`)).body
    expect(items.map(({ id }) => id)).toEqual([two, one])
  })
})

describe('stages', () => {
  const stages = async () =>
    (await aizada.get<{ items: { id: string; name: string; ends: boolean }[] }>(`${store()}/stages`)).body
      .items

  it('are four from the start, and getting to the last one closes', async () => {
    const [first, , , last] = await stages()
    expect((await stages()).map(({ name, ends }) => [name, ends])).toEqual([
      ['Новый', false],
      ['В разговоре', false],
      ['Заказал', false],
      ['Завершён', true],
    ])
    await writes('Meerim')
    await change(aizada, await named('Meerim'), { stageId: first?.id })
    const { body } = await change(aizada, await named('Meerim'), { stageId: last?.id })
    expect(body.conversation).toMatchObject({ stageId: last?.id, state: 'closed' })
    expect((await lines()).map((line) => line['type'])).toEqual(['staged', 'staged', 'closed'])
  })

  it('hand their conversations to another stage when they are deleted', async () => {
    const [first, second] = await stages()
    await writes('Meerim')
    await change(aizada, await named('Meerim'), { stageId: first?.id })
    await aizada.send('DELETE', `${store()}/stages/${first?.id}?to=${second?.id}`)
    expect((await named('Meerim')).stageId).toBe(second?.id)
    await aizada.send('DELETE', `${store()}/stages/${second?.id}`)
    expect((await named('Meerim')).stageId).toBeNull()
  })
})

describe('closing', () => {
  it('taken back at once leaves nobody unanswered', async () => {
    await writes('Meerim')
    const { id, waitingSince } = await named('Meerim')
    await bakyt.send('PUT', `${store()}/conversations/${id}/speaker`, { speaker: 'member' })
    const { body } = await change(bakyt, await named('Meerim'), { state: 'closed' })
    expect(body.conversation).toMatchObject({ state: 'closed', waitingSince: null, unread: 0 })
    clock.move(10_000)
    await change(bakyt, body.conversation, { state: 'open' })
    expect(await named('Meerim')).toMatchObject({
      state: 'open',
      speaker: 'member',
      speakerMember: { id: shop.bakyt.memberId },
      waitingSince,
      unread: 1,
    })
  })

  it('taken back later begins with the assistant', async () => {
    await writes('Meerim')
    const { body } = await change(bakyt, await named('Meerim'), { state: 'closed' })
    clock.move(61_000)
    await change(bakyt, body.conversation, { state: 'open' })
    expect(await named('Meerim')).toMatchObject({ state: 'open', speaker: 'assistant', waitingSince: null })
  })
})

describe('a snooze', () => {
  it.each([
    ['hour', '2026-11-24T11:00:00.000Z'],
    ['evening', '2026-11-24T13:00:00.000Z'],
    ['tomorrow', '2026-11-25T03:00:00.000Z'],
    ['monday', '2026-11-30T03:00:00.000Z'],
    // An hour before the moment up to which one may write.
    ['window', '2026-11-25T08:59:30.000Z'],
    ['reply', null],
  ])('until %s ends by the clock of the shop', async (why, until) => {
    clock.move(Date.parse('2026-11-24T10:00:00.000Z') - clock.now().getTime())
    await writes('Meerim')
    const { body } = await change(aizada, await named('Meerim'), { snooze: { why } })
    expect(body.conversation.snooze).toEqual({ why, until })
    expect(await names('assistant')).toEqual([])
    expect(await names('snoozed')).toEqual(['Meerim'])
    expect(await lines()).toEqual([{ type: 'snoozed', by: { memberId: shop.aizada.memberId }, why, until }])
  })

  it('is ended by its job once, however often that runs', async () => {
    await writes('Meerim')
    const { id } = await named('Meerim')
    await aizada.send('POST', `${store()}/conversations/${id}/read`, {})
    const { body } = await change(aizada, await named('Meerim'), { snooze: { why: 'hour' } })
    const payload = { storeId: shop.ayperi, conversationId: id, until: body.conversation.snooze?.until }
    clock.move(HOUR)
    await ctx.runJobs()
    expect(await named('Meerim')).toMatchObject({ snooze: null, unread: 1 })
    const sameJob = { name: 'inbox.wake', parse: (stored: unknown) => stored as typeof payload }
    await inbox.inStore((tx) => ctx.jobs.enqueue(tx, sameJob, payload))
    await ctx.runJobs()
    expect((await lines()).filter((line) => line['type'] === 'woken')).toHaveLength(1)
  })

  it('that was changed is not ended by the job of the one before', async () => {
    await writes('Meerim')
    await change(aizada, await named('Meerim'), { snooze: { why: 'hour' } })
    const first = await change(aizada, await named('Meerim'), { snooze: { why: 'reply' } })
    await ctx.runJobs()
    expect(first.body.conversation.snooze).toMatchObject({ why: 'reply' })
    expect((await named('Meerim')).snooze).toMatchObject({ why: 'reply' })
  })

  it.each(['reply', 'monday'])('until %s ends at once when the contact writes', async (why) => {
    await writes('Meerim')
    await change(aizada, await named('Meerim'), { snooze: { why } })
    await inbox.echoes(newId<'m'>(), 'с телефона', { from: { externalId: 'Meerim' } })
    expect((await named('Meerim')).snooze).toMatchObject({ why })
    await writes('Meerim', 'я тут')
    expect((await named('Meerim')).snooze).toBeNull()
    expect(await names('snoozed')).toEqual([])
  })

  it('taken back says nothing, and what was there before can be put back', async () => {
    await writes('Meerim')
    await change(aizada, await named('Meerim'), { snooze: { why: 'tomorrow' } })
    const { body } = await change(aizada, await named('Meerim'), { snooze: null })
    expect(body.conversation.snooze).toBeNull()
    await change(aizada, body.conversation, { snooze: body.before.snooze })
    expect((await named('Meerim')).snooze).toEqual(body.before.snooze)
    expect((await lines()).map((line) => line['type'])).toEqual(['snoozed', 'snoozed'])
  })

  it('is for open conversations, and before the window closes only where one does', async () => {
    await writes('Meerim')
    clock.move(23.5 * HOUR)
    expect(await change(aizada, await named('Meerim'), { snooze: { why: 'window' } })).toMatchObject({
      status: 422,
      body: { code: 'snooze_impossible' },
    })
    await change(aizada, await named('Meerim'), { state: 'closed' })
    expect(await change(aizada, await named('Meerim'), { snooze: { why: 'hour' } })).toMatchObject({
      status: 409,
      body: { code: 'conversation_closed' },
    })
  })
})
