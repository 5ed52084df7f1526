import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { type ConversationId, newId } from '#platform/ids.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, outboxOf } from '../../testing/message-path.ts'
import { claimTurns } from '../turns/claim.ts'
import { appendAssistantMessage, conversationForTurn, endTurn } from '../turns/turn.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let shop: World
let channel: Awaited<ReturnType<typeof connectTestChannel>>
let inbox: ReturnType<typeof inboxOf>
let outbox: ReturnType<typeof outboxOf>

beforeAll(async () => {
  ctx = await testCtx({ clock })
  shop = await world(ctx)
  channel = await connectTestChannel(ctx, shop.ayperi, 'instagram', '178')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'instagram')
  outbox = outboxOf(ctx, shop.ayperi)
})
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says(newId<'message'>(), 'Есть L?')
})

/** The assistant's answer on its way to the provider. */
async function answerLeaves(text = 'Да, есть') {
  clock.move(5000)
  const [turn] = (await claimTurns(ctx, 10)).turns
  if (!turn) throw new Error('no turn is due')
  await inbox.inStore(async (tx) => {
    const seen = await conversationForTurn(ctx, tx, turn)
    if (!seen) throw new Error('nothing to answer')
    const { conversationId, epoch, wanted } = seen
    await appendAssistantMessage(ctx, tx, { conversationId, epoch, wanted, text, turnId: newId<'turn'>() })
    await endTurn(ctx, tx, turn)
  })
  const [departure] = await outbox.depart()
  if (!departure) throw new Error('nothing leaves')
  return departure
}
const authors = async () => (await inbox.messages()).map((row) => row.author)

describe('the echo of our own send', () => {
  it('that comes after the answer to the send is known by its id', async () => {
    const departure = await answerLeaves()
    await outbox.sent(departure, 'mid.1')
    await inbox.echoes('mid.1', 'Да, есть')
    expect(await inbox.conversation()).toMatchObject({ speaker: 'assistant', epoch: 0n })
    expect(await authors()).toEqual(['contact', 'assistant'])
  })

  it('that comes before the answer to the send waits for it, and is then no human turn', async () => {
    const departure = await answerLeaves()
    await inbox.echoes('mid.2', 'Да, есть')
    expect(await inbox.conversation()).toMatchObject({ speaker: 'assistant', epoch: 0n })
    await outbox.sent(departure, 'mid.2')
    expect(await inbox.conversation()).toMatchObject({ speaker: 'assistant', epoch: 0n })
    expect(await authors()).toEqual(['contact', 'assistant'])
  })

  it('proves that a send of uncertain outcome arrived, before or after it was given up', async () => {
    const early = await answerLeaves()
    await inbox.echoes('mid.3', 'Да, есть')
    await outbox.uncertain(early)
    await inbox.says('more', 'А M?')
    const late = await answerLeaves('M тоже есть')
    await outbox.uncertain(late)
    await inbox.echoes('mid.4', 'M тоже есть')
    const sent = (await inbox.messages()).filter((row) => row.author === 'assistant')
    expect(sent).toMatchObject([
      { status: 'sent', provider_id: 'mid.3' },
      { status: 'sent', provider_id: 'mid.4' },
    ])
    expect(await inbox.conversation()).toMatchObject({ speaker: 'assistant', epoch: 0n })
  })
})

describe('what a person typed on the phone', () => {
  it('takes the conversation over and silences the assistant', async () => {
    await inbox.echoes('mid.5', 'Здравствуйте, это Айзада')
    expect(await inbox.conversation()).toMatchObject({
      speaker: 'member',
      epoch: 1n,
      unread: 0,
      waiting_since: null,
    })
    expect(await inbox.lanes()).toEqual([])
    const rows = await inbox.messages()
    expect(rows.find((row) => row.author === 'phone')).toMatchObject({
      text: 'Здравствуйте, это Айзада',
      status: 'sent',
    })
    expect(rows.find((row) => row.kind === 'event')?.detail).toEqual({ type: 'taken_over', by: 'phone' })
  })

  it('stands after the line that tells who took over', async () => {
    await inbox.echoes('mid.5', 'Здравствуйте')
    await inbox.echoes('mid.5b', 'Это Айзада')
    expect((await authors()).slice(-3)).toEqual(['system', 'phone', 'phone'])
  })

  it('while a send of ours is under way, is a human turn once that send has ended', async () => {
    const departure = await answerLeaves()
    await inbox.echoes('mid.typed', 'Минутку')
    expect(await inbox.conversation()).toMatchObject({ speaker: 'assistant' })
    await outbox.sent(departure, 'mid.ours')
    expect(await inbox.conversation()).toMatchObject({ speaker: 'member', epoch: 1n })
    expect(await authors()).toContain('phone')
  })

  it('is no human turn when the account sent it by itself', async () => {
    await inbox.echoes('mid.greeting', 'Кош келиңиз!', { silent: true, replyTo: 'mid.0' })
    expect(await inbox.conversation()).toMatchObject({ speaker: 'assistant', epoch: 0n, unread: 1 })
    const rows = await inbox.messages()
    expect(rows.map(({ author }) => author)).toEqual(['contact', 'phone'])
    expect(rows[1]).toMatchObject({ text: 'Кош келиңиз!', detail: { silent: true, replyTo: 'mid.0' } })
  })

  it('counts once, however often it is repeated', async () => {
    for (let n = 0; n < 3; n++) await inbox.echoes('mid.6', 'Да')
    expect(await inbox.conversation()).toMatchObject({ epoch: 1n })
    expect((await authors()).filter((author) => author === 'phone')).toHaveLength(1)
  })

  it('cancels an answer that has not left yet', async () => {
    clock.move(5000)
    const [turn] = (await claimTurns(ctx, 10)).turns
    if (!turn) throw new Error('no turn is due')
    await inbox.inStore(async (tx) => {
      const conversationId = turn.conversationId as ConversationId
      await appendAssistantMessage(ctx, tx, {
        conversationId,
        epoch: 0,
        wanted: 1,
        text: 'Да',
        turnId: newId<'turn'>(),
      })
    })
    await inbox.echoes('mid.7', 'Отвечаю сама')
    expect(await outbox.depart()).toEqual([])
    const answer = (await inbox.messages()).find((row) => row.author === 'assistant')
    expect(answer).toMatchObject({ status: 'failed', status_reason: 'overtaken' })
  })
})
