import type { StoreTx } from '#platform/database/database.ts'
import { type ChannelId, newId, parseId } from '#platform/ids.ts'
import type { ChannelKind } from '../channel.ts'

export interface ChannelRow {
  readonly id: ChannelId
  readonly kind: ChannelKind
  readonly name: string
  readonly account: string
  readonly settings: Record<string, unknown>
  readonly state: 'connected' | 'broken' | 'disconnected'
  readonly stateReason: string | null
  readonly connectedAt: Date
  readonly assistantAnswers: boolean
  readonly tokenExpiresAt: Date | null
  /** Why the last attempt to renew the token failed. */
  readonly tokenProblem: string | null
  readonly missingPermissions: readonly string[]
  readonly lastInboundAt: Date | null
  readonly businessAccounts: readonly BusinessAccount[]
  /** Of a number of the phone app: what has come of its past. */
  readonly past: PastImport | null
  /** Of a disconnected channel. */
  readonly disconnection: Disconnection | null
}

/** How far the import of what was said before has come. */
export interface PastImport {
  readonly state: 'asking' | 'asked' | 'coming' | 'done' | 'declined' | 'late' | 'refused'
  /** See `reasons.ts`. */
  readonly reason: string | null
  /** Percent. */
  readonly progress: number
  readonly messages: number
}

/** What the provider still has to be told of a disconnected channel, and what has become of the conversations. */
export interface Disconnection {
  /** ISO 8601, as is the next. */
  readonly at: string
  readonly provider: 'waiting' | 'confirmed' | 'refused' | 'unconfirmed' | 'not_needed'
  readonly providerReason: string | null
  readonly nextTryAt: string | null
  readonly history: 'kept' | 'deleting' | 'deleted'
  /** Of a deletion: how many there were, and how many have gone. */
  readonly conversations: number
  readonly deleted: number
}

/**
 * An account that is connected to this channel's bot: 'waiting' for the store's word, 'refused' by it; then 'silent' when the
 * bot may only read there, 'off' when its owner has ended it.
 */
export interface BusinessAccount {
  readonly id: string
  readonly name: string | null
  readonly username: string | null
  readonly state: 'waiting' | 'refused' | 'on' | 'silent' | 'off'
  /** ISO 8601. */
  readonly askedAt: string
}

const isoOf = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

// The time of the last message is the inbox's fact; read here, since a channel that has gone silent must be seen.
const selectChannel = `
  select c.id, c.kind, c.name, c.external_id as account, c.settings, c.state, c.state_reason as "stateReason",
    c.connected_at as "connectedAt", not c.assistant_off as "assistantAnswers", c.token_expires_at as "tokenExpiresAt", c.token_problem as "tokenProblem",
    c.missing_permissions as "missingPermissions",
    (select max(v.last_inbound_at) from conversation v
      where v.store_id = c.store_id and v.channel_id = c.id) as "lastInboundAt",
    coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'name', b.owner_name, 'username', b.owner_username,
        'askedAt', ${isoOf('b.asked_at')},
        'state', case when b.approval <> 'approved' then b.approval when not b.enabled then 'off'
          when not b.may_reply then 'silent' else 'on' end) order by b.asked_at, b.id)
      from business_connection b where b.store_id = c.store_id and b.channel_id = c.id), '[]') as "businessAccounts",
    (select jsonb_build_object('state', p.state, 'reason', p.reason, 'progress', p.progress, 'messages',
        (select count(*) from message m where m.store_id = c.store_id and m.channel_id = c.id and m.imported))
      from history_import p where p.store_id = c.store_id and p.channel_id = c.id) as past,
    case when c.state = 'disconnected' then (select jsonb_build_object('at', ${isoOf('d.at')},
        'provider', case d.provider when 'unsubscribed' then 'waiting' when 'superseded' then 'not_needed' else d.provider end,
        'providerReason', d.provider_reason, 'nextTryAt', ${isoOf('d.next_at')},
        'history', d.history, 'conversations', d.conversations, 'deleted', d.deleted)
      from channel_disconnection d where d.store_id = c.store_id and d.channel_id = c.id
      order by d.at desc limit 1) end as disconnection
  from channel c where c.store_id = $1`

/** How long a token lives, and what it may not do although it was asked for. */
export interface TokenLife {
  readonly issuedAt: Date | null
  readonly expiresAt: Date | null
  readonly missingPermissions: readonly string[]
  /** A sign-in gave it to us, for us alone. */
  readonly granted: boolean
}

export const listChannels = (tx: StoreTx): Promise<ChannelRow[]> =>
  tx.query<ChannelRow>(`${selectChannel} order by c.connected_at, c.id`, [tx.storeId])

export async function findChannel(tx: StoreTx, id: string): Promise<ChannelRow | undefined> {
  const [row] = await tx.query<ChannelRow>(`${selectChannel} and c.id = $2`, [tx.storeId, id])
  return row
}

/** The same, while nobody else connects or disconnects it. */
export async function lockChannel(tx: StoreTx, id: string): Promise<ChannelRow | undefined> {
  await tx.query('select 1 from channel where store_id = $1 and id = $2 for update', [tx.storeId, id])
  return findChannel(tx, id)
}

/**
 * The id that an account has in this store: its old one when it was connected before, so that its history stays its own;
 * a new one when that history was deleted, so that nothing new goes with it.
 * Connects of one store wait for each other here, or an account could get two ids.
 */
export async function channelIdFor(tx: StoreTx, kind: ChannelKind, account: string): Promise<ChannelId> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('tutum.connect ' || $1))`, [tx.storeId])
  const row = await tx.db
    .selectFrom('channel')
    .select('id')
    .where('store_id', '=', tx.storeId)
    .where('kind', '=', kind)
    .where('external_id', '=', account)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('channel_disconnection as d')
            .select('d.id')
            .whereRef('d.store_id', '=', 'channel.store_id')
            .whereRef('d.channel_id', '=', 'channel.id')
            .where('d.history', '<>', 'kept'),
        ),
      ),
    )
    .executeTakeFirst()
  return row ? parseId<'channel'>(row.id) : newId<'channel'>()
}

/** Takes the route of a provider's account. False when another store holds it. */
export async function claimRoute(
  tx: StoreTx,
  route: { kind: ChannelKind; externalId: string; channelId: ChannelId; secretHash: string | null },
): Promise<boolean> {
  const [row] = await tx.query<{ claimed: boolean }>(
    `select app.claim_route($1, $2, $3, decode($4, 'hex')) as claimed`,
    [route.kind, route.externalId, route.channelId, route.secretHash],
  )
  return row?.claimed === true
}

/** Whether no other store holds the account. Only {@link claimRoute} takes it. */
export async function routeIsFree(tx: StoreTx, kind: ChannelKind, externalId: string): Promise<boolean> {
  const [row] = await tx.query<{ free: boolean }>(`select app.route_is_free($1, $2) as free`, [
    kind,
    externalId,
  ])
  return row?.free === true
}

export async function saveChannel(
  tx: StoreTx,
  channel: Pick<ChannelRow, 'id' | 'kind' | 'name' | 'account' | 'settings' | 'connectedAt'>,
  token: TokenLife,
): Promise<void> {
  const { id, kind, name, account } = channel
  const settings = JSON.stringify(channel.settings)
  const state = { state: 'broken', state_reason: 'not_subscribed' } as const
  const life = {
    token_issued_at: token.issuedAt,
    token_expires_at: token.expiresAt,
    token_tried_at: null,
    token_problem: null,
    doubted_at: null,
    missing_permissions: [...token.missingPermissions],
    token_granted: token.granted,
  }
  const facts = { name, settings, ...state, connected_at: channel.connectedAt, ...life }
  await tx.db
    .insertInto('channel')
    .values({ store_id: tx.storeId, id, kind, external_id: account, ...facts })
    .onConflict((same) => same.columns(['store_id', 'id']).doUpdateSet(facts))
    .execute()
}

export async function setChannelState(
  tx: StoreTx,
  id: ChannelId,
  state: ChannelRow['state'],
  reason: string | null,
): Promise<void> {
  await tx.db
    .updateTable('channel')
    .set({ state, state_reason: reason })
    .where('store_id', '=', tx.storeId)
    .where('id', '=', id)
    .execute()
}
