import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { type ConversationId, newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message, outboxOf } from '../../testing/message-path.ts'
import type { ConversationJson, MessageJson } from '../reading/shapes.ts'
import { sendAsMember } from '../sending/send.ts'
import { receiver } from './receive.ts'

const HOUR = 3_600_000
const clock = fixedClock('2026-11-29T10:00:00.000Z')
const ctx = await testCtx({ clock })
const shop = await world(ctx)
const app = await createApp(ctx)
const channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
const inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp', false)
const outbox = outboxOf(ctx, shop.ayperi)
const owner = await client(app, shop.aizada)
afterAll(() => app.close())

beforeEach(async () => {
  clock.move(100 * 24 * HOUR)
  await inbox.inStore((tx) => tx.query('delete from contact'))
})

const byAd = { detail: { referral: { source: 'ad', headline: 'Скидки' } } } as const
const after = (at: Date, hours: number) => new Date(at.getTime() + hours * HOUR - 30_000).toISOString()
const shown = async () => {
  const { id } = await inbox.conversation()
  const { body } = await owner.get<ConversationJson>(`/api/v1/stores/${shop.ayperi}/conversations/${id}`)
  return body.window.free
}
const messages = async () => {
  const { id } = await inbox.conversation()
  const { body } = await owner.get<{ items: MessageJson[] }>(
    `/api/v1/stores/${shop.ayperi}/conversations/${id}/messages`,
  )
  return body.items
}
/** A member answers and the provider takes it; its id there. */
async function answers(providerId: string = newId<'m'>()): Promise<string> {
  const conversationId = (await inbox.conversation()).id as ConversationId
  const { memberId } = shop.aizada
  await inbox.inStore((tx) =>
    sendAsMember(ctx, tx, { conversationId, memberId, clientId: newId<'c'>(), text: 'Саламатсызбы' }),
  )
  const [departure] = await outbox.depart()
  if (!departure) throw new Error('nothing left')
  await outbox.sent(departure, providerId)
  return providerId
}

describe('who came by an ad', () => {
  it('is answered for free within a day, and that makes three days free', async () => {
    const came = clock.now()
    await inbox.says(newId<'m'>(), 'Ушул канча?', byAd)
    expect(await shown()).toEqual({ until: after(came, 24), answered: false })
    clock.move(2 * HOUR)
    const answered = clock.now()
    await answers()
    expect(await shown()).toEqual({ until: after(answered, 72), answered: true })
    // A second answer makes it no longer, and what is written without an ad nothing else.
    clock.move(HOUR)
    await inbox.says(newId<'m'>(), 'Рахмат')
    await answers()
    expect(await shown()).toEqual({ until: after(answered, 72), answered: true })
    clock.move(72 * HOUR)
    expect(await shown()).toBeNull()
  })

  it('has to be answered again when they come by another', async () => {
    await inbox.says(newId<'m'>(), 'Салам', byAd)
    await answers()
    clock.move(HOUR)
    const again = clock.now()
    await inbox.says(newId<'m'>(), 'Бул эмнечи?', byAd)
    expect(await shown()).toEqual({ until: after(again, 24), answered: false })
  })
})

describe('what WhatsApp says of a price', () => {
  const price = { category: 'marketing', model: 'PMP', type: 'regular', billable: true }

  it('stands at the message, also where it says so before the send was answered', async () => {
    await inbox.says(newId<'m'>(), 'Салам')
    const providerId = await answers()
    expect((await messages()).at(-1)?.pricing).toBeNull()
    await inbox.tells({ providerId, status: 'sent', pricing: price })
    const told = { category: 'marketing', free: false, model: 'PMP', type: 'regular' }
    expect((await messages()).at(-1)).toMatchObject({ status: 'sent', pricing: told })
    // What comes later without a price, or moves nothing, takes none away.
    await inbox.tells({ providerId, status: 'delivered' })
    await inbox.tells({ providerId, status: 'sent', pricing: { ...price, category: 'utility' } })
    expect((await messages()).at(-1)).toMatchObject({
      status: 'delivered',
      pricing: { ...told, category: 'utility' },
    })

    const conversationId = (await inbox.conversation()).id as ConversationId
    const { memberId } = shop.aizada
    await inbox.inStore((tx) =>
      sendAsMember(ctx, tx, { conversationId, memberId, clientId: newId<'c'>(), text: 'Бар' }),
    )
    const [departure] = await outbox.depart()
    const early = newId<'m'>()
    await inbox.tells({ providerId: early, status: 'delivered', pricing: price })
    if (departure) await outbox.sent(departure, early)
    expect((await messages()).at(-1)).toMatchObject({ status: 'delivered', pricing: told })
  })

  it('also tells until when nothing is charged of who came by a page', async () => {
    await inbox.says(newId<'m'>(), 'Салам')
    const providerId = await answers()
    const freeUntil = after(clock.now(), 70)
    await inbox.tells({ providerId, status: 'sent', pricing: { type: 'free_entry_point', freeUntil } })
    expect(await shown()).toEqual({ until: freeUntil, answered: true })
    expect((await messages()).at(-1)?.pricing).toMatchObject({ free: true })
  })

  it('tells so also where the first of its statuses comes before the send was answered', async () => {
    await inbox.says(newId<'m'>(), 'Салам')
    const providerId = newId<'m'>()
    const freeUntil = after(clock.now(), 70)
    await inbox.tells({ providerId, status: 'sent', pricing: { type: 'free_entry_point', freeUntil } })
    await answers(providerId)
    expect(await shown()).toEqual({ until: freeUntil, answered: true })
    expect((await messages()).at(-1)).toMatchObject({ status: 'sent', pricing: { free: true } })
  })

  it.each(['early', 'late'] as const)(
    'is the sum of its statuses, the later over the earlier: %s',
    async (when) => {
      await inbox.says(newId<'m'>(), 'Салам')
      const providerId = newId<'m'>()
      const freeUntil = after(clock.now(), 70)
      const entry = { type: 'free_entry_point', category: 'service' }
      if (when === 'late') await answers(providerId)
      await inbox.tells(
        { providerId, status: 'delivered', pricing: { ...entry, category: 'zero' } },
        { providerId, status: 'sent', pricing: { ...entry, freeUntil } },
      )
      if (when === 'early') await answers(providerId)
      expect(await shown()).toEqual({ until: freeUntil, answered: true })
      expect((await messages()).at(-1)).toMatchObject({ status: 'delivered', pricing: { category: 'zero' } })
    },
  )

  it('told again is no news', async () => {
    await inbox.says(newId<'m'>(), 'Салам')
    const providerId = await answers()
    const freeUntil = after(clock.now(), 70)
    await inbox.tells({ providerId, status: 'sent', pricing: { ...price, freeUntil } })
    const told = { providerId, status: 'delivered', pricing: price } as const
    const events = async () => {
      const rows = await inbox.inStore((tx) =>
        tx.query(`select from store_event where kind = 'message.updated'`),
      )
      return rows.length
    }
    await inbox.tells(told)
    const before = await events()
    expect(before).toBeGreaterThan(0)
    await inbox.tells(told)
    expect(await events()).toBe(before)
  })

  it('is heard while nothing else is asked: enqueuing takes another role for a moment', async () => {
    await inbox.says(newId<'m'>(), 'Салам')
    const providerId = await answers()
    await inbox.inStore((tx) => tx.query('delete from channel_trouble'))
    const enqueues = vi.spyOn(ctx.jobs, 'enqueueAll').mockImplementation(async (tx) => {
      await tx.query('set local role none')
      await tx.query('select 1')
      await tx.query('set local role tutum_store')
    })
    const roles = new Set<string>()
    const receive = receiver(ctx, {
      assistantAnswers: async (tx) => {
        for (let n = 0; n < 40; n++) {
          const [row] = await tx.query<{ role: string }>(`select current_setting('role') as role`)
          if (row) roles.add(row.role)
        }
        return false
      },
    })
    const pricing = { ...price, category: 'general_purpose_ai' }
    await inbox.inStore((tx) =>
      receive(tx, [
        {
          account: 'a',
          kind: 'whatsapp',
          channelId: channel,
          reads: [],
          changes: [],
          people: [],
          messages: [message(ctx, newId<'m'>(), 'Канча?')],
          statuses: [{ providerId, status: 'delivered', at: clock.now(), pricing }],
        },
      ]),
    )
    expect(enqueues).toHaveBeenCalled()
    enqueues.mockRestore()
    expect([...roles]).toEqual(['tutum_store'])
  })

  it('alarms where Meta takes the shop for an AI provider', async () => {
    await inbox.says(newId<'m'>(), 'Салам')
    const providerId = await answers()
    await inbox.inStore((tx) => tx.query('delete from channel_trouble'))
    const troubles = () => inbox.inStore((tx) => tx.query('select kind from channel_trouble'))
    await inbox.tells({ providerId, status: 'sent', pricing: price })
    expect(await troubles()).toEqual([])
    await inbox.tells({
      providerId,
      status: 'delivered',
      pricing: { ...price, category: 'general_purpose_ai' },
    })
    expect(await troubles()).toEqual([{ kind: 'ai_priced' }])
  })
})
