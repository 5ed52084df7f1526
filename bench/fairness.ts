import { setTimeout as wait } from 'node:timers/promises'
import { createPerson, createStore } from '../server/src/accounts/index.ts'
import type { Ctx } from '../server/src/platform/context.ts'
import type { ChannelId, StoreId } from '../server/src/platform/ids.ts'
import { connectTestChannel } from '../server/src/testing/message-path.ts'
import type { Provider } from '../tests/support/provider.ts'
import type { Shop } from '../tests/support/shop.ts'
import { phoneNumberId, signedHeaders, whatsappBody } from '../tests/support/whatsapp.ts'
import { switchAssistant } from './intake.ts'
import { Connections, offer, requestOf } from './offered.ts'

const CAMPAIGN = { messages: 20_000, conversations: 2_000 } as const

export const OTHER_NUMBER = '206540352242922'
const FLOOD = { messages: 20_000, people: 2_000 } as const

/** A store with a number. */
export interface Sender {
  readonly store: StoreId
  readonly channel: ChannelId
}

/**
 * One store has 20,000 messages to send, over a number that takes a thousand a second; another one answers a customer now
 * and then. @returns milliseconds from each of these answers to the provider's getting it.
 */
export async function repliesBesideACampaign(
  shop: Shop,
  provider: Provider,
  other: Sender,
  replies: number,
): Promise<{ times: number[]; campaignPerSecond: number }> {
  const { ctx } = shop
  await ctx.db.withStore(shop.store, (tx) =>
    tx.query(`update channel set settings = '{"wabaId":"1","raised":true}' where store_id = $1`, [
      shop.store,
    ]),
  )
  await writeMessages(ctx, shop, '99678', CAMPAIGN)
  const before = provider.handed.length
  const start = performance.now()
  const times: number[] = []
  for (let n = 0; n < replies; n += 1) {
    await wait(500)
    times.push(await replyOnce(ctx, provider, other, `99679${n}`))
  }
  const campaign = provider.handed.slice(before).filter(({ to }) => to.startsWith('99678')).length
  const campaignPerSecond = (campaign * 1000) / (performance.now() - start)
  await ctx.db.withStore(shop.store, (tx) =>
    tx.query(`delete from outbox where store_id = $1 and state = 'waiting'`, [shop.store]),
  )
  return { times, campaignPerSecond }
}

/**
 * The customers of one store write 20,000 messages at once; one of another store's writes now and then. @returns
 * milliseconds from each of these webhooks to its message in that store's inbox.
 */
export async function messagesBesideAFlood(url: string, shop: Shop, other: Sender): Promise<number[]> {
  await switchAssistant(shop, false)
  const flood = Array.from({ length: FLOOD.messages }, (_, n) =>
    writtenTo(phoneNumberId, `wamid.flood.${n}`, `99675${1_000_000 + (n % FLOOD.people)}`),
  )
  // Open before, as a provider keeps its own: one that is opened in a crowd waits for the crowd to be accepted.
  const line = new Connections(url)
  await line.keepOpen(1)
  const acknowledged = offer(url, FLOOD.messages, flood).then(() => ({ over: true }))
  const times: number[] = []
  for (let n = 0; !(await isTakenIn(shop, acknowledged)); n += 1) {
    times.push(await writeOnce(line, shop.ctx, other, n))
    await wait(200)
  }
  line.close()
  await switchAssistant(shop, true)
  return times
}

const writtenTo = (number: string, id: string, from: string): Buffer => {
  const body = whatsappBody([{ id, from, text: 'Бар бы, L?' }], number)
  return requestOf('/api/v1/webhooks/meta/whatsapp', body, signedHeaders(body))
}

/** Whether everything was acknowledged and nothing waits any more. */
async function isTakenIn({ ctx }: Shop, acknowledged: Promise<{ over: boolean }>): Promise<boolean> {
  const { over } = await Promise.race([acknowledged, wait(0, { over: false })])
  if (!over) return false
  const waiting = await ctx.db.asOwner((tx) =>
    tx.query(`select 1 from edge.inbound_delivery where state = 'new' order by account, id limit 1`),
  )
  return waiting.length === 0
}

async function writeOnce(line: Connections, ctx: Ctx, { store }: Sender, n: number): Promise<number> {
  const id = `wamid.beside.${n}`
  const start = performance.now()
  const status = await line.send(writtenTo(OTHER_NUMBER, id, '996790000001'))
  if (status !== 200) throw new Error('a webhook of the other store was refused')
  for (;;) {
    const here = await ctx.db.withStore(store, (tx) =>
      tx.query('select 1 from message where store_id = $1 and provider_id = $2', [store, id]),
    )
    if (here.length > 0) return performance.now() - start
    if (performance.now() - start > 60_000) throw new Error('no message within a minute')
    await wait(5)
  }
}

async function replyOnce(ctx: Ctx, provider: Provider, other: Sender, prefix: string): Promise<number> {
  const start = performance.now()
  await writeMessages(ctx, other, prefix, { messages: 1, conversations: 1 })
  for (;;) {
    const reply = provider.handed.findLast(
      ({ to }) => to.startsWith(prefix) && to.length === prefix.length + 7,
    )
    if (reply) return reply.at - start
    if (performance.now() - start > 60_000) throw new Error('no reply within a minute')
    await wait(5)
  }
}

/** A second store, with a number of its own. */
export async function openOther(ctx: Ctx): Promise<Sender> {
  const person = await createPerson(ctx, {
    firstName: 'Nurlan',
    lastName: 'Osmonov',
    email: 'nurlan@florist.example',
    language: 'ru',
    password: 'tilla-kozu-2026',
  })
  const details = {
    name: 'Florist',
    country: 'KG',
    currency: 'KGS',
    timeZone: 'Asia/Bishkek',
    languages: ['ru', 'ky', 'en'],
  } as const
  const { id: store } = await createStore(ctx, details, person)
  return { store, channel: await connectTestChannel(ctx, store, 'whatsapp', OTHER_NUMBER) }
}

/** Queues messages in turn to so many customers, who have all just written. */
export async function writeMessages(
  ctx: Ctx,
  { store, channel }: Sender,
  prefix: string,
  { messages, conversations }: { messages: number; conversations: number },
): Promise<void> {
  await ctx.db.withStore(store, async (tx) => {
    await tx.query(
      `with people as (
         select n, gen_random_uuid() as contact, gen_random_uuid() as conversation from generate_series(1, $4::int) n
       ), contacts as (
         insert into contact (store_id, id, created_at) select $1, contact, $5 from people
       ), threads as (
         insert into conversation (store_id, id, contact_id, channel_id, external_id, speaker, last_inbound_at,
           last_message_at, created_at)
         select $1, conversation, contact, $2, $3 || (1000000 + n), 'nobody', $5, $5, $5 from people
       ), written as (
         select gen_random_uuid() as message, conversation, m from generate_series(0, $6::int - 1) m
         join people on n = m % $4::int + 1
       ), stored as (
         insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, status, created_at)
         select $1, message, conversation, $2, 'out', 'assistant', 'text', 'Жаңы көйнөктөр келди', 'queued', $5 from written
       )
       insert into outbox (store_id, conversation_id, message_id, channel_id, next_at)
       select $1, conversation, message, $2, $5 from written order by m`,
      [store, channel, prefix, conversations, ctx.clock.now(), messages],
    )
    tx.afterCommit(() => ctx.bus.wake('outbox'))
  })
}
