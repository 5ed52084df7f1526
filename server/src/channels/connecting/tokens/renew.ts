import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelId, StoreId } from '#platform/ids.ts'
import { breakChannels, doubtToken } from '../../delivery/accounts.ts'
import { tokenIsDead } from '../../graph.ts'
import { renewToken } from '../../instagram/sign-in.ts'
import { reason } from '../../reasons.ts'
import { tellChannelUpdated } from '../events.ts'

interface Due {
  readonly token: string | undefined
  readonly issuedAt: Date
  readonly expiresAt: Date | null
}

/**
 * Renews the token of an Instagram channel when it is due: from its 45th day on, and a pasted one, whose end is not
 * known, after a day. A younger one the provider refuses. A token that died is of no use any more: its channel breaks.
 */
export async function renewChannelToken(ctx: Ctx, storeId: StoreId, channelId: ChannelId): Promise<void> {
  const due = await ctx.db.withStore(storeId, (tx) => claim(ctx, tx, channelId))
  if (!due?.token) return
  const { expiresAt } = due
  if (expiresAt && expiresAt <= ctx.clock.now())
    return breakChannel(ctx, storeId, channelId, reason('token_expired'))
  const renewed = await renewToken(ctx, due.token)
  if (renewed.ok) return keep(ctx, storeId, channelId, due, renewed)
  if (renewed.code !== undefined && isDead(renewed.code))
    return doubt(ctx, storeId, channelId, reason('token_rejected', renewed.code))
  const why = renewed.answered ? reason('rejected', renewed.code) : reason('provider_unreachable')
  ctx.log.warn({ channelId, reason: why, expiresAt }, 'the token of a channel was not renewed')
  await noteProblem(ctx, storeId, channelId, due, why)
}

const isDead = (code: number): boolean =>
  tokenIsDead({ code, subcode: undefined, message: '', transient: false })

/** Claiming keeps a second process from renewing at the same time; a claim that came to nothing is free after an hour. */
async function claim(ctx: Ctx, tx: StoreTx, channelId: ChannelId): Promise<Due | undefined> {
  const [row] = await tx.query<Omit<Due, 'token'>>(
    `update channel set token_tried_at = $3::timestamptz
     where store_id = $1 and id = $2 and kind = 'instagram' and state <> 'disconnected'
       and token_issued_at <= $3::timestamptz - interval '24 hours'
       and (token_tried_at is null or token_tried_at <= $3::timestamptz - interval '1 hour')
       and (token_expires_at is null or token_issued_at <= $3::timestamptz - interval '45 days'
         or token_expires_at <= $3::timestamptz + interval '15 days')
     returning token_issued_at as "issuedAt", token_expires_at as "expiresAt"`,
    [tx.storeId, channelId, ctx.clock.now()],
  )
  if (!row) return undefined
  return { ...row, token: await ctx.vault.get(tx, { owner: 'channel', rowId: channelId, name: 'token' }) }
}

const breakChannel = (ctx: Ctx, storeId: StoreId, channelId: ChannelId, why: string): Promise<void> =>
  ctx.db.withStore(storeId, (tx) => breakChannels(ctx, tx, [{ channelId, reason: why }], 'look'))

const doubt = (ctx: Ctx, storeId: StoreId, channelId: ChannelId, why: string): Promise<void> =>
  ctx.db.withStore(storeId, (tx) => doubtToken(ctx, tx, [{ channelId, reason: why }], 'look'))

/** Does nothing when the channel was connected anew or disconnected meanwhile: its token is another one then. */
async function keep(
  ctx: Ctx,
  storeId: StoreId,
  channelId: ChannelId,
  before: Due,
  renewed: { readonly token: string; readonly issuedAt: Date; readonly expiresAt: Date | null },
): Promise<void> {
  await ctx.db.withStore(storeId, async (tx) => {
    const kept = await tx.query(
      `update channel set token_issued_at = $4, token_expires_at = $5, token_problem = null
       where store_id = $1 and id = $2 and token_issued_at = $3 and state <> 'disconnected' returning id`,
      [tx.storeId, channelId, before.issuedAt, renewed.issuedAt, renewed.expiresAt],
    )
    if (kept.length === 0) return
    await ctx.vault.put(tx, { owner: 'channel', rowId: channelId, name: 'token' }, renewed.token)
    tellChannelUpdated(ctx, tx, channelId)
  })
}

async function noteProblem(
  ctx: Ctx,
  storeId: StoreId,
  channelId: ChannelId,
  before: Due,
  why: string,
): Promise<void> {
  await ctx.db.withStore(storeId, async (tx) => {
    const noted = await tx.query(
      `update channel set token_problem = $4
       where store_id = $1 and id = $2 and token_issued_at = $3 and token_problem is distinct from $4 returning id`,
      [tx.storeId, channelId, before.issuedAt, why],
    )
    if (noted.length > 0) tellChannelUpdated(ctx, tx, channelId)
  })
}
