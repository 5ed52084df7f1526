import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliveryPorts, listMessages } from '#inbox'
import { fixedClock } from '#platform/clock.ts'
import { type ChannelId, type ConversationId, newId, type StoreId } from '#platform/ids.ts'
import { sendAgain, sendAsMember } from '../../inbox/sending/send.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message } from '../../testing/message-path.ts'
import type { OutboundMessage, SendResult } from '../channel.ts'
import { resumeChannel } from './accounts.ts'
import { claimHeads } from './claim.ts'
import { createDelivery } from './deliver.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let shop: World
let channel: ChannelId
let inbox: ReturnType<typeof inboxOf>

beforeAll(async () => {
  ctx = await testCtx({ clock })
  shop = await world(ctx)
  channel = await connectTestChannel(ctx, shop.ayperi, 'instagram', '17841400000000001')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'instagram')
})
beforeEach(async () => {
  await inbox.inStore(async (tx) => {
    await tx.query('delete from contact')
    await tx.query(`update channel set state = 'connected', state_reason = null`)
  })
  clock.move(3_600_000)
})

/** A provider that answers as told, and a delivery that uses it. */
function deliveryWith(answer: (text: string) => SendResult | Promise<SendResult>) {
  const got: OutboundMessage[] = []
  let running = 0
  let most = 0
  const send = async (_ctx: unknown, _account: unknown, sent: OutboundMessage) => {
    got.push(sent)
    most = Math.max(most, ++running)
    const result = await answer(textOf(sent))
    running--
    return result
  }
  const adapters = { whatsapp: { send }, instagram: { send }, telegram: { send } }
  const delivery = createDelivery(ctx, { adapters, ...deliveryPorts(ctx) })
  const run = async () => {
    for (let n = 0; n < 30; n++) {
      await delivery.pass()
      await delivery.settled()
    }
  }
  return { delivery, run, texts: () => got.map(textOf), got, most: () => most }
}

const textOf = ({ content }: OutboundMessage) => (content.kind === 'text' ? content.text : '')
const accepted = (): SendResult => ({ ok: true, providerId: newId<'provider'>() })
const fails =
  (kind: 'retry' | 'refused' | 'channel_broken' | 'uncertain', reason = 'because') =>
  (): SendResult => ({
    ok: false,
    kind,
    reason,
  })

async function conversationWith(person: string, storeInbox = inbox): Promise<ConversationId> {
  await storeInbox.take({ messages: [message(ctx, newId<'m'>(), 'салам', { from: { externalId: person } })] })
  const [row] = await storeInbox.inStore((tx) =>
    tx.query<{ id: ConversationId }>('select id from conversation where external_id = $1', [person]),
  )
  if (!row) throw new Error('no conversation')
  return row.id
}
const write = (
  conversationId: ConversationId,
  text: string,
  store: StoreId = shop.ayperi,
  memberId = shop.aizada.memberId,
) =>
  ctx.db.withStore(store, (tx) =>
    sendAsMember(ctx, tx, { conversationId, memberId, clientId: newId<'c'>(), text }),
  )
const stateOf = async (text: string) => (await inbox.messages()).find((row) => row.text === text)

describe('delivery', () => {
  it('hands over what was written, in order within a conversation', async () => {
    const meerim = await conversationWith('meerim')
    for (const text of ['1', '2', '3']) await write(meerim, text)
    const { run, texts } = deliveryWith(accepted)
    await run()
    expect(texts()).toEqual(['1', '2', '3'])
    expect(await stateOf('3')).toMatchObject({ status: 'sent' })
    expect(await inbox.outbox()).toEqual([])
  })

  it('has one message of a conversation under way, and many conversations beside each other', async () => {
    const people = await Promise.all(['a', 'b', 'c', 'd'].map((person) => conversationWith(person)))
    for (const person of people) for (const text of ['1', '2']) await write(person, text)
    const { promise: gate, resolve: open } = Promise.withResolvers<void>()
    const { delivery, most, got } = deliveryWith(async () => {
      await gate
      return accepted()
    })
    await delivery.pass()
    await delivery.pass()
    expect(got).toHaveLength(4)
    expect(most()).toBe(4)
    open()
    await delivery.settled()
    await delivery.pass()
    await delivery.settled()
    expect(got).toHaveLength(8)
  })

  it('never hands a message to two deliveries', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, n) => conversationWith(`p${n}`)))
    for (const person of people) await write(person, `to ${person}`)
    const several = [deliveryWith(accepted), deliveryWith(accepted), deliveryWith(accepted)]
    await Promise.all(several.map((one) => one.run()))
    expect(several.flatMap((one) => one.texts()).sort()).toEqual(
      people.map((person) => `to ${person}`).sort(),
    )
  })

  it('gives a small store its turn beside one with very much to send', async () => {
    const busy = await Promise.all(Array.from({ length: 70 }, (_, n) => conversationWith(`busy ${n}`)))
    for (const person of busy) await write(person, 'busy')
    const other = await connectTestChannel(ctx, shop.florist, 'instagram', newId<'a'>())
    const florist = inboxOf(ctx, shop.florist, other, 'instagram')
    await write(await conversationWith('rose', florist), 'small', shop.florist, shop.nurlan.memberId)
    const { delivery, texts } = deliveryWith(accepted)
    await delivery.pass()
    await delivery.settled()
    expect(texts()).toContain('small')
    await deliveryWith(accepted).run()
  })

  it('leaves room for others where the provider of one store does not answer', async () => {
    const busy = await Promise.all(Array.from({ length: 70 }, (_, n) => conversationWith(`slow ${n}`)))
    for (const person of busy) await write(person, 'slow')
    const { promise: gate, resolve: open } = Promise.withResolvers<void>()
    const { delivery, texts } = deliveryWith(async (text) => {
      if (text === 'slow') await gate
      return accepted()
    })
    for (let n = 0; n < 12; n++) {
      await delivery.pass()
      clock.move(1_000)
    }
    const other = await connectTestChannel(ctx, shop.florist, 'instagram', newId<'a'>())
    const florist = inboxOf(ctx, shop.florist, other, 'instagram')
    await write(await conversationWith('tulip', florist), 'at once', shop.florist, shop.nurlan.memberId)
    await delivery.pass()
    expect(texts()).toContain('at once')
    expect(texts().filter((text) => text === 'slow').length).toBeGreaterThan(40)
    open()
    await delivery.settled()
  })

  it('claims for the store that has least under way, however long the others have waited', async () => {
    const busy = await Promise.all(['a', 'b'].map((person) => conversationWith(`waits ${person}`)))
    for (const person of busy) await write(person, 'waits')
    const other = await connectTestChannel(ctx, shop.florist, 'instagram', newId<'a'>())
    const florist = inboxOf(ctx, shop.florist, other, 'instagram')
    await write(await conversationWith('lily', florist), 'new', shop.florist, shop.nurlan.memberId)
    const claims = await ctx.db.withLanes((tx) =>
      claimHeads(tx, clock.now(), 1, {
        underWay: new Map([[shop.ayperi, 5]]),
        mostOfAStore: 10,
        resting: [],
      }),
    )
    expect(claims.map(({ storeId }) => storeId)).toEqual([shop.florist])
    const none = await ctx.db.withLanes((tx) =>
      claimHeads(tx, clock.now(), 9, {
        underWay: new Map([[shop.ayperi, 10]]),
        mostOfAStore: 10,
        resting: [other],
      }),
    )
    expect(none).toEqual([])
    await florist.inStore((tx) => tx.query('delete from outbox'))
  })

  it('tries again later what did not leave, and keeps the order meanwhile', async () => {
    const meerim = await conversationWith('meerim')
    await write(meerim, 'first')
    await write(meerim, 'second')
    let up = false
    const { run, texts } = deliveryWith(() => (up ? accepted() : fails('retry')()))
    await run()
    expect(texts()).toEqual(['first'])
    const { items } = await inbox.inStore((tx) => listMessages(ctx, tx, meerim, { limit: 10 }))
    const next = Date.parse(items.find(({ text }) => text === 'first')?.nextTryAt ?? '')
    expect(next - clock.now().getTime()).toBeGreaterThanOrEqual(2000)
    expect(next - clock.now().getTime()).toBeLessThanOrEqual(2500)
    expect(items.find(({ text }) => text === 'second')?.nextTryAt).toBeNull()
    up = true
    clock.move(10_000)
    await run()
    expect(texts()).toEqual(['first', 'first', 'second'])
  })

  it('goes on for hours while the provider is away, until its window closes, and the lane goes on', async () => {
    const meerim = await conversationWith('meerim')
    await write(meerim, 'never')
    await write(meerim, 'after')
    const { run, texts, got } = deliveryWith((text) =>
      text === 'never' ? fails('retry', 'provider_down')() : accepted(),
    )
    for (let hours = 0; hours < 20; hours++) {
      await run()
      clock.move(4_600_000)
      if (hours === 10) expect(await stateOf('never')).toMatchObject({ status: 'queued' })
    }
    expect(texts().filter((text) => text === 'never').length).toBeGreaterThan(12)
    const tags = got.filter((sent) => sent.tag === 'human_agent')
    expect(tags.length).toBeGreaterThan(0)
    expect(texts()).not.toContain('after')
    for (let more = 0; more < 20; more++) {
      clock.move(4_600_000)
      await run()
    }
    expect(await stateOf('never')).toMatchObject({ status: 'failed', status_reason: 'provider_down' })
    expect(await stateOf('after')).toMatchObject({ status: 'sent' })
  })

  it('marks what the provider refuses as failed, and the lane goes on', async () => {
    const meerim = await conversationWith('meerim')
    await write(meerim, 'bad')
    await write(meerim, 'good')
    const { run, texts } = deliveryWith((text) =>
      text === 'bad' ? fails('refused', 'rejected 100')() : accepted(),
    )
    await run()
    expect(texts()).toEqual(['bad', 'good'])
    expect(await stateOf('bad')).toMatchObject({ status: 'failed', status_reason: 'rejected 100' })
  })

  it('never repeats by itself what may have arrived; a person may', async () => {
    const meerim = await conversationWith('meerim')
    const id = await write(meerim, 'perhaps')
    const { run, texts } = deliveryWith(fails('uncertain', 'no_answer'))
    await run()
    clock.move(3_600_000)
    await run()
    expect(texts()).toEqual(['perhaps'])
    expect(await stateOf('perhaps')).toMatchObject({ status: 'uncertain', status_reason: 'no_answer' })
    await inbox.inStore((tx) => sendAgain(ctx, tx, meerim, id))
    await deliveryWith(accepted).run()
    expect(await stateOf('perhaps')).toMatchObject({ status: 'sent' })
  })

  it('is not sent again while it has not left the outbox, and says so', async () => {
    const meerim = await conversationWith('meerim')
    const id = await write(meerim, 'on its way')
    await inbox.inStore((tx) => tx.query(`update message set status = 'failed' where id = $1`, [id]))
    await expect(inbox.inStore((tx) => sendAgain(ctx, tx, meerim, id))).rejects.toMatchObject({
      status: 409,
      code: 'not_repeatable',
    })
  })

  it('does not take what is told late of a first try for the second one', async () => {
    const meerim = await conversationWith('meerim')
    const id = await write(meerim, 'twice')
    const first = deliveryWith(fails('uncertain', 'no_answer'))
    await first.run()
    await inbox.inStore((tx) => sendAgain(ctx, tx, meerim, id))
    const old = { providerId: 'first', key: first.got[0]?.key ?? '' }
    await inbox.tells({ ...old, status: 'failed', reason: 'rejected 1' })
    expect(await stateOf('twice')).toMatchObject({ status: 'queued', provider_id: null })
    const second = deliveryWith(fails('uncertain', 'no_answer'))
    await second.run()
    expect(second.got).toHaveLength(1)
    await inbox.tells({ ...old, status: 'failed', reason: 'rejected 1' })
    expect(await stateOf('twice')).toMatchObject({ status: 'uncertain' })
    await inbox.tells({ providerId: 'second', key: second.got[0]?.key ?? '', status: 'delivered' })
    expect(await stateOf('twice')).toMatchObject({ status: 'delivered', provider_id: 'second' })
  })

  it('stops at a broken channel without a storm of calls, and goes on when it is mended', async () => {
    const people = await Promise.all(['a', 'b'].map((person) => conversationWith(person)))
    for (const person of people) for (const text of ['1', '2']) await write(person, text)
    const broken = deliveryWith(fails('channel_broken', 'token_rejected'))
    await broken.run()
    const tried = broken.got.length
    expect(tried).toBeLessThanOrEqual(2)
    const state = async () => (await inbox.inStore((tx) => tx.query('select state from channel')))[0]
    // One answer is no verdict: the channel only waits for the second.
    expect(await state()).toEqual({ state: 'connected' })
    const due = () => inbox.inStore((tx) => tx.query('update outbox set next_at = $1', [clock.now()]))
    await due()
    await broken.run()
    expect(broken.got).toHaveLength(tried)
    clock.move(61_000)
    await due()
    await broken.run()
    expect(broken.got.length).toBeLessThanOrEqual(tried + 2)
    const [row] = await inbox.inStore((tx) => tx.query('select state, state_reason from channel'))
    expect(row).toEqual({ state: 'broken', state_reason: 'token_rejected' })
    expect(await inbox.outbox()).toHaveLength(4)
    await inbox.inStore(async (tx) => {
      await tx.query(`update channel set state = 'connected'`)
      await resumeChannel(ctx, tx, channel)
    })
    const mended = deliveryWith(accepted)
    await mended.run()
    expect(mended.texts().sort()).toEqual(['1', '1', '2', '2'])
  })

  it('slows a whole channel down when the provider asks for it', async () => {
    const people = await Promise.all(['a', 'b', 'c'].map((person) => conversationWith(person)))
    await write(people[0] as ConversationId, 'too fast')
    const limited = deliveryWith(() => ({
      ok: false,
      kind: 'retry',
      reason: 'rate_limited 80007',
      retryAfterMs: 30_000,
    }))
    await write(people[1] as ConversationId, 'also')
    await limited.run()
    const calls = limited.got.length
    await limited.run()
    expect(limited.got).toHaveLength(calls)
    const due = (await inbox.outbox()).map((row) => row.next_at.getTime() - clock.now().getTime())
    expect(Math.min(...due)).toBeGreaterThanOrEqual(30_000)
  })

  it('sends nothing early after that, whoever writes meanwhile and whichever process sends', async () => {
    const [first, second] = [await conversationWith('first'), await conversationWith('second')]
    await write(first, 'too fast')
    await deliveryWith(() => ({
      ok: false,
      kind: 'retry',
      reason: 'rate_limited 429',
      retryAfterMs: 7_200_000,
    })).run()
    await write(second, 'written meanwhile')
    // That its token is good after all does not end the silence that the provider has asked for.
    await inbox.inStore((tx) => resumeChannel(ctx, tx, channel))
    const other = deliveryWith(accepted)
    await other.run()
    clock.move(7_199_000)
    await other.run()
    expect(other.texts()).toEqual([])
    const last = Math.max(...(await inbox.outbox()).map((row) => row.next_at.getTime()))
    clock.move(last - clock.now().getTime())
    await other.run()
    expect(other.texts().sort()).toEqual(['too fast', 'written meanwhile'])
  })

  it('sends nothing more to who is gone, until they write again', async () => {
    const meerim = await conversationWith('gone')
    await write(meerim, 'into the void')
    const gone = { ok: false, kind: 'refused', reason: 'recipient_unreachable 403', gone: true } as const
    await deliveryWith(() => gone).run()
    expect(await stateOf('into the void')).toMatchObject({ status: 'failed' })
    await expect(write(meerim, 'again')).rejects.toThrow()
    clock.move(1000)
    await conversationWith('gone')
    await write(meerim, 'welcome back')
    const { run, texts } = deliveryWith(accepted)
    await run()
    expect(texts()).toEqual(['welcome back'])
  })

  it('goes on under the new address of who has moved', async () => {
    const group = await conversationWith('-77')
    await write(group, 'to the group')
    await deliveryWith(() => ({ ok: true, providerId: 'moved', movedTo: '-10077' })).run()
    await write(group, 'to the new one')
    const { run, got } = deliveryWith(accepted)
    await run()
    expect(got.map(({ to }) => to)).toEqual(['-10077'])
  })

  it('slows only the person down when the provider limits messages to one person', async () => {
    const [fast, other] = [await conversationWith('fast'), await conversationWith('other')]
    await write(fast, 'too fast')
    await write(other, 'goes')
    await write(other, 'goes too')
    const { run, texts } = deliveryWith((text) =>
      text === 'too fast' ? fails('retry', 'rate_limited 131056')() : accepted(),
    )
    await run()
    expect(texts()).toEqual(['too fast', 'goes', 'goes too'])
  })

  it('goes on with other stores when the secrets of one cannot be opened', async () => {
    await write(await conversationWith('meerim'), 'sealed')
    const other = await connectTestChannel(ctx, shop.florist, 'instagram', newId<'a'>())
    const florist = inboxOf(ctx, shop.florist, other, 'instagram')
    await write(await conversationWith('tulip', florist), 'open', shop.florist, shop.nurlan.memberId)
    const secret = (sql: string, values: unknown[]) =>
      ctx.db.asOwner((tx) => tx.query<{ sealed: Buffer }>(sql, values))
    const [kept] = await secret('select sealed from vault.secret where row_id = $1', [channel])
    await secret(
      'update vault.secret set sealed = (select sealed from vault.secret where row_id = $2) where row_id = $1',
      [channel, other],
    )
    const { run, texts } = deliveryWith(accepted)
    await run()
    await secret('update vault.secret set sealed = $2 where row_id = $1', [channel, kept?.sealed])
    expect(texts()).toEqual(['open'])
    const [row] = await inbox.inStore((tx) => tx.query('select state, state_reason from channel'))
    expect(row).toEqual({ state: 'broken', state_reason: 'token_unreadable' })
    expect(await inbox.outbox()).toHaveLength(1)
  })

  it('calls it uncertain when the process ended while the provider was being called', async () => {
    const meerim = await conversationWith('meerim')
    await write(meerim, 'interrupted')
    await write(meerim, 'next')
    await inbox.inStore((tx) =>
      tx.query(`update outbox set state = 'sending', lease_until = now() - interval '1 second'
        where position = (select min(position) from outbox)`),
    )
    const { run, texts } = deliveryWith(accepted)
    await run()
    expect(texts()).toEqual(['next'])
    expect(await stateOf('interrupted')).toMatchObject({ status: 'uncertain', status_reason: 'interrupted' })
  })

  it('sends what was claimed by a process that ended before it called the provider', async () => {
    const meerim = await conversationWith('meerim')
    await write(meerim, 'claimed')
    await inbox.inStore((tx) =>
      tx.query(`update outbox set lease_no = 1, lease_until = now() - interval '1 second'`),
    )
    const { run, texts } = deliveryWith(accepted)
    await run()
    expect(texts()).toEqual(['claimed'])
  })

  it('keeps a provider id that comes after the lease has passed on', async () => {
    const meerim = await conversationWith('meerim')
    await write(meerim, 'slow')
    const { promise, resolve: answer } = Promise.withResolvers<SendResult>()
    const slow = deliveryWith(() => promise)
    await slow.delivery.pass()
    await inbox.inStore((tx) => tx.query(`update outbox set lease_until = now() - interval '1 second'`))
    await deliveryWith(accepted).run()
    expect(await stateOf('slow')).toMatchObject({ status: 'uncertain' })
    answer({ ok: true, providerId: 'late' })
    await slow.delivery.settled()
    expect(await stateOf('slow')).toMatchObject({ status: 'sent', provider_id: 'late' })
  })
})
