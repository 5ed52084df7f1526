import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { addMember, createPerson } from '#accounts'
import { fixedClock } from '#platform/clock.ts'
import { type ChannelId, newId } from '#platform/ids.ts'
import { connectChannel } from '../channels/connecting/connect.ts'
import { disconnectChannel } from '../channels/connecting/disconnect.ts'
import { breakChannels, hearRefusals } from '../channels/delivery/accounts.ts'
import { checkChannel } from '../channels/health/check-channel.ts'
import { healthJobs } from '../channels/health/jobs.ts'
import { leavingJobs } from '../channels/leaving/jobs.ts'
import { type FakeAnswer, startFakeProvider } from '../channels/testing.ts'
import { noteTroubles } from '../channels/trouble/keep.ts'
import type { Proof, Trouble } from '../channels/trouble/trouble.ts'
import { createApp } from '../main.ts'
import { client, testCtx, world } from '../testing/index.ts'
import { inboxOf, message } from '../testing/message-path.ts'
import { openPushService } from '../testing/push-service.ts'
import { workOnTroubles } from './tell-of-channel.ts'

const HOUR = 3_600_000
const clock = fixedClock('2026-11-29T10:00:00.000Z')
const telegram = await startFakeProvider()
// A provider's origin may lie on loopback: so the stand-in of the push service is reached.
const service = await openPushService()
const ctx = await testCtx({
  clock,
  env: { PUBLIC_URL: 'https://tutum.test', TELEGRAM_API_URL: telegram.url, META_GRAPH_URL: service.origin },
})
const shop = await world(ctx)
await healthJobs(ctx)
await leavingJobs(ctx)
await workOnTroubles(ctx)
const app = await createApp(ctx)
afterAll(async () => {
  service.close()
  await telegram.close()
  await app.close()
})

const bot = '7000000001:demo-telegram-bot-token-0000000000001'
const me = { id: 7000000001, is_bot: true, first_name: 'Ayperi', username: 'ayperi_bot' }
const all = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'message_reaction']
const business = [
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
]
let webhook: FakeAnswer | undefined
let channelId: ChannelId
const urlOf = (id: string) => `https://tutum.test/api/v1/webhooks/telegram/${id}`
const delivering = (url: string): FakeAnswer => ({
  body: { ok: true, result: { url, allowed_updates: [...all, ...business] } },
})
const refusing: FakeAnswer = {
  status: 401,
  body: { ok: false, error_code: 401, description: 'Unauthorized' },
}

async function connect(): Promise<ChannelId> {
  const outcome = await connectChannel(ctx, shop.ayperi, { kind: 'telegram', botToken: bot })
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.channelId
}
const inStore = <T>(work: Parameters<typeof ctx.db.withStore<T>>[1]) => ctx.db.withStore(shop.ayperi, work)
const look = async () => {
  await checkChannel(ctx, channelId)
  await ctx.runJobs()
}
/** Every letter since the last time, by whom it went to. */
const told = async () => {
  await ctx.runJobs()
  return ctx.letters.splice(0).map(({ to, subject }) => `${to}: ${subject}`)
}
const noted = (trouble: Trouble, proof: Proof = 'look') =>
  inStore((tx) => noteTroubles(ctx, tx, channelId, [trouble], proof))
const open = () =>
  inStore((tx) => tx.query('select kind, reason from channel_trouble where ended_at is null order by kind'))
const refused = (reason: string) => inStore((tx) => hearRefusals(ctx, tx, [{ channelId, reason }]))

telegram.answersBy(({ url }) => {
  if (url.includes('/getMe')) return { body: { ok: true, result: me } }
  if (url.includes('/getWebhookInfo')) return webhook ?? delivering(urlOf(channelId))
  return { body: { ok: true, result: true } }
})

beforeEach(async () => {
  webhook = undefined
  channelId = await connect()
  await ctx.runJobs()
  await inStore(async (tx) => {
    await tx.query('delete from channel_trouble')
    await tx.query('delete from contact')
    await tx.query('delete from push_subscription')
  })
  ctx.letters.splice(0)
  service.pushed.splice(0)
})

const began = 'aizada@ayperi.example: Ayperi: Telegram @ayperi_bot: нужна ваша помощь'
const ended = 'aizada@ayperi.example: Ayperi: Telegram @ayperi_bot: снова в порядке'

describe('whoever may mend a channel', () => {
  it('is told that it is dead once, with the reason and the way, and once that it is well again', async () => {
    webhook = refusing
    await checkChannel(ctx, channelId)
    expect(ctx.letters).toEqual([])
    // The second look, a minute later, decides.
    await ctx.runJobs()
    expect(ctx.letters).toMatchObject([
      {
        to: 'aizada@ayperi.example',
        text: `Доступ больше не принимают: ничего не уходит, сообщения ждут. Подключите канал заново, история останется.\n\nhttps://tutum.test/s/${shop.ayperi}/channels\n`,
      },
    ])
    expect(await told()).toEqual([began])
    clock.move(HOUR)
    await look()
    expect(await told()).toEqual([])
    webhook = undefined
    await look()
    expect(await told()).toEqual([ended])
    await look()
    expect(await told()).toEqual([])
  })

  it('is told nothing of a token that was refused once and is taken a minute later', async () => {
    await refused('token_rejected 401')
    await ctx.runJobs()
    expect(await told()).toEqual([])
    const [row] = await inStore((tx) => tx.query('select state from channel'))
    expect(row).toEqual({ state: 'connected' })
    // A message that is refused again, although every look is good, says that it is dead all the same.
    clock.move(61_000)
    await refused('token_rejected 401')
    expect(await told()).toEqual([began])
    await look()
    expect(await told()).toEqual([])
  })

  it('is told of a restriction once, however often it is tried again, until a message has left', async () => {
    await refused('account_restricted 368')
    expect(await told()).toEqual([began])
    for (let n = 0; n < 3; n++) {
      clock.move(HOUR)
      // The look sees nothing wrong and lets it try again; the next message is refused again.
      await look()
      await refused('account_restricted 368')
      expect(await told()).toEqual([])
    }
    clock.move(HOUR)
    await look()
    await messageLeft()
    await look()
    expect(await told()).toEqual([ended])
  })

  it('is told that a restriction is over by a message that left, also where no message had shown it', async () => {
    await noted({ kind: 'restricted', reason: 'account_restriction' })
    expect(await told()).toEqual([began])
    clock.move(HOUR)
    await look()
    expect(await told()).toEqual([])
    await messageLeft()
    await look()
    expect(await told()).toEqual([ended])
  })

  it('is told that a restriction is over when its time is, not by what left meanwhile', async () => {
    const until = new Date(clock.now().getTime() + 2 * HOUR)
    await noted({ kind: 'restricted', reason: 'account_restriction', until })
    await messageLeft()
    await look()
    expect(await told()).toEqual([began])
    clock.move(2 * HOUR)
    await look()
    expect(await told()).toEqual([ended])
  })

  it('is told that Meta takes the shop for an AI provider until it has not said so for a day', async () => {
    await noted({ kind: 'ai_priced', reason: null })
    expect(await told()).toEqual([began])
    clock.move(23 * HOUR)
    await noted({ kind: 'ai_priced', reason: null })
    clock.move(23 * HOUR)
    await look()
    expect(await told()).toEqual([])
    clock.move(2 * HOUR)
    await look()
    expect(await told()).toEqual([ended])
  })

  it('is told nothing of silence and restriction when it was connected anew: that proves neither', async () => {
    await noted({ kind: 'silent', reason: null })
    await noted({ kind: 'restricted', reason: 'account_restriction' })
    expect(await told()).toEqual([began, began])
    await connect()
    expect(await told()).toEqual([])
    expect(await open()).toMatchObject([{ kind: 'restricted' }, { kind: 'silent' }])
  })

  it('sees the reason that holds now', async () => {
    await noted({ kind: 'deaf', reason: 'webhook_missing' })
    await noted({ kind: 'deaf', reason: 'webhook_elsewhere' })
    expect(await open()).toEqual([{ kind: 'deaf', reason: 'webhook_elsewhere' }])
  })

  it('is told nothing of a beginning that is over before it was written of', async () => {
    await noted({ kind: 'deaf', reason: 'webhook_missing' })
    await inStore((tx) => tx.query('update channel_trouble set ended_at = $1', [clock.now()]))
    expect(await told()).toEqual([])
  })

  it('is told nothing where they may mend it no more when the letter is written', async () => {
    const personId = await createPerson(ctx, {
      firstName: 'Asel',
      lastName: 'Asanova',
      email: 'asel@ayperi.example',
      language: 'ru',
      password: 'tilla-kozu-2026',
    })
    await inStore((tx) => addMember(tx, { personId, role: 'admin' }, clock.now()))
    await noted({ kind: 'deaf', reason: 'webhook_missing' })
    const { enqueueAll } = ctx.jobs
    const asked = vi.spyOn(ctx.jobs, 'enqueueAll').mockImplementation(async (tx, kind, jobs) => {
      await enqueueAll(tx, kind, jobs)
      await tx.query(`update member set role = 'operator' where person_id = $1`, [personId])
    })
    expect(await told()).toEqual([began])
    expect(asked.mock.calls[0]?.[2]).toHaveLength(2)
    asked.mockRestore()
    await inStore((tx) => tx.query('delete from member where person_id = $1', [personId]))
  })

  it('is told that nothing comes in any more, where the webhook leads elsewhere', async () => {
    webhook = delivering('https://elsewhere.example/hook')
    await look()
    const [letter] = ctx.letters
    expect(letter?.text).toMatch(/уходят в другую программу/)
    expect(await told()).toEqual([began])
    webhook = undefined
    await look()
    expect(await told()).toEqual([ended])
  })

  it('is told that it is well when it was connected anew, and nothing once it was disconnected', async () => {
    await inStore((tx) => breakChannels(ctx, tx, [{ channelId, reason: 'token_expired' }], 'look'))
    expect(await told()).toEqual([began])
    await connect()
    expect(await told()).toEqual([ended])
    await inStore((tx) => breakChannels(ctx, tx, [{ channelId, reason: 'token_expired' }], 'look'))
    const by = shop.aizada.memberId
    await disconnectChannel(ctx, shop.ayperi, { channelId, by, history: 'keep' })
    expect(await told()).toEqual([])
  })

  it('is told in their language, an operator is not, and neither is anybody of another store', async () => {
    const personId = await createPerson(ctx, {
      firstName: 'Gulnara',
      lastName: 'Osmonova',
      email: 'gulnara@ayperi.example',
      language: 'ky',
      password: 'tilla-kozu-2026',
    })
    await inStore((tx) => addMember(tx, { personId, role: 'admin' }, clock.now()))
    await refused('account_restricted 368')
    expect((await told()).sort()).toEqual([
      began,
      'gulnara@ayperi.example: Ayperi: Telegram @ayperi_bot: жардамыңыз керек',
    ])
    await inStore((tx) => tx.query('delete from member where person_id = $1', [personId]))
  })

  it('sees it in the browsers that may show it, but not in quiet hours', async () => {
    const aizada = await client(app, shop.aizada)
    const store = `/api/v1/stores/${shop.ayperi}`
    await aizada.send('PUT', `${store}/push-subscriptions`, service.subscribe('phone'))
    const choice = { whose: 'mine', sounds: [], desktop: [], quiet: null }
    await aizada.send('PUT', `${store}/notification-choice`, choice)
    await refused('not_subscribed 400')
    await ctx.runJobs()
    const quiet = { from: '00:00', until: '23:59' }
    expect(service.pushed.map(({ shown }) => shown)).toEqual([
      {
        title: 'Telegram @ayperi_bot: нужна ваша помощь',
        body: 'Сообщения клиентов сюда больше не приходят. Подключите канал заново.',
        tag: expect.any(String),
        link: `/s/${shop.ayperi}/channels`,
      },
    ])
    service.pushed.splice(0)
    await aizada.send('PUT', `${store}/notification-choice`, { ...choice, quiet })
    await connect()
    await ctx.runJobs()
    expect(service.pushed).toEqual([])
    expect(await told()).toEqual([began, ended])
  })
})

async function messageLeft(): Promise<void> {
  clock.move(1000)
  const inbox = inboxOf(ctx, shop.ayperi, channelId, 'telegram')
  await inbox.take({ messages: [message(ctx, newId<'m'>(), 'салам')] })
  const { id } = await inbox.conversation()
  await inStore((tx) =>
    tx.query(
      `insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, status, provider_id,
         provider_at, created_at) values ($1, $2, $3, $4, 'out', 'member', 'text', 'Есть', 'sent', 'went', $5, $5)`,
      [tx.storeId, newId<'m'>(), id, channelId, clock.now()],
    ),
  )
}
