import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { type ConversationId, type MessageId, newId } from '#platform/ids.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message, outboxOf } from '../../testing/message-path.ts'
import { WindowClosed } from '../errors.ts'
import { claimTurns } from '../turns/claim.ts'
import { appendAssistantMessage, conversationForTurn } from '../turns/turn.ts'
import { sendAgain, sendAsMember } from './send.ts'

const hour = 3_600_000
const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let shop: World
let inbox: ReturnType<typeof inboxOf>
let outbox: ReturnType<typeof outboxOf>

beforeAll(async () => {
  ctx = await testCtx({ clock, env: { BURST_WAIT_MS: '0' } })
  shop = await world(ctx)
  const channel = await connectTestChannel(ctx, shop.ayperi, 'instagram', '17841400000000001')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'instagram')
  outbox = outboxOf(ctx, shop.ayperi)
})
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says(newId<'mid'>(), 'Есть L?')
})

const conversationId = async () => (await inbox.conversation()).id as ConversationId
const memberSays = async (text: string) => {
  const id = await conversationId()
  const { memberId } = shop.aizada
  return inbox.inStore((tx) =>
    sendAsMember(ctx, tx, { conversationId: id, memberId, clientId: newId<'c'>(), text }),
  )
}
const beginTurn = async () => {
  const { turns } = await claimTurns(ctx, 10)
  const [turn] = turns.filter(({ storeId }) => storeId === shop.ayperi)
  if (!turn) throw new Error('nothing to answer')
  const seen = await inbox.inStore((tx) => conversationForTurn(ctx, tx, turn))
  if (!seen) throw new Error('nothing to answer any more')
  return seen
}
const assistantSays = async (text: string) => {
  const { conversationId: id, epoch, wanted } = await beginTurn()
  await inbox.inStore((tx) =>
    appendAssistantMessage(ctx, tx, { conversationId: id, epoch, wanted, text, turnId: newId<'turn'>() }),
  )
}

describe('a message on Instagram', () => {
  it('of a member leaves plain within a day', async () => {
    await memberSays('Бар')
    const [departure] = await outbox.depart()
    expect(departure).not.toHaveProperty('tag')
  })

  it('of a member carries the tag for people after a day, until seven have passed', async () => {
    clock.move(24 * hour)
    await memberSays('Бар')
    expect(await outbox.depart()).toMatchObject([{ tag: 'human_agent' }])
    clock.move(6 * 24 * hour)
    await expect(memberSays('Дагы бар')).rejects.toMatchObject({ code: 'window_closed' })
  })

  it('of the assistant that waited a day does not leave, and never with the tag', async () => {
    await assistantSays('Бар')
    clock.move(24 * hour)
    expect(await outbox.depart()).toEqual([])
    const answer = async () => (await inbox.messages()).find(({ author }) => author === 'assistant')
    expect(await answer()).toMatchObject({ status: 'failed', status_reason: 'person_only' })
    const [id, message] = [await conversationId(), await answer()]
    const again = inbox.inStore((tx) => sendAgain(ctx, tx, id, message?.id as MessageId))
    await expect(again).rejects.toThrow(WindowClosed)
  })

  it('that is longer than its channel takes is refused with how much goes, before anything is queued', async () => {
    await expect(memberSays('я'.repeat(501))).rejects.toMatchObject({
      code: 'text_too_long',
      extra: { limit: { max: 1000, unit: 'bytes' } },
    })
    expect(await outbox.depart()).toEqual([])
    await memberSays('я'.repeat(500))
    expect(await outbox.depart()).toHaveLength(1)
  })

  it('does not go to somebody who blocked the shop, until they write again', async () => {
    await inbox.inStore((tx) => tx.query('update identity set unreachable_since = $1', [clock.now()]))
    await expect(memberSays('Бар')).rejects.toMatchObject({ code: 'blocked' })
    clock.move(1000)
    await inbox.says(newId<'mid'>(), 'Кайра жаздым')
    await memberSays('Бар')
    expect(await outbox.depart()).toHaveLength(1)
  })

  it('of Telegram goes by the window of its thread: of the bot, or of the own account', async () => {
    const bot = await connectTestChannel(ctx, shop.ayperi, 'telegram', newId<'bot'>())
    const threads = inboxOf(ctx, shop.ayperi, bot, 'telegram')
    for (const externalId of ['777', 'bc_1:777'])
      await threads.take({ messages: [message(ctx, newId<'m'>(), 'салам', { from: { externalId } })] })
    clock.move(24 * hour)
    const say = async (externalId: string) => {
      const [thread] = await inbox.inStore((tx) =>
        tx.query<{ id: ConversationId }>('select id from conversation where external_id = $1', [externalId]),
      )
      const conversation = { conversationId: thread?.id as ConversationId, memberId: shop.aizada.memberId }
      return inbox.inStore((tx) =>
        sendAsMember(ctx, tx, { ...conversation, clientId: newId<'c'>(), text: 'Бар' }),
      )
    }
    await expect(say('777')).resolves.toEqual(expect.any(String))
    await expect(say('bc_1:777')).rejects.toMatchObject({ code: 'connection_unapproved' })
    await inbox.inStore((tx) =>
      tx.query(
        `insert into business_connection (store_id, channel_id, id, owner_id, enabled, may_reply, may_read, changed_at,
           asked_at, approval) values ($1, $2, 'bc_1', '42', true, true, true, $3, $3, 'approved')`,
        [shop.ayperi, bot, clock.now()],
      ),
    )
    await expect(say('bc_1:777')).rejects.toMatchObject({ code: 'window_closed' })
  })

  it('that waits for its answer since yesterday is one for a person', async () => {
    clock.move(25 * hour)
    expect(await beginTurn()).toMatchObject({ mayAnswer: false })
  })
})
