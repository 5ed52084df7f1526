import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { announce } from '#platform/realtime/announce.ts'
import { SealBroken } from '#platform/vault/envelope.ts'
import type { ChannelKind, ConnectedAccount } from '../channel.ts'
import { askForSecondLook, SECOND_LOOK_SECONDS } from '../health/look-job.ts'
import { reason } from '../reasons.ts'
import { noteTroubles } from '../trouble/keep.ts'
import { type Proof, troubleOfBreak } from '../trouble/trouble.ts'
import { holdChannel } from './hold.ts'

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
  await breakChannels(ctx, tx, [{ channelId: id, reason: reason('token_unreadable') }], 'look')
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

interface Refused {
  readonly channelId: string
  readonly reason: string
}

/** A refusal counts as the same doubt's so long: what is refused later is doubted anew. */
const DOUBT_MS = 3_600_000

/**
 * A token that was refused once is looked at again a minute later, and meanwhile nothing is sent: providers have been seen
 * to say of a good token that it is none. Refused again, by the look or by a message after it, it is dead.
 */
export async function doubtToken(
  ctx: Ctx,
  tx: StoreTx,
  refused: readonly Refused[],
  proof: Proof,
): Promise<void> {
  const now = ctx.clock.now().getTime()
  for (const one of refused) {
    const [channel] = await tx.query<{ doubtedAt: Date | null }>(
      `select doubted_at as "doubtedAt" from channel where store_id = $1 and id = $2 and state = 'connected' for update`,
      [tx.storeId, one.channelId],
    )
    if (!channel) continue
    const since = now - (channel.doubtedAt?.getTime() ?? 0)
    // Sends that were under way when the first was refused say nothing new.
    if (since < SECOND_LOOK_SECONDS * 1000) continue
    if (since < DOUBT_MS) await breakChannels(ctx, tx, [one], proof)
    else await beginToDoubt(ctx, tx, one.channelId)
  }
}

async function beginToDoubt(ctx: Ctx, tx: StoreTx, channelId: string): Promise<void> {
  const now = ctx.clock.now()
  await tx.query('update channel set doubted_at = $3 where store_id = $1 and id = $2', [
    tx.storeId,
    channelId,
    now,
  ])
  await holdChannel(tx, channelId, new Date(now.getTime() + SECOND_LOOK_SECONDS * 1000), 'doubt')
  await askForSecondLook(ctx, tx, channelId)
}

/** What messages were refused for: all but a token's death is believed at once. */
export async function hearRefusals(ctx: Ctx, tx: StoreTx, refused: readonly Refused[]): Promise<void> {
  const doubtful = ({ reason: why }: Refused) => why.startsWith('token_rejected')
  await doubtToken(ctx, tx, refused.filter(doubtful), 'send')
  await breakChannels(
    ctx,
    tx,
    refused.filter((one) => !doubtful(one)),
    'send',
  )
}

/** A channel that the provider turned away: nothing is sent over it until a member mends it. */
export async function breakChannels(
  ctx: Ctx,
  tx: StoreTx,
  broken: readonly Refused[],
  proof: Proof,
): Promise<void> {
  if (broken.length === 0) return
  const rows = await tx.query<{ id: string; reason: string }>(
    `update channel c set state = 'broken', state_reason = b.reason
     from (select distinct on (id) id, reason from unnest($2::uuid[], $3::text[]) as b (id, reason)) b
     where c.store_id = $1 and c.id = b.id and c.state = 'connected' returning c.id, b.reason`,
    [tx.storeId, broken.map((one) => one.channelId), broken.map((one) => one.reason)],
  )
  if (rows.length === 0) return
  const events = rows.map(({ id }) => ({ kind: 'channel.updated', payload: { channelId: id } }))
  announce(ctx, tx, events)
  for (const row of rows) await noteTroubles(ctx, tx, row.id, [troubleOfBreak(row.reason)], proof)
}

/**
 * Call when a channel is connected anew: what waited for it is due at once, whatever was held back while it was doubted.
 * The silence that its provider asked for stays.
 */
export async function resumeChannel(ctx: Ctx, tx: StoreTx, channelId: string): Promise<void> {
  await tx.query(
    `update outbox set next_at = $3 where store_id = $1 and channel_id = $2 and state = 'waiting'`,
    [tx.storeId, channelId, ctx.clock.now()],
  )
  await tx.query(`delete from send_pace where store_id = $1 and channel_id = $2 and scope = 'doubt'`, [
    tx.storeId,
    channelId,
  ])
  tx.afterCommit(() => ctx.bus.wake('outbox'))
}
