import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import { type ChannelId, newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message } from '../../testing/message-path.ts'
import type { ConversationJson } from '../reading/shapes.ts'
import { handOff } from '../speaking/hand-off.ts'
import { giveUngiven, workOnGiving } from './give.ts'
import type { TeamJson, WorkJson } from './shapes.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
let bakyt: Client
let channel: ChannelId
let inbox: ReturnType<typeof inboxOf>
/** The same channel with the assistant off. */
let quiet: ReturnType<typeof inboxOf>

beforeAll(async () => {
  ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  bakyt = await client(app, shop.bakyt)
  channel = await connectTestChannel(ctx, shop.ayperi, 'telegram', '100')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'telegram')
  quiet = inboxOf(ctx, shop.ayperi, channel, 'telegram', false)
  await workOnGiving(ctx)
})
afterAll(() => app.close())
beforeEach(() =>
  inbox.inStore(async (tx) => {
    for (const table of ['contact', 'team', 'member_work']) await tx.query(`delete from ${table}`)
  }),
)

const store = () => `/api/v1/stores/${shop.ayperi}`
const team = async (more: object = {}) =>
  (
    await aizada.send<TeamJson>('POST', `${store()}/teams`, {
      name: 'Продажи',
      giving: 'round_robin',
      memberIds: [shop.aizada.memberId, shop.bakyt.memberId],
      channelIds: [channel],
      ...more,
    })
  ).body
const writes = (to: typeof inbox, ...people: string[]) =>
  to.take({
    messages: people.map((person) =>
      message(ctx, newId<'m'>(), 'салам', { from: { externalId: person, name: person } }),
    ),
  })
const rows = () =>
  inbox.inStore((tx) =>
    tx.query<{ name: string; who: string | null; team: string | null }>(
      `select external_id as name, assignee_id as who, team_id as team from conversation order by external_id`,
    ),
  )
const who = async () => Object.fromEntries((await rows()).map((row) => [row.name, row.who]))
const work = async (memberId: string) =>
  (await aizada.get<{ items: WorkJson[] }>(`${store()}/member-work`)).body.items.find(
    (each) => each.memberId === memberId,
  )
const setWork = (memberId: string, change: object) =>
  aizada.send<WorkJson>('PATCH', `${store()}/member-work/${memberId}`, change)
const conversation = async (name: string) => {
  const { items } = (await aizada.get<{ items: ConversationJson[] }>(`${store()}/conversations?view=all`))
    .body
  const found = items.find((each) => each.contact.name === name)
  if (!found) throw new Error(`${name} is not in the inbox`)
  return found
}

describe('what needs a person', () => {
  it('is given to members of the channel’s team in turn, and the timeline says so', async () => {
    const { id } = await team()
    await writes(quiet, 'a', 'b', 'c')
    expect(await who()).toEqual({ a: null, b: null, c: null })
    await ctx.runJobs()
    const given = await rows()
    expect(given.map((row) => row.team)).toEqual([id, id, id])
    expect(given.map((row) => row.who)).toEqual([
      shop.aizada.memberId,
      shop.bakyt.memberId,
      shop.aizada.memberId,
    ])
    const lines = (await inbox.messages()).filter(({ kind }) => kind === 'event')
    expect(lines.map(({ detail }) => detail)).toContainEqual({
      type: 'given',
      to: shop.bakyt.memberId,
      team: 'Продажи',
    })
  })

  it('is what the assistant hands over, not what it answers', async () => {
    await team()
    await writes(inbox, 'a')
    await ctx.runJobs()
    expect(await who()).toEqual({ a: null })
    const { id, epoch } = await conversation('a')
    await inbox.inStore((tx) => handOff(ctx, tx, id as never, 'asked_for_person', epoch))
    await ctx.runJobs()
    expect(await who()).toEqual({ a: shop.aizada.memberId })
  })

  it('stays with whoever looks after it already, and with nobody where the team takes by hand', async () => {
    const { id } = await team({ giving: 'manual' })
    await writes(quiet, 'a')
    await ctx.runJobs()
    expect(await rows()).toEqual([{ name: 'a', who: null, team: id }])
    const { version, id: conversationId } = await conversation('a')
    await bakyt.send('PATCH', `${store()}/conversations/${conversationId}`, {
      version,
      assigneeId: shop.bakyt.memberId,
    })
    await aizada.send('PATCH', `${store()}/teams/${id}`, {
      giving: 'load',
      memberIds: [shop.aizada.memberId],
    })
    await ctx.runJobs()
    expect(await who()).toEqual({ a: shop.bakyt.memberId })
  })

  it('goes to no more than somebody has room for; the rest waits until there is room', async () => {
    await team()
    for (const { memberId } of [shop.aizada, shop.bakyt]) await setWork(memberId, { capacity: 1 })
    await writes(quiet, 'a', 'b', 'c')
    await ctx.runJobs()
    expect((await rows()).filter(({ who }) => who === null).map(({ name }) => name)).toEqual(['c'])
    expect(await work(shop.aizada.memberId)).toMatchObject({ capacity: 1, load: 1 })
    await aizada.send('PUT', `${store()}/conversations/${(await conversation('a')).id}/state`, {
      state: 'closed',
    })
    await ctx.runJobs()
    expect(await who()).toMatchObject({ c: shop.aizada.memberId })
  })

  it('goes only to those who take some; one who begins to gets what waits', async () => {
    await team()
    const mine = await bakyt.send<WorkJson>('PUT', `${store()}/my-work`, { takesChats: false })
    expect(mine.body).toMatchObject({ memberId: shop.bakyt.memberId, takesChats: false })
    await setWork(shop.aizada.memberId, { takesChats: false })
    await writes(quiet, 'a', 'b')
    await ctx.runJobs()
    expect(await who()).toEqual({ a: null, b: null })
    await bakyt.send('PUT', `${store()}/my-work`, { takesChats: true })
    await ctx.runJobs()
    expect(await who()).toEqual({ a: shop.bakyt.memberId, b: shop.bakyt.memberId })
  })

  it('is given once and within capacity however many come at once and however many give', async () => {
    await team({ giving: 'load' })
    await setWork(shop.aizada.memberId, { capacity: 7 })
    await setWork(shop.bakyt.memberId, { capacity: 5 })
    const gifts: { conversationId: string }[] = []
    const giving = async () => {
      gifts.push(...(await inbox.inStore((tx) => giveUngiven(ctx, tx))))
    }
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => n).flatMap((n) => [writes(quiet, `p${n}`), giving(), giving()]),
    )
    await Promise.all([giving(), giving(), giving()])
    const counts = Map.groupBy(await rows(), (row) => row.who ?? 'nobody')
    expect(counts.get(shop.aizada.memberId)?.length).toBe(7)
    expect(counts.get(shop.bakyt.memberId)?.length).toBe(5)
    expect(counts.get('nobody')?.length).toBe(8)
    expect(new Set(gifts.map(({ conversationId }) => conversationId)).size).toBe(gifts.length)
  })
})

describe('two who give at the same time', () => {
  it('do not count the same room: the second waits for what the first gives', async () => {
    const { id } = await team({ memberIds: [shop.bakyt.memberId], giving: 'manual' })
    await setWork(shop.bakyt.memberId, { capacity: 1 })
    await writes(quiet, 'longer')
    clock.move(60_000)
    await writes(quiet, 'shorter')
    // Both are the team's before anything is given: naming it would keep the two apart already.
    await ctx.runJobs()
    await aizada.send('PATCH', `${store()}/teams/${id}`, { giving: 'load' })
    const assign = (to: string | null) =>
      inbox.inStore((tx) =>
        tx.query(`update conversation set assignee_id = $1 where external_id = 'longer'`, [to]),
      )
    await assign(shop.aizada.memberId)
    const [given, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const first = inbox.inStore(async (tx) => {
      expect(await giveUngiven(ctx, tx)).toHaveLength(1)
      given.resolve()
      await goOn.promise
    })
    await given.promise
    const second = (async () => {
      // Needs somebody from here on, and waits longest: the next for whoever counts without the first gift.
      await assign(null)
      return inbox.inStore((tx) => giveUngiven(ctx, tx))
    })()
    await Promise.race([second, new Promise((resolve) => setTimeout(resolve, 3000))])
    goOn.resolve()
    await first
    expect(await second).toEqual([])
    expect(await who()).toEqual({ longer: null, shorter: shop.bakyt.memberId })
  }, 30_000)
})

describe('a team', () => {
  it('is given a conversation by hand, with an undo, and narrows the list', async () => {
    const { id } = await team({ channelIds: [], giving: 'manual' })
    await writes(quiet, 'a', 'b')
    const { id: conversationId, version } = await conversation('a')
    const changed = await bakyt.send<{ conversation: ConversationJson; before: { teamId: string | null } }>(
      'PATCH',
      `${store()}/conversations/${conversationId}`,
      { version, teamId: id },
    )
    expect(changed.body).toMatchObject({ conversation: { teamId: id }, before: { teamId: null } })
    const narrowed = await aizada.get<{ items: ConversationJson[] }>(
      `${store()}/conversations?view=all&team=${id}`,
    )
    expect(narrowed.body.items.map((item) => item.contact.name)).toEqual(['a'])
    const unknown = await bakyt.send('PATCH', `${store()}/conversations/${conversationId}`, {
      version: changed.body.conversation.version,
      teamId: newId(),
    })
    expect(unknown.status).toBe(404)
  })

  it('is the owner’s and admins’ to make; a channel has one team, and a removed team leaves people where they are', async () => {
    expect((await bakyt.send('POST', `${store()}/teams`, { name: 'x' })).status).toBe(403)
    expect(
      (await bakyt.send('PATCH', `${store()}/member-work/${shop.bakyt.memberId}`, { capacity: 9 })).status,
    ).toBe(403)
    const first = await team()
    expect(
      (await aizada.send<{ code: string }>('POST', `${store()}/teams`, { name: 'продажи' })).body.code,
    ).toBe('name_taken')
    const everybody = await team({ name: 'Доставка', memberIds: undefined })
    expect(everybody.memberIds.length).toBe(2)
    const { items } = (await aizada.get<{ items: TeamJson[] }>(`${store()}/teams`)).body
    expect(items.map(({ channelIds }) => channelIds)).toEqual([[], [channel]])
    const foreign = await aizada.send('PATCH', `${store()}/teams/${first.id}`, {
      memberIds: [shop.nurlan.memberId],
    })
    expect(foreign.status).toBe(404)
    expect(
      (await aizada.get<{ items: TeamJson[] }>(`${store()}/teams`)).body.items[0]?.memberIds.length,
    ).toBe(2)
    expect((await aizada.send('DELETE', `${store()}/teams/${first.id}`)).status).toBe(204)
  })
})
