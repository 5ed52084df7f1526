import { randomUUID } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { removeMember } from '#accounts'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { type Client, client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { openPushService, type Pushed } from '../../testing/push-service.ts'
import { openPresence } from '../presence/presence.ts'
import { workOnPushing } from './deliver.ts'
import { createPass } from './pass.ts'
import { sweepSubscriptions } from './sweep.ts'

const clock = fixedClock(new Date().toISOString())
const service = await openPushService()
// A provider's origin may lie on loopback: so the stand-in is reached, and no other address inside.
const ctx = await testCtx({
  clock,
  env: { PUBLIC_URL: 'http://tutum.test', TELEGRAM_API_URL: service.origin },
})
const shop = await world(ctx)
const app = await createApp(ctx)
const presence = openPresence(ctx)
const { pass, end } = createPass(ctx, presence)
await workOnPushing(ctx)
const inbox = inboxOf(
  ctx,
  shop.ayperi,
  await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100'),
  'whatsapp',
  false,
)
const [aizada, bakyt, nurlan] = [
  await client(app, shop.aizada),
  await client(app, shop.bakyt),
  await client(app, shop.nurlan),
]
afterAll(async () => {
  end()
  presence.close()
  service.close()
  await app.close()
})

const SECOND = 1_000
const MINUTE = 60 * SECOND
const at = (path: string, store: string = shop.ayperi) => `/api/v1/stores/${store}${path}`
const everyKind = {
  whose: 'mine',
  sounds: [],
  desktop: ['message', 'asked', 'mention', 'failed'],
  quiet: null,
}
const choose = (part: object, who = aizada) =>
  who.send('PUT', at('/notification-choice'), { ...everyKind, ...part })
const subscribe = (who: Client, browser: string, more: object = {}) =>
  who.send<{ id: string; words: boolean }>('PUT', at('/push-subscriptions'), {
    ...service.subscribe(browser),
    ...more,
  })
const says = (text = 'Есть размер L?') => inbox.says(newId<'m'>(), text)
const rows = <T extends object>(text: string) => inbox.inStore((tx) => tx.query<T>(text))
const subscriptions = () => rows<{ id: string }>('select * from push_subscription')

/** What is told when this has passed, newest last. */
async function toldAfter(ms: number): Promise<Pushed[]> {
  await pass()
  clock.move(ms)
  await pass()
  await ctx.runJobs()
  return service.pushed.splice(0)
}
const told = () => toldAfter(3 * SECOND)

beforeEach(async () => {
  await inbox.inStore(async (tx) => {
    await tx.query('delete from contact')
    await tx.query('delete from push_subscription')
  })
  service.pushed.splice(0)
  await choose({})
  await choose({}, bakyt)
  await subscribe(aizada, 'phone')
  // So that the worker knows who is there.
  await pass()
  clock.move(6 * SECOND)
})

describe('a member whose panel is closed', () => {
  it('is told who wrote, sealed for their browser, signed by the store, without what was written', async () => {
    await says('Мой адрес: Токтогула 1')
    const { id } = await inbox.conversation()
    const [one, ...others] = await told()
    expect(others).toEqual([])
    expect(one?.shown).toEqual({
      title: 'Meerim',
      body: 'Новое сообщение',
      tag: id,
      link: `/s/${shop.ayperi}/inbox/all?conv=${id}`,
    })
    expect(one?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', topic: id.replaceAll('-', '') })
    const { body } = await aizada.get<{ publicKey: string }>(at('/push-key'))
    expect(one).toMatchObject({
      publicKey: body.publicKey,
      claims: { aud: service.origin, sub: 'mailto:no-reply@localhost' },
    })
  })

  it('is told what was written in a browser that may show it', async () => {
    await subscribe(aizada, 'desk', { words: true })
    await says('Есть размер L?')
    const bodies = (await told()).map(({ browser, shown }) => [browser, shown.body])
    expect(bodies.sort()).toEqual([
      ['desk', 'Есть размер L?'],
      ['phone', 'Новое сообщение'],
    ])
  })

  it('is told in their language', async () => {
    await aizada.send('PATCH', '/api/v1/me', { language: 'ky' })
    await says()
    expect(await told()).toMatchObject([{ shown: { body: 'Жаңы билдирүү' } }])
    await aizada.send('PATCH', '/api/v1/me', { language: 'ru' })
  })

  it('is told of one conversation once in a minute, and then of all that came', async () => {
    await says()
    await says('Алло?')
    expect(await told()).toHaveLength(1)
    await says('Вы тут?')
    expect(await toldAfter(30 * SECOND)).toEqual([])
    expect(await toldAfter(30 * SECOND)).toHaveLength(1)
    expect(await toldAfter(5 * MINUTE)).toEqual([])
  })

  it('is told of nothing that happened before they asked for it', async () => {
    await inbox.inStore((tx) => tx.query('delete from push_subscription'))
    await says()
    await pass()
    await says()
    await subscribe(aizada, 'phone')
    expect(await told()).toEqual([])
  })

  it('is told of nothing that happened long before the program came back', async () => {
    await says()
    clock.move(11 * MINUTE)
    expect(await told()).toEqual([])
  })

  it('is told where a colleague asks for them, and nobody else is', async () => {
    await subscribe(bakyt, 'tablet')
    await says()
    const { id } = await inbox.conversation()
    await told()
    clock.move(MINUTE)
    const note = { clientId: newId<'c'>(), text: '@Bakyt Toktogulov, посмотри' }
    expect(await aizada.send('POST', at(`/conversations/${id}/notes`), note)).toMatchObject({ status: 201 })
    expect(await told()).toMatchObject([
      { browser: 'tablet', shown: { title: 'Вас упомянули в заметке', body: 'Meerim' } },
    ])
  })

  it('is told of what did not leave', async () => {
    await choose({ desktop: ['failed'] })
    await says()
    const { id } = await inbox.conversation()
    await aizada.send('POST', at(`/conversations/${id}/messages`), { clientId: newId<'c'>(), text: 'Есть' })
    expect(await told()).toEqual([])
    const [sent] = await rows<{ id: string }>(`select id from message where direction = 'out'`)
    await inbox.inStore((tx) =>
      tx.query(`update message set status = 'sent', provider_id = 'p1' where id = $1`, [sent?.id]),
    )
    await inbox.tells({ providerId: 'p1', status: 'failed' })
    expect(await told()).toMatchObject([{ shown: { title: 'Не отправлено: Meerim' } }])
  })

  it('is not told by the clock of the store in quiet hours', async () => {
    await choose({ quiet: { from: '00:00', until: '23:59' } })
    await says()
    expect(await told()).toEqual([])
  })
})

describe('a member with a panel open', () => {
  const screen = randomUUID()
  const say = async (status: 'online' | 'away') => {
    presence.say(shop.ayperi, shop.aizada.memberId, { screen, status, conversationId: null, typing: false })
    await turn()
    await turn()
  }

  it('is told by it alone, and again when it has not been heard of for long', async () => {
    await pass()
    await say('away')
    await says()
    expect(await told()).toEqual([])
    clock.move(2 * MINUTE)
    await says('Алло?')
    expect(await told()).toHaveLength(1)
  })

  it('is waited for by a process that has only begun to listen', async () => {
    await says()
    const young = createPass(ctx, presence)
    await young.pass()
    clock.move(4 * SECOND)
    await young.pass()
    await ctx.runJobs()
    expect(service.pushed).toEqual([])
    clock.move(2 * SECOND)
    await young.pass()
    await ctx.runJobs()
    expect(service.pushed).toHaveLength(1)
    young.end()
  })
})

describe('what a push service answers', () => {
  it.each([404, 410])('%i: the browser is told no more and forgotten', async (status) => {
    service.answers(status)
    await says()
    expect(await told()).toEqual([])
    expect(await subscriptions()).toEqual([])
  })

  it.each([429, 503])('%i: it is asked again, a few times', async (status) => {
    service.answers(status, status)
    await says()
    expect(await told()).toHaveLength(1)
    clock.move(MINUTE)
    service.answers(status, status, status, status)
    await says()
    expect(await told()).toEqual([])
    // All four were taken up: the next is heard.
    clock.move(MINUTE)
    await says()
    expect(await told()).toHaveLength(1)
  })

  it('400: it is not asked again, and the browser stays', async () => {
    service.answers(400)
    await says()
    expect(await told()).toEqual([])
    expect(await subscriptions()).toHaveLength(1)
  })
})

describe('telling', () => {
  it('is neither lost nor doubled where a process ends between deciding and asking for it', async () => {
    await says()
    await pass()
    clock.move(3 * SECOND)
    const ends = vi.spyOn(ctx.jobs, 'enqueueAll').mockRejectedValueOnce(new Error('the end'))
    await pass()
    expect(ends).toHaveBeenCalledOnce()
    ends.mockRestore()
    await pass()
    await pass()
    await ctx.runJobs()
    expect(service.pushed).toHaveLength(1)
  })

  it('takes the same news in once, however many look for it', async () => {
    await says()
    await Promise.all([pass(), pass(), pass()])
    expect(await told()).toHaveLength(1)
  })
})

describe('a subscription', () => {
  it('is nobody\u2019s any more when its session has ended', async () => {
    const passing = await client(app, shop.bakyt)
    await subscribe(passing, 'cafe')
    await passing.send('POST', '/api/auth/sign-out', {})
    await says()
    expect((await told()).map(({ browser }) => browser)).toEqual(['phone'])
    expect(await subscriptions()).toHaveLength(1)
  })

  it('is forgotten with its session, also where nothing was to be told', async () => {
    const passing = await client(app, shop.bakyt)
    await subscribe(passing, 'cafe')
    await passing.send('POST', '/api/auth/sign-out', {})
    await sweepSubscriptions(ctx)
    expect(await subscriptions()).toMatchObject([{ member_id: shop.aizada.memberId }])
  })

  it('goes with the member, and to whoever says so last in its browser, without what the other chose', async () => {
    const shared = service.subscribe('shared')
    const put = (who: Client, more: object = {}) =>
      who.send<{ words: boolean }>('PUT', at('/push-subscriptions'), { ...shared, ...more })
    expect(await put(aizada, { words: true })).toMatchObject({ body: { words: true } })
    expect(await put(aizada)).toMatchObject({ body: { words: true } })
    expect(await put(bakyt)).toMatchObject({ body: { words: false } })
    expect(await subscriptions()).toHaveLength(2)
    const gone = new Error('rolled back')
    await inbox
      .inStore(async (tx) => {
        await removeMember(tx, shop.bakyt.memberId)
        expect(await tx.query('select id from push_subscription')).toHaveLength(1)
        throw gone
      })
      .catch((error) => expect(error).toBe(gone))
  })

  it('is tried out and taken away by its member alone', async () => {
    const { id } = (await subscribe(aizada, 'desk')).body
    const one = at(`/push-subscriptions/${id}`)
    for (const stranger of [bakyt, nurlan]) {
      expect(await stranger.send('POST', `${one}/trials`)).toMatchObject({ status: 404 })
      expect(await stranger.send('DELETE', one)).toMatchObject({ status: 404 })
    }
    expect(await aizada.send('POST', `${one}/trials`)).toMatchObject({ body: { outcome: 'taken' } })
    expect(service.pushed).toMatchObject([{ browser: 'desk', shown: { title: 'Tutum' } }])
    service.answers(410)
    expect(await aizada.send('POST', `${one}/trials`)).toMatchObject({ body: { outcome: 'gone' } })
    expect(await aizada.send('DELETE', one)).toMatchObject({ status: 404 })
  })

  it('leads outside and nowhere else', async () => {
    const { keys } = service.subscribe('inside')
    const put = (endpoint: string) =>
      aizada.send<{ id: string }>('PUT', at('/push-subscriptions'), { endpoint, keys })
    for (const endpoint of [
      'http://push.example/1',
      'https://me:secret@push.example/1',
      'ftp://push.example/1',
    ])
      expect(await put(endpoint)).toMatchObject({ status: 422 })
    const { body } = await put('https://169.254.169.254/latest')
    const tried = await aizada.send('POST', at(`/push-subscriptions/${body.id}/trials`))
    expect(tried).toMatchObject({ status: 200, body: { outcome: 'refused' } })
  })

  it('is kept of so many browsers of a member', async () => {
    for (let n = 0; n < 12; n++) {
      clock.move(SECOND)
      await subscribe(aizada, `browser-${n}`)
    }
    const kept = await rows<{ endpoint: string }>(
      'select endpoint from push_subscription order by created_at',
    )
    expect(kept).toHaveLength(10)
    expect(kept[0]?.endpoint).toBe(`${service.origin}/browser-2`)
  })

  it('is bound to a key of the store that never changes', async () => {
    const key = async (who: Client, store: string) =>
      (await who.get<{ publicKey: string }>(at('/push-key', store))).body
    const first = await Promise.all([key(nurlan, shop.florist), key(nurlan, shop.florist)])
    expect(first[0]).toEqual(first[1])
    await ctx.db.withStore(shop.florist, (tx) => ctx.vault.rotate(tx))
    expect(await key(nurlan, shop.florist)).toEqual(first[0])
    expect(await key(aizada, shop.ayperi)).not.toEqual(first[0])
  })
})
