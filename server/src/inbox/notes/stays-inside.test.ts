import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import { type ConversationId, type MessageId, newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, outboxOf } from '../../testing/message-path.ts'
import { sendAgain } from '../sending/send.ts'
import { claimTurns } from '../turns/claim.ts'
import { conversationForTurn } from '../turns/turn.ts'
import { writeNote } from './write.ts'

// A note can never leave: not by what the database takes, not by what the sending code does with what it holds.

const clock = fixedClock(new Date().toISOString())
let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
let inbox: ReturnType<typeof inboxOf>
let conversationId: ConversationId
let noteId: MessageId

beforeAll(async () => {
  ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  const channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp')
})
afterAll(() => app.close())
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says(newId<'m'>(), 'Есть размер L?')
  conversationId = (await inbox.conversation()).id as ConversationId
  noteId = await inbox.inStore((tx) =>
    writeNote(ctx, tx, {
      conversationId,
      memberId: shop.aizada.memberId,
      clientId: newId<'c'>(),
      text: 'СЕКРЕТ',
    }),
  )
})

const change = (what: string) =>
  inbox.inStore((tx) =>
    tx.query(`update message set ${what} where store_id = $1 and id = $2`, [tx.storeId, noteId]),
  )
const putIntoOutbox = () =>
  inbox.inStore((tx) =>
    tx.query(
      `insert into outbox (store_id, conversation_id, message_id, channel_id, next_at)
       select store_id, conversation_id, id, channel_id, $3 from message where store_id = $1 and id = $2`,
      [tx.storeId, noteId, clock.now()],
    ),
  )

describe('the database', () => {
  it('takes no note into the outbox', async () => {
    await expect(putIntoOutbox()).rejects.toThrow('the outbox takes only what goes out')
    expect(await inbox.outbox()).toEqual([])
  })

  it('lets no place in the outbox be turned to a note', async () => {
    await aizada.send('POST', `/api/v1/stores/${shop.ayperi}/conversations/${conversationId}/messages`, {
      clientId: newId<'c'>(),
      text: 'Здравствуйте',
    })
    await expect(
      inbox.inStore((tx) => tx.query('update outbox set message_id = $1', [noteId])),
    ).rejects.toThrow('the outbox takes only what goes out')
  })

  it('takes what goes out, also when the message and its place are written by one statement', async () => {
    await inbox.inStore((tx) =>
      tx.query(
        `with written as (
           insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, status, created_at)
           select store_id, $2, conversation_id, channel_id, 'out', 'assistant', 'text', 'Салам', 'queued', $4
           from message where store_id = $1 and id = $3 returning *
         )
         insert into outbox (store_id, conversation_id, message_id, channel_id, next_at)
         select store_id, conversation_id, id, channel_id, $4 from written`,
        [tx.storeId, newId<'message'>(), noteId, clock.now()],
      ),
    )
    expect(await inbox.outbox()).toHaveLength(1)
  })

  it('takes no note that goes out, and turns none into a message that does', async () => {
    await expect(
      inbox.inStore((tx) =>
        tx.query(
          `insert into message (store_id, id, conversation_id, channel_id, direction, author, author_member_id, kind, created_at)
           select store_id, $2, conversation_id, channel_id, 'out', author, author_member_id, kind, now()
           from message where store_id = $1 and id = $3`,
          [tx.storeId, newId<'message'>(), noteId],
        ),
      ),
    ).rejects.toThrow('message_note')
    await expect(change(`direction = 'out', kind = 'text'`)).rejects.toThrow(
      'what is said inside stays inside',
    )
  })

  it('gives a note neither a status nor an id of a provider', async () => {
    await expect(change(`status = 'sent'`)).rejects.toThrow('message_inside')
    await expect(change(`provider_id = 'wamid.1'`)).rejects.toThrow('message_inside')
  })
})

describe('the sending code', () => {
  it('hands over no note even when one stands in the outbox, and the lane goes on', async () => {
    await ctx.db.asOwner((tx) => tx.query('alter table outbox disable trigger outbox_outgoing'))
    await putIntoOutbox()
    await ctx.db.asOwner((tx) => tx.query('alter table outbox enable trigger outbox_outgoing'))
    expect(await outboxOf(ctx, shop.ayperi).depart()).toEqual([])
    expect(await inbox.outbox()).toEqual([])
    expect(await inbox.messages()).toContainEqual(
      expect.objectContaining({ id: noteId, status: null, provider_id: null, text: 'СЕКРЕТ' }),
    )
  })

  it('sends no note again', async () => {
    await expect(inbox.inStore((tx) => sendAgain(ctx, tx, conversationId, noteId))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('quotes no note to the customer, and reacts to none', async () => {
    const at = `/api/v1/stores/${shop.ayperi}/conversations/${conversationId}/messages`
    const quote = { clientId: newId<'c'>(), text: 'Вот', replyTo: noteId }
    expect((await aizada.send('POST', at, quote)).status).toBeGreaterThanOrEqual(400)
    const reaction = { clientId: newId<'c'>(), emoji: '👍' }
    expect((await aizada.send('PUT', `${at}/${noteId}/reaction`, reaction)).status).toBeGreaterThanOrEqual(
      400,
    )
    expect(await inbox.outbox()).toEqual([])
  })
})

describe('the assistant', () => {
  it('is never told what a note says', async () => {
    clock.move(60_000)
    const [claim] = (await claimTurns(ctx, 1)).turns
    if (!claim) throw new Error('no turn is due')
    const turn = await inbox.inStore((tx) => conversationForTurn(ctx, tx, claim))
    expect(turn?.messages.map(({ text }) => text)).toEqual(['Есть размер L?'])
    expect(
      JSON.stringify(turn, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain('СЕКРЕТ')
  })
})
