import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Departure } from '#channels'
import { fixedClock } from '#platform/clock.ts'
import { type ChannelId, type ConversationId, newId } from '#platform/ids.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, outboxOf } from '../../testing/message-path.ts'
import { sendAsMember } from '../sending/send.ts'
import { type ClaimedTurn, claimTurns } from '../turns/claim.ts'
import { appendAssistantMessage, conversationForTurn, endTurn, type TurnConversation } from '../turns/turn.ts'
import { holdForTyping, returnToAssistant, takeOver } from './switch.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let shop: World
let channel: ChannelId

beforeAll(async () => {
  ctx = await testCtx({ clock })
  shop = await world(ctx)
  channel = await connectTestChannel(ctx, shop.ayperi, 'instagram', '178')
})

const steps = [
  'says',
  'begins',
  'answers',
  'ends',
  'crashes',
  'member',
  'takes',
  'phone',
  'returns',
  'types',
  'departs',
  'sent',
  'waits',
] as const
type Step = (typeof steps)[number]

/** Runs steps of all parties in the given order, and checks each one against what a person would expect. */
async function play(order: readonly Step[]) {
  const inbox = inboxOf(ctx, shop.ayperi, channel, 'instagram')
  const outbox = outboxOf(ctx, shop.ayperi)
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says(newId<'m'>(), 'салам')
  const conversationId = (await inbox.conversation()).id as ConversationId
  const memberId = shop.aizada.memberId

  let humanTurns = 0
  let heard = 1
  const begun: { turn: ClaimedTurn; seen: TurnConversation; humanTurns: number; heard: number }[] = []
  const answered = new Map<string, number>()
  const answeredCounts: number[] = []
  const inFlight: Departure[] = []

  const act: Record<Step, () => Promise<void>> = {
    async says() {
      await inbox.says(newId<'m'>(), 'и ещё')
      heard++
    },
    async begins() {
      for (const turn of (await claimTurns(ctx, 5)).turns) {
        const seen = await inbox.inStore((tx) => conversationForTurn(ctx, tx, turn))
        if (seen) begun.push({ turn, seen, humanTurns, heard })
      }
    },
    // Every worker that ever began tries, also those that are long stale.
    async answers() {
      for (const one of begun) {
        const { epoch, wanted } = one.seen
        const turnId = newId<'turn'>()
        const said = await inbox.inStore((tx) =>
          appendAssistantMessage(ctx, tx, { conversationId, epoch, wanted, text: 'ответ', turnId }),
        )
        if (said.result === 'stale') continue
        expect(one.humanTurns, 'no answer after a human turn').toBe(humanTurns)
        expect(one.heard, 'no answer to less than was said').toBe(heard)
        answered.set(said.messageId, humanTurns)
        answeredCounts.push(wanted)
      }
    },
    async ends() {
      for (const { turn } of begun.splice(0)) await inbox.inStore((tx) => endTurn(ctx, tx, turn))
    },
    async member() {
      await inbox.inStore((tx) =>
        sendAsMember(ctx, tx, { conversationId, memberId, clientId: newId<'c'>(), text: 'я отвечу' }),
      )
      humanTurns++
    },
    // Its lease runs out: another worker may begin the same turn, and the first one is not really dead.
    async crashes() {
      await inbox.inStore((tx) => tx.query(`update turn_lane set lease_until = now() - interval '1 second'`))
    },
    async takes() {
      await inbox.inStore((tx) => takeOver(ctx, tx, conversationId, memberId))
      humanTurns++
    },
    async phone() {
      const before = (await inbox.conversation()).epoch
      await inbox.echoes(newId<'m'>(), 'с телефона')
      if ((await inbox.conversation()).epoch > before) humanTurns++
    },
    async returns() {
      const { speaker } = await inbox.conversation()
      await inbox.inStore((tx) => returnToAssistant(ctx, tx, conversationId, memberId))
      if (speaker !== 'assistant') humanTurns++
    },
    async types() {
      await inbox.inStore((tx) => holdForTyping(ctx, tx, conversationId, shop.aizada.memberId))
    },
    async departs() {
      const departures = await outbox.depart()
      for (const departure of departures) {
        const writtenAt = answered.get(departure.key)
        if (writtenAt !== undefined) expect(writtenAt, 'no overtaken message leaves').toBe(humanTurns)
      }
      inFlight.push(...departures)
      expect(inFlight.length, 'one at a time in a conversation').toBeLessThanOrEqual(1)
    },
    async sent() {
      const before = (await inbox.conversation()).epoch
      for (const departure of inFlight.splice(0)) await outbox.sent(departure, newId<'m'>())
      // An echo that had to wait for the end of the send counts from here.
      if ((await inbox.conversation()).epoch > before) humanTurns++
    },
    async waits() {
      clock.move(61_000)
    },
  }
  for (const step of order) {
    clock.move(2000)
    await act[step]()
  }
  expect(new Set(answeredCounts).size, 'each count is answered once').toBe(answeredCounts.length)
}

describe('a conversation', () => {
  it.each<[string, Step[]]>([
    ['a worker that answers twice', ['begins', 'answers', 'answers']],
    ['two workers on one turn', ['begins', 'crashes', 'begins', 'answers']],
    ['an answer from before a silent take-over and return', ['begins', 'takes', 'returns', 'answers']],
    ['an answer to less than was said', ['begins', 'says', 'answers']],
    ['an answer while a person types', ['begins', 'types', 'answers', 'waits', 'answers']],
  ])('withstands %s', (_, order) => play(order))

  it('has one speaker at a time, however people, contact and assistant come together', async () => {
    const order = fc.array(fc.constantFrom(...steps), { minLength: 6, maxLength: 18 })
    await fc.assert(fc.asyncProperty(order, play), { numRuns: ctx.db.engine === 'native' ? 200 : 60 })
  }, 300_000)
})
