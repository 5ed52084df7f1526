import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ChannelId, type MemberId, newId, parseId } from '#platform/ids.ts'
import type { ChannelKind, ConnectedAccount } from '../channel.ts'
import { tellChannelUpdated } from '../connecting/events.ts'
import { askToTell } from './ask.ts'

/** What a disconnected channel's provider has still to be told. */
export interface Parting {
  readonly id: string
  readonly channelId: ChannelId
  readonly kind: ChannelKind
  readonly at: Date
  readonly provider: 'waiting' | 'unsubscribed'
  readonly tries: number
  readonly revocable: boolean
  /** Its token is the sealed one; undefined when that is missing. */
  readonly account: Omit<ConnectedAccount, 'token'>
}

/** How telling the provider ended. */
export type PartingEnd = 'confirmed' | 'refused' | 'unconfirmed' | 'not_needed'

export const tokenPlace = (id: string) => ({ owner: 'disconnection', rowId: id, name: 'token' }) as const

/** Notes that a member has disconnected a channel. @returns the id of the record */
export async function keepParting(
  ctx: Ctx,
  tx: StoreTx,
  channelId: ChannelId,
  by: MemberId,
  { told, reason }: { readonly told: boolean; readonly reason: string | null },
): Promise<string> {
  const id = newId<'disconnection'>()
  const now = ctx.clock.now()
  await tx.query(
    `insert into channel_disconnection (store_id, id, channel_id, at, by_member_id, revocable, provider, provider_reason,
       next_at)
     select $1, $2, c.id, $4, $5, c.token_granted, $6, $7, $8 from channel c where c.store_id = $1 and c.id = $3`,
    [tx.storeId, id, channelId, now, by, told ? 'waiting' : 'refused', reason, told ? now : null],
  )
  return id
}

/** One that is due; undefined when it has ended or waits. */
export async function findParting(tx: StoreTx, id: string, now: Date): Promise<Parting | undefined> {
  const [row] = await tx.query<Omit<Parting, 'account'> & ConnectedAccount>(
    `select d.id, d.channel_id as "channelId", c.kind, d.at, d.provider, d.tries, d.revocable,
       c.external_id as account, c.settings
     from channel_disconnection d join channel c on c.store_id = d.store_id and c.id = d.channel_id
     where d.store_id = $1 and d.id = $2 and d.next_at <= $3`,
    [tx.storeId, id, now],
  )
  if (!row) return undefined
  const { account, settings, ...parting } = row
  return { ...parting, channelId: parseId<'channel'>(row.channelId), account: { account, settings } }
}

/** Another channel lives on what would be ended: on the account itself, or on WhatsApp on its business account. */
export async function isUsedElsewhere(tx: StoreTx, { kind, channelId, account }: Parting): Promise<boolean> {
  const [row] =
    kind === 'whatsapp'
      ? await tx.query<{ used: boolean }>('select app.business_is_shared($1, $2) as used', [
          account.settings['wabaId'] ?? null,
          channelId,
        ])
      : await tx.query<{ used: boolean }>('select not app.route_is_free($1, $2) as used', [
          kind,
          account.account,
        ])
  return row?.used === true
}

/** Writes how it ended and destroys the token. False when the channel was connected again meanwhile. */
export async function endParting(
  ctx: Ctx,
  tx: StoreTx,
  id: string,
  end: PartingEnd,
  reason: string | null,
): Promise<boolean> {
  const rows = await tx.query(
    `update channel_disconnection set provider = $3, provider_reason = $4, next_at = null, tries = tries + 1
     where store_id = $1 and id = $2 and next_at is not null returning id`,
    [tx.storeId, id, end, reason],
  )
  if (rows.length > 0) await ctx.vault.destroy(tx, 'disconnection', id)
  return rows.length > 0
}

/** Writes when the provider is told again. False when the channel was connected again meanwhile. */
export async function putOffParting(
  tx: StoreTx,
  id: string,
  next: { readonly provider: Parting['provider']; readonly reason: string; readonly at: Date },
): Promise<boolean> {
  const rows = await tx.query(
    `update channel_disconnection set provider = $3, provider_reason = $4, next_at = $5, tries = tries + 1
     where store_id = $1 and id = $2 and next_at is not null returning id`,
    [tx.storeId, id, next.provider, next.reason, next.at],
  )
  return rows.length > 0
}

/** Writes that the provider is told at another time, without counting it as a try. */
export async function postponeParting(
  ctx: Ctx,
  tx: StoreTx,
  { id, channelId }: Parting,
  at: Date,
): Promise<void> {
  await tx.query('update channel_disconnection set next_at = $3 where store_id = $1 and id = $2', [
    tx.storeId,
    id,
    at,
  ])
  await askToTell(ctx, tx, id, at)
  tellChannelUpdated(ctx, tx, channelId)
}

/** A channel that is connected again is not to be ended any more. */
export async function supersedePartings(ctx: Ctx, tx: StoreTx, channelId: ChannelId): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    `update channel_disconnection set provider = 'superseded', next_at = null
     where store_id = $1 and channel_id = $2 and next_at is not null returning id`,
    [tx.storeId, channelId],
  )
  for (const { id } of rows) await ctx.vault.destroy(tx, 'disconnection', id)
}
