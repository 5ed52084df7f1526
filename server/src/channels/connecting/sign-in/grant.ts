import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ChannelId, parseId, type StoreId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import type { SignUpGrant } from '../../whatsapp/sign-up/grant.ts'
import { hashState, lifeMs, type Starter } from './state.ts'

/** What a sign-in has come to: a channel, or a token that waits for its number to be chosen. */
export type Waiting =
  | { readonly kind: 'done'; readonly channelId: ChannelId }
  | { readonly kind: 'open'; readonly grant: SignUpGrant }

const Granted = z.object({
  expiresAt: z.iso.datetime().nullable(),
  businesses: z.array(z.string()),
})

const forgetGrant = defineJob('channels.forget-grant', z.object({ storeId: z.uuid(), id: z.uuid() }))

/** Seals the token until a number is chosen; who never chooses leaves no token behind. */
export async function keepGrant(ctx: Ctx, tx: StoreTx, state: string, grant: SignUpGrant): Promise<void> {
  const granted = { expiresAt: grant.expiresAt?.toISOString() ?? null, businesses: grant.businesses }
  const [row] = await tx.query<{ id: string }>(
    `update channel_sign_in set granted = $3 where store_id = $1 and state_hash = $2 returning id`,
    [tx.storeId, hashState(state), JSON.stringify(granted)],
  )
  if (!row) return
  await ctx.vault.put(tx, tokenPlace(row.id), grant.token)
  await ctx.jobs.enqueue(tx, forgetGrant, { storeId: tx.storeId, id: row.id }, { startAfter: lifeMs / 1000 })
}

/** @returns undefined when nothing waits for this starter, or no longer */
export async function findGrant(
  ctx: Ctx,
  tx: StoreTx,
  state: string,
  starter: Starter,
): Promise<Waiting | undefined> {
  const [row] = await tx.query<{ id: string; granted: unknown; channelId: string | null; inTime: boolean }>(
    `select id, granted, channel_id as "channelId", expires_at > $3 as "inTime" from channel_sign_in
     where store_id = $1 and state_hash = $2 and used_at is not null and member_id = $4 and session_id = $5`,
    [tx.storeId, hashState(state), ctx.clock.now(), starter.memberId, starter.sessionId],
  )
  if (row?.channelId) return { kind: 'done', channelId: parseId<'channel'>(row.channelId) }
  const granted = Granted.safeParse(row?.granted).data
  const token = row && granted && row.inTime ? await ctx.vault.get(tx, tokenPlace(row.id)) : undefined
  if (!granted || !token) return undefined
  const { expiresAt, businesses } = granted
  return { kind: 'open', grant: { token, businesses, expiresAt: expiresAt ? new Date(expiresAt) : null } }
}

/** Notes what came of the sign-in and forgets its token, which the channel has now. */
export async function settleGrant(ctx: Ctx, tx: StoreTx, state: string, channelId: ChannelId): Promise<void> {
  const [row] = await tx.query<{ id: string }>(
    `update channel_sign_in set granted = null, channel_id = $3 where store_id = $1 and state_hash = $2 returning id`,
    [tx.storeId, hashState(state), channelId],
  )
  if (row) await ctx.vault.destroy(tx, 'sign_in', row.id)
}

/** Destroys the tokens of sign-ins that nobody ended. */
export const grantJobs = (ctx: Ctx): Promise<void> =>
  ctx.jobs.work(forgetGrant, ({ storeId, id }) => forget(ctx, parseId<'store'>(storeId), id))

/** Forgets the token of one sign-in, whether or not it was used. */
export const forget = (ctx: Ctx, storeId: StoreId, id: string): Promise<void> =>
  ctx.db.withStore(storeId, async (tx) => {
    await tx.query(`update channel_sign_in set granted = null where store_id = $1 and id = $2`, [storeId, id])
    await ctx.vault.destroy(tx, 'sign_in', id)
  })

const tokenPlace = (rowId: string) => ({ owner: 'sign_in', rowId, name: 'token' }) as const
