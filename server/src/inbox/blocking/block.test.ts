import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreTx } from '#platform/database/database.ts'
import { type ConversationId, newId } from '#platform/ids.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { peopleOf } from '../../testing/people.ts'
import { mergeContacts } from '../contacts/merge.ts'
import { listConversations } from '../reading/conversations.ts'
import type { View } from '../reading/shapes.ts'
import { returnToAssistant, takeOver } from '../speaking/switch.ts'
import { claimTurns } from '../turns/claim.ts'
import { appendAssistantMessage, conversationForTurn } from '../turns/turn.ts'
import { blockContact, unblockContact } from './block.ts'

const ctx = await testCtx()
const { ayperi, aizada } = await world(ctx)
const { rows, writes } = peopleOf(ctx, ayperi)
const memberId = aizada.memberId
const whatsapp = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const telegram = await connectTestChannel(ctx, ayperi, 'telegram', '300')
const inbox = inboxOf(ctx, ayperi, whatsapp, 'whatsapp')

beforeEach(() => rows('delete from contact'))

const inStore = <T>(work: (tx: StoreTx) => Promise<T>): Promise<T> => ctx.db.withStore(ayperi, work)
const block = (id: string, why: 'blocked' | 'spam' = 'blocked') =>
  inStore((tx) => blockContact(ctx, tx, id, why, memberId))
const unblock = (id: string) => inStore((tx) => unblockContact(ctx, tx, id, memberId))
const says = (text: string) => writes(whatsapp, 'whatsapp', { externalId: '996700', name: 'Meerim' }, text)
const take = async (turn: typeof takeOver) => {
  const id = (await inbox.conversation()).id as ConversationId
  await inStore((tx) => turn(ctx, tx, id, memberId))
}
const viewsOf = async () => {
  const held: View[] = []
  for (const view of [
    'mine',
    'unassigned',
    'waiting',
    'assistant',
    'customer',
    'snoozed',
    'failed',
    'blocked',
    'all',
  ] as const) {
    const { items, counts } = await inStore((tx) => listConversations(ctx, tx, { view, memberId, limit: 10 }))
    expect(counts[view], view).toBe(items.length)
    if (items.length > 0) held.push(view)
  }
  return held
}

describe('a blocked contact', () => {
  it('is kept in a view of its own, and nobody waits there', async () => {
    const id = await says('салам')
    await take(takeOver)
    expect(await viewsOf()).toEqual(['mine', 'waiting', 'all'])
    await block(id)
    expect(await viewsOf()).toEqual(['blocked'])
    await says('ответьте!')
    expect(await viewsOf()).toEqual(['blocked'])
    expect(await inbox.conversation()).toMatchObject({ unread: 0, waiting_since: null, speaker: 'nobody' })
    expect(await rows(`select text from message where kind = 'text'`)).toHaveLength(2)
  })

  it('is not answered, neither what stood open nor what comes', async () => {
    const id = await says('салам')
    expect(await inbox.lanes()).toHaveLength(1)
    await block(id)
    expect(await inbox.lanes()).toEqual([])
    await says('алло')
    expect(await inbox.lanes()).toEqual([])
    // Somebody gave it to the assistant all the same, or closed it.
    await take(returnToAssistant)
    await says('алло?')
    expect(await inbox.lanes()).toEqual([])
  })

  it('voids the answer that is being made', async () => {
    const id = await says('салам')
    await rows(`update turn_lane set due_at = now() - interval '1 hour'`)
    const [turn] = (await claimTurns(ctx, 1)).turns
    if (!turn) throw new Error('no turn')
    const seen = await inStore((tx) => conversationForTurn(ctx, tx, turn))
    if (!seen) throw new Error('nothing to answer')
    await block(id)
    const { conversationId, epoch, wanted } = seen
    const answer = { conversationId, epoch, wanted, text: 'салам!', turnId: newId<'turn'>() }
    expect(await inStore((tx) => appendAssistantMessage(ctx, tx, answer))).toEqual({ result: 'stale' })
    expect(await inbox.outbox()).toEqual([])
  })

  it('stays closed where it is closed', async () => {
    const id = await says('салам')
    await block(id)
    await rows(`update conversation set state = 'closed', speaker = 'assistant'`)
    await says('алло')
    expect(await inbox.conversation()).toMatchObject({ state: 'closed' })
    expect(await inbox.lanes()).toEqual([])
  })

  it('is blocked on all of its channels, and heard on all again', async () => {
    const kept = await says('салам')
    const other = await writes(telegram, 'telegram', { externalId: '77', name: 'M' })
    await inStore((tx) => mergeContacts(ctx, tx, { keptId: kept, otherId: other, memberId }))
    await block(other, 'spam')
    expect(await rows('select distinct blocked_why from conversation')).toEqual([{ blocked_why: 'spam' }])
    await unblock(kept)
    expect(await rows('select 1 from conversation where blocked_at is not null')).toEqual([])
  })
})

describe('taking a block back', () => {
  const standing = async () => {
    const [row] = await rows(
      `select speaker, speaker_member_id, handoff_reason, heard, answered, unread, waiting_since, snooze_why, snoozed_until,
         blocked_at, blocked_why, blocked_from, state from conversation`,
    )
    return row
  }

  it('gives back how it stood, and the answer that was owed', async () => {
    const id = await says('салам')
    const before = await standing()
    await block(id)
    await block(id, 'spam')
    await unblock(id)
    expect(await standing()).toEqual(before)
    expect(await inbox.lanes()).toHaveLength(1)
  })

  it('does not answer what came meanwhile, and hears what comes next', async () => {
    const id = await says('салам')
    await block(id)
    await says('алло')
    await unblock(id)
    expect(await inbox.conversation()).toMatchObject({
      speaker: 'assistant',
      heard: 2n,
      answered: 2n,
      waiting_since: null,
    })
    expect(await inbox.lanes()).toEqual([])
    await says('простите')
    expect(await inbox.lanes()).toHaveLength(1)
  })

  it('leaves the conversation with whoever took it meanwhile', async () => {
    const id = await says('салам')
    await block(id)
    await take(takeOver)
    await unblock(id)
    expect(await inbox.conversation()).toMatchObject({ speaker: 'member', speaker_member_id: memberId })
  })
})
