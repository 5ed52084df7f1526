import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelKind } from '../channel.ts'
import { troubleJob } from './job.ts'
import type { Proof, Trouble, TroubleKind } from './trouble.ts'

/** Notes what is wrong with a channel. What is known already is only seen again: people are told of it once. */
export async function noteTroubles(
  ctx: Ctx,
  tx: StoreTx,
  channelId: string,
  troubles: readonly Trouble[],
  proof: Proof,
): Promise<void> {
  if (troubles.length === 0) return
  const now = ctx.clock.now()
  const rows = await tx.query<{ id: string; began: boolean }>(
    `insert into channel_trouble as t (store_id, id, channel_id, kind, reason, proof, began_at, seen_at, until_at)
     select $1, gen_random_uuid(), $2, r.kind, r.reason, $4, $5, $5, r.until
     from jsonb_to_recordset($3::jsonb) as r (kind text, reason text, until timestamptz)
     on conflict (store_id, channel_id, kind) where ended_at is null
       do update set reason = excluded.reason, proof = excluded.proof, seen_at = excluded.seen_at, until_at = excluded.until_at
     returning id, xmax = 0 as began`,
    [tx.storeId, channelId, JSON.stringify(troubles), proof, now],
  )
  await tell(
    ctx,
    tx,
    rows.filter(({ began }) => began),
    'began',
  )
}

/** A look at the account did not find these any more; what a message has shown stays until one leaves. */
export const endSeenTroubles = (
  ctx: Ctx,
  tx: StoreTx,
  channelId: string,
  kinds: readonly TroubleKind[],
): Promise<void> => end(ctx, tx, `channel_id = $3 and kind = any($4) and proof = 'look'`, [channelId, kinds])

/** They are over, whatever showed them. */
export const endTroubles = (
  ctx: Ctx,
  tx: StoreTx,
  channelId: string,
  kinds: readonly TroubleKind[],
): Promise<void> => end(ctx, tx, 'channel_id = $3 and kind = any($4)', [channelId, kinds])

/**
 * A message has left since it was last shown. That an account is restricted no look can tell, whatever showed it. A limit
 * keeps it a look at those that left since; as a join, all that the channel has sent would be gone through.
 */
export const endSentTroubles = (ctx: Ctx, tx: StoreTx, channelId: string): Promise<void> =>
  end(
    ctx,
    tx,
    `channel_id = $3 and (proof = 'send' or kind = 'restricted' and until_at is null) and (select m.id from message m
       where m.store_id = $1 and m.channel_id = $3 and m.direction = 'out' and m.provider_at > t.seen_at
         and m.status in ('sent', 'delivered', 'read')
       order by m.provider_at limit 1) is not null`,
    [channelId],
  )

/** The provider had told when it ends; or it tells of it with prices alone, and has not for a day. */
export const endOverdue = (ctx: Ctx, tx: StoreTx, channelId: string): Promise<void> =>
  end(
    ctx,
    tx,
    `channel_id = $3 and (until_at <= $2 or kind = 'ai_priced' and seen_at < $2::timestamptz - interval '1 day')`,
    [channelId],
  )

/** It was connected anew: the provider has just taken it. What that says nothing about stays, until its own proof ends it. */
export const endByConnecting = (ctx: Ctx, tx: StoreTx, channelId: string): Promise<void> =>
  endTroubles(ctx, tx, channelId, ['broken', 'permission', 'deaf', 'token_ending'])

/** Another trouble takes its place: nobody is told that this one is over. */
export async function dropTrouble(tx: StoreTx, channelId: string, kind: TroubleKind): Promise<void> {
  await tx.query(
    'delete from channel_trouble where store_id = $1 and channel_id = $2 and kind = $3 and ended_at is null',
    [tx.storeId, channelId, kind],
  )
}

/** It was disconnected: nobody has to be told that nothing is wrong with it. */
export async function dropTroubles(tx: StoreTx, channelId: string): Promise<void> {
  await tx.query('delete from channel_trouble where store_id = $1 and channel_id = $2 and ended_at is null', [
    tx.storeId,
    channelId,
  ])
}

async function end(ctx: Ctx, tx: StoreTx, which: string, values: readonly unknown[]): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    `update channel_trouble t set ended_at = $2 where store_id = $1 and ended_at is null and ${which} returning id`,
    [tx.storeId, ctx.clock.now(), ...values],
  )
  await tell(ctx, tx, rows, 'ended')
}

const tell = (ctx: Ctx, tx: StoreTx, rows: readonly { id: string }[], phase: 'began' | 'ended') =>
  ctx.jobs.enqueueAll(
    tx,
    troubleJob,
    rows.map(({ id }) => ({
      payload: { storeId: tx.storeId, troubleId: id, phase },
      key: `${id} ${phase}`,
    })),
  )

export interface ToldTrouble extends Trouble {
  readonly channelKind: ChannelKind
  readonly channelName: string
  readonly over: boolean
}

/** Undefined when it is gone with its channel, or its channel was disconnected. */
export async function findTrouble(tx: StoreTx, id: string): Promise<ToldTrouble | undefined> {
  const [row] = await tx.query<ToldTrouble>(
    `select t.kind, t.reason, c.kind as "channelKind", c.name as "channelName", t.ended_at is not null as over from channel_trouble t
     join channel c on c.store_id = t.store_id and c.id = t.channel_id
     where t.store_id = $1 and t.id = $2 and c.state <> 'disconnected'`,
    [tx.storeId, id],
  )
  return row
}
