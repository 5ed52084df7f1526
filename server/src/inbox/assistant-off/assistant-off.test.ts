import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { StoreTx } from '#platform/database/database.ts'
import { type ConversationId, newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { peopleOf } from '../../testing/people.ts'
import { blockContact, unblockContact } from '../blocking/block.ts'
import { ringReturn } from '../closing/return.ts'
import { mergeContacts, undoMerge } from '../contacts/merge.ts'
import { moveToContact } from '../contacts/move.ts'
import { getContact } from '../contacts/read.ts'
import { keepDraft } from '../drafts/draft.ts'
import { getConversation } from '../reading/conversations.ts'
import { handOff } from '../speaking/hand-off.ts'
import { setState } from '../speaking/state.ts'
import { returnToAssistant, takeOver } from '../speaking/switch.ts'
import { claimTurns } from '../turns/claim.ts'
import { appendAssistantMessage, conversationForTurn } from '../turns/turn.ts'
import { AssistantOffHere } from './errors.ts'
import { switchForChannel, switchForContact } from './switch.ts'

const ctx = await testCtx()
const app = await createApp(ctx)
const shops = await world(ctx)
const { ayperi, aizada } = shops
const { rows, writes } = peopleOf(ctx, ayperi)
const memberId = aizada.memberId
const whatsapp = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const telegram = await connectTestChannel(ctx, ayperi, 'telegram', '300')
const inbox = inboxOf(ctx, ayperi, whatsapp, 'whatsapp')

afterAll(() => app.close())
beforeEach(async () => {
  await rows('delete from contact')
  await rows('update channel set assistant_off = false')
})

const inStore = <T>(work: (tx: StoreTx) => Promise<T>): Promise<T> => ctx.db.withStore(ayperi, work)
const contact = (id: string, answers: boolean) =>
  inStore((tx) => switchForContact(ctx, tx, id, { answers, memberId }))
const channel = (id: string, answers: boolean) =>
  inStore((tx) => switchForChannel(ctx, tx, id, { answers, memberId }))
const says = (text = 'салам') => writes(whatsapp, 'whatsapp', { externalId: '996700', name: 'Meerim' }, text)
const elsewhere = () => writes(telegram, 'telegram', { externalId: '77', name: 'M' })
const id = async () => (await inbox.conversation()).id as ConversationId
const shown = async () => {
  const of = await id()
  return inStore((tx) => getConversation(ctx, tx, of))
}
const act = async (what: typeof takeOver) => {
  const of = await id()
  await inStore((tx) => what(ctx, tx, of, memberId))
}
const state = async (to: 'open' | 'closed') => {
  const of = await id()
  await inStore((tx) => setState(ctx, tx, of, to, memberId))
}
const speakers = async () =>
  Object.fromEntries(
    (
      await rows<{ kind: string; speaker: string }>(
        'select ch.kind, c.speaker from conversation c join channel ch on ch.id = c.channel_id',
      )
    ).map(({ kind, speaker }) => [kind, speaker]),
  )
const lines = async () =>
  (await inbox.messages()).filter(({ kind }) => kind === 'event').map(({ detail }) => detail)
const by = { memberId }

describe('a contact whom the assistant does not answer', () => {
  it('is taken from it at once: the turn goes, the line says who did it and why', async () => {
    const who = await says()
    const { epoch } = await inbox.conversation()
    expect(await inbox.lanes()).toHaveLength(1)
    await contact(who, false)
    const after = await inbox.conversation()
    expect(after).toMatchObject({ speaker: 'nobody', handoff_reason: null, epoch: epoch + 1n })
    expect(after.waiting_since).not.toBeNull()
    expect(await inbox.lanes()).toEqual([])
    expect(await lines()).toEqual([{ type: 'assistant_off', by, for: 'contact' }])
    expect(await shown()).toMatchObject({ assistantOff: 'contact', usualSpeaker: 'assistant' })
    await contact(who, false)
    expect(await lines()).toHaveLength(1)
  })

  it('gets no answer that is being made, and no draft that waits', async () => {
    const who = await says()
    await rows(`update turn_lane set due_at = now() - interval '1 hour'`)
    const [turn] = (await claimTurns(ctx, 1)).turns
    if (!turn) throw new Error('no turn')
    const seen = await inStore((tx) => conversationForTurn(ctx, tx, turn))
    if (!seen) throw new Error('nothing to answer')
    await contact(who, false)
    const { conversationId, epoch, wanted } = seen
    const answer = { conversationId, epoch, wanted, text: 'салам!', turnId: newId<'turn'>() }
    expect(await inStore((tx) => appendAssistantMessage(ctx, tx, answer))).toEqual({ result: 'stale' })
    await contact(who, true)
    const of = await id()
    await inStore((tx) => returnToAssistant(ctx, tx, of, memberId, 'draft'))
    const now = await inbox.conversation()
    const draft = { ...answer, epoch: Number(now.epoch), wanted: Number(now.heard), language: 'ky' as const }
    expect(await inStore((tx) => keepDraft(ctx, tx, { ...draft, words: 'салам!' }))).toBe('kept')
    await contact(who, false)
    expect(await rows('select 1 from draft')).toEqual([])
    expect((await shown()).draftId).toBeNull()
  })

  it('stays without it when it is closed, opened, and written in again', async () => {
    const who = await says()
    await contact(who, false)
    await state('closed')
    expect((await inbox.conversation()).speaker).toBe('nobody')
    await says()
    expect(await inbox.conversation()).toMatchObject({ speaker: 'nobody', state: 'open' })
    expect(await inbox.lanes()).toEqual([])
  })

  it('stays without it where a closing or a block from before is taken back', async () => {
    const who = await says()
    await state('closed')
    await contact(who, false)
    await state('open')
    expect((await inbox.conversation()).speaker).toBe('nobody')
    await contact(who, true)
    await act(returnToAssistant)
    await inStore((tx) => blockContact(ctx, tx, who, 'spam', memberId))
    await contact(who, false)
    await inStore((tx) => unblockContact(ctx, tx, who, memberId))
    expect(await inbox.conversation()).toMatchObject({ speaker: 'nobody', state: 'open' })
    expect(await inbox.lanes()).toEqual([])
  })

  it('stays without it, whoever closes or gives back at the same moment', async () => {
    const who = await says()
    for (const beside of [() => state('closed'), () => act(returnToAssistant)]) {
      await contact(who, true)
      await act(takeOver)
      const turned = Promise.withResolvers<void>()
      const switching = inStore(async (tx) => {
        await switchForContact(ctx, tx, who, { answers: false, memberId })
        turned.resolve()
        await pause(150)
      })
      await turned.promise
      // Begins before the switch is seen, and waits for it.
      const { status } = await beside().then(
        () => ({ status: 'done' }),
        (error) => ({ status: error instanceof AssistantOffHere ? 'refused' : 'failed' }),
      )
      expect(status).not.toBe('failed')
      await switching
      expect(['nobody', 'member']).toContain((await inbox.conversation()).speaker)
    }
  })

  it('is its member’s again where a closing is taken back, whatever was switched between', async () => {
    const who = await says()
    await act(takeOver)
    await says('алло')
    await state('closed')
    await contact(who, false)
    await state('open')
    expect(await inbox.conversation()).toMatchObject({ speaker: 'member', unread: 2 })
  })

  it('is given to it neither by a person nor by time', async () => {
    const who = await says()
    await contact(who, false)
    await act(takeOver)
    await expect(act(returnToAssistant)).rejects.toThrow(AssistantOffHere)
    await rows(`update conversation set return_at = '2000-01-01'`)
    const of = await id()
    const timer = { storeId: ayperi, kind: 'return', subjectId: of, conversationId: of } as const
    await inStore((tx) => ringReturn(async () => true)(ctx, tx, timer))
    expect((await inbox.conversation()).speaker).toBe('member')
  })

  it('stays with whom it is when it is answered again: who speaks, who waits, who was called', async () => {
    const who = await says()
    await contact(who, false)
    await contact(who, true)
    expect(await inbox.conversation()).toMatchObject({ speaker: 'nobody' })
    await act(takeOver)
    await contact(who, false)
    const before = await inbox.conversation()
    await contact(who, true)
    expect(await inbox.conversation()).toEqual(before)
    await act(returnToAssistant)
    const of = await id()
    const { epoch } = await inbox.conversation()
    await inStore((tx) => handOff(ctx, tx, of, 'complaint', Number(epoch)))
    await contact(who, false)
    await contact(who, true)
    expect(await inbox.conversation()).toMatchObject({ speaker: 'nobody', handoff_reason: 'complaint' })
  })

  it('is the assistant’s again where nobody took it and nobody waits', async () => {
    const who = await says()
    await contact(who, false)
    await state('closed')
    await contact(who, true)
    await says()
    expect(await inbox.conversation()).toMatchObject({ speaker: 'assistant' })
    expect(await inbox.lanes()).toHaveLength(1)
  })
})

describe('contacts that are shown as one', () => {
  it('are without it where one was, and apart again each as it was', async () => {
    const kept = await says()
    const other = await elsewhere()
    await contact(other, false)
    expect(await speakers()).toEqual({ whatsapp: 'assistant', telegram: 'nobody' })
    await rows('update conversation set waiting_since = null')
    await inStore((tx) => mergeContacts(ctx, tx, { keptId: kept, otherId: other, memberId }))
    expect(await speakers()).toEqual({ whatsapp: 'nobody', telegram: 'nobody' })
    const { merges, assistantAnswers } = await inStore((tx) => getContact(ctx, tx, kept))
    expect(assistantAnswers).toBe(false)
    const mergeId = merges[0]?.id ?? ''
    await inStore((tx) => undoMerge(ctx, tx, { contactId: kept, mergeId, memberId }))
    expect(await speakers()).toEqual({ whatsapp: 'assistant', telegram: 'nobody' })
  })

  it('are switched on together', async () => {
    const kept = await says()
    const other = await elsewhere()
    await contact(other, false)
    await inStore((tx) => mergeContacts(ctx, tx, { keptId: kept, otherId: other, memberId }))
    await rows('update conversation set waiting_since = null')
    await contact(kept, true)
    expect(await speakers()).toEqual({ whatsapp: 'assistant', telegram: 'assistant' })
  })

  it('give a conversation to another with the switch of that one', async () => {
    const kept = await says()
    const other = await elsewhere()
    await inStore((tx) => mergeContacts(ctx, tx, { keptId: kept, otherId: other, memberId }))
    await says()
    const quiet = await writes(whatsapp, 'whatsapp', { externalId: '996701', name: 'Nurlan' })
    await contact(quiet, false)
    const [moved] = await rows<{ id: string }>('select id from conversation where channel_id = $1', [
      telegram,
    ])
    await rows(
      `update identity set contact_id = $1 where conversation_id in (select id from conversation where contact_id = $1)`,
      [kept],
    )
    await inStore((tx) =>
      moveToContact(ctx, tx, { conversationId: moved?.id ?? '', contactId: quiet, memberId }),
    )
    expect((await speakers())['telegram']).toBe('nobody')
  })
})

describe('a channel on which the assistant does not answer', () => {
  it('has none for who writes there for the first time, and the others have', async () => {
    await channel(whatsapp, false)
    await says()
    await elsewhere()
    expect(await speakers()).toEqual({ whatsapp: 'nobody', telegram: 'assistant' })
    expect(await inbox.lanes()).toHaveLength(1)
  })

  it('loses it in what stands open, and tells why; what is closed says nothing', async () => {
    await says()
    await channel(whatsapp, false)
    expect(await lines()).toEqual([{ type: 'assistant_off', by, for: 'channel' }])
    expect(await shown()).toMatchObject({ speaker: 'nobody', assistantOff: 'channel' })
    await state('closed')
    await channel(whatsapp, true)
    expect((await lines()).map(({ type }) => type)).toEqual(['assistant_off', 'closed'])
    expect(await inbox.conversation()).toMatchObject({ speaker: 'assistant' })
  })

  it('keeps it from a contact that is switched on', async () => {
    const who = await says()
    await channel(whatsapp, false)
    await contact(who, false)
    await contact(who, true)
    expect(await shown()).toMatchObject({ speaker: 'nobody', assistantOff: 'channel' })
  })
})

describe('the switches over the wire', () => {
  it('turn, are read back, and refuse the assistant in words', async () => {
    const who = await says()
    const owner = await client(app, aizada)
    const at = `/api/v1/stores/${ayperi}`
    const card = await owner.send('PATCH', `${at}/contacts/${who}/assistant`, { answers: false })
    expect(card).toMatchObject({ status: 200, body: { assistantAnswers: false } })
    const refused = await owner.send('PUT', `${at}/conversations/${await id()}/speaker`, {
      speaker: 'assistant',
    })
    expect(refused).toMatchObject({ status: 409, body: { code: 'assistant_off_here', reason: 'contact' } })
    await owner.send('PATCH', `${at}/channels/${whatsapp}/assistant`, { answers: false })
    const { body } = await owner.get(`${at}/channels`)
    expect(
      (body as { items: { id: string; assistantAnswers: boolean }[] }).items.find(
        (each) => each.id === whatsapp,
      ),
    ).toMatchObject({ assistantAnswers: false })
  })

  it('of a channel are no matter for an operator', async () => {
    const operator = await client(app, shops.bakyt)
    const turned = await operator.send('PATCH', `/api/v1/stores/${ayperi}/channels/${whatsapp}/assistant`, {
      answers: false,
    })
    expect(turned.status).toBe(403)
  })
})
