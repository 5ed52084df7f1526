import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { announce } from '#platform/realtime/announce.ts'
import { SealBroken } from '#platform/vault/envelope.ts'
import type { ChannelKind, ConnectedAccount } from '../channel.ts'
import { reason } from '../reasons.ts'

/** A channel as a send finds it. */
export type Sender =
  | { readonly state: 'connected'; readonly kind: ChannelKind; readonly account: ConnectedAccount }
  | { readonly state: 'broken' | 'disconnected' }

/** Opens the accounts of these channels, tokens included, for the length of the sends that follow. */
export async function openSenders(
  ctx: Ctx,
  tx: StoreTx,
  channelIds: readonly string[],
): Promise<Map<string, Sender>> {
  const rows = await tx.query<ChannelRow>(
    `select id, kind, external_id as account, settings, state from channel where store_id = $1 and id = any($2::uuid[])`,
    [tx.storeId, channelIds],
  )
  const senders = new Map<string, Sender>()
  for (const row of rows) senders.set(row.id, await openSender(ctx, tx, row))
  return senders
}

interface ChannelRow {
  readonly id: string
  readonly kind: ChannelKind
  readonly account: string
  readonly settings: Record<string, unknown>
  readonly state: 'connected' | 'broken' | 'disconnected'
}

async function openSender(ctx: Ctx, tx: StoreTx, row: ChannelRow): Promise<Sender> {
  const { id, kind, account, settings, state } = row
  if (state !== 'connected') return { state }
  const token = await openToken(ctx, tx, id)
  if (token !== undefined) return { state, kind, account: { account, settings, token } }
  await breakChannels(ctx, tx, [{ channelId: id, reason: reason('token_unreadable') }])
  return { state: 'broken' }
}

/** Undefined when there is none or its seal is broken: either way a member has to connect the channel again. */
async function openToken(ctx: Ctx, tx: StoreTx, id: string): Promise<string | undefined> {
  try {
    return await ctx.vault.get(tx, { owner: 'channel', rowId: id, name: 'token' })
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    ctx.log.error({ channelId: id }, 'the token of a channel could not be opened')
    return undefined
  }
}

/** A channel that the provider turned away: nothing is sent over it until a member mends it. */
export async function breakChannels(
  ctx: Ctx,
  tx: StoreTx,
  broken: readonly { readonly channelId: string; readonly reason: string }[],
): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    `update channel c set state = 'broken', state_reason = b.reason
     from (select distinct on (id) id, reason from unnest($2::uuid[], $3::text[]) as b (id, reason)) b
     where c.store_id = $1 and c.id = b.id and c.state = 'connected' returning c.id`,
    [tx.storeId, broken.map((one) => one.channelId), broken.map((one) => one.reason)],
  )
  if (rows.length === 0) return
  const events = rows.map(({ id }) => ({ kind: 'channel.updated', payload: { channelId: id } }))
  announce(ctx, tx, events)
}

/** Call when a channel is connected anew: what waited for it is due at once. */
export async function resumeChannel(ctx: Ctx, tx: StoreTx, channelId: string): Promise<void> {
  await tx.query(
    `update outbox set next_at = $3 where store_id = $1 and channel_id = $2 and state = 'waiting'`,
    [tx.storeId, channelId, ctx.clock.now()],
  )
  tx.afterCommit(() => ctx.bus.wake('outbox'))
}
