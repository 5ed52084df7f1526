import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelId, StoreId } from '#platform/ids.ts'
import { connectTestChannel } from './message-path.ts'
import type { World } from './world.ts'

/**
 * A shop that has just queued messages to `queued` people `p1`, `p2` and so on, of which the planner knows nothing: to it
 * each look at all of them is as cheap as a look at one. `before` happens when the statistics are taken, of `known` people,
 * and nothing is queued.
 */
export async function campaignUnknownToThePlanner(
  ctx: Ctx,
  shop: World,
  before: () => Promise<void> = async () => {},
  { known, queued } = { known: 500, queued: 10_000 },
): Promise<ChannelId> {
  await queueCampaign(ctx, shop.florist, '17841400000000002', known)
  await ctx.db.asOwner((tx) =>
    tx.query('analyze message; analyze conversation; analyze outbox; analyze contact; analyze identity'),
  )
  await before()
  return queueCampaign(ctx, shop.ayperi, '17841400000000001', queued)
}

/** Rows of messages, people and the outbox that some work in a transaction reads. */
export async function rowsReadBy(tx: StoreTx, work: () => Promise<unknown>): Promise<number> {
  const before = await rowsRead(tx)
  await work()
  return (await rowsRead(tx)) - before
}

async function rowsRead(tx: StoreTx): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as n from pg_stat_xact_user_tables
     where relname in ('message', 'conversation', 'outbox', 'contact', 'identity')`,
    [],
  )
  return row?.n ?? 0
}

async function queueCampaign(
  ctx: Ctx,
  store: StoreId,
  account: string,
  messages: number,
): Promise<ChannelId> {
  const channel = await connectTestChannel(ctx, store, 'instagram', account)
  await ctx.db.withStore(store, (tx) =>
    tx.query(
      `with people as (
         select n, gen_random_uuid() as contact, gen_random_uuid() as conversation, gen_random_uuid() as message
         from generate_series(1, $4::int) n
       ), contacts as (
         insert into contact (store_id, id, created_at) select $1, contact, $3 from people
       ), threads as (
         insert into conversation (store_id, id, contact_id, channel_id, external_id, speaker, last_inbound_at,
           last_message_at, created_at)
         select $1, conversation, contact, $2, 'p' || n, 'nobody', $3, $3, $3 from people
       ), known as (
         insert into identity (store_id, channel_id, external_id, contact_id, conversation_id, display_name)
         select $1, $2, 'p' || n, contact, conversation, 'Nurai' from people
       ), stored as (
         insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, status, created_at)
         select $1, message, conversation, $2, 'out', 'assistant', 'text', 'Жаңы көйнөктөр келди', 'queued', $3 from people
       )
       insert into outbox (store_id, conversation_id, message_id, channel_id, next_at)
       select $1, conversation, message, $2, $3 from people order by n`,
      [store, channel, ctx.clock.now(), messages],
    ),
  )
  return channel
}
