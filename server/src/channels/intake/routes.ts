import type { Tx } from '#platform/database/database.ts'
import type { ChannelId, StoreId } from '#platform/ids.ts'
import type { ChannelKind } from '../channel.ts'

export interface Destination {
  readonly storeId: StoreId
  readonly channelId: ChannelId
}

export interface BusinessDestination {
  readonly storeId: StoreId
  readonly channelIds: readonly ChannelId[]
}

/** Whose numbers hang on each business account: one row for every store that has some. */
export async function findBusinesses(
  tx: Tx,
  businesses: readonly string[],
): Promise<Map<string, BusinessDestination[]>> {
  if (businesses.length === 0) return new Map()
  const rows = await tx.query<BusinessDestination & { business: string }>(
    `select business_id as business, store_id as "storeId", array_agg(channel_id order by channel_id) as "channelIds"
     from edge.business_route where business_id = any($1::text[]) group by business_id, store_id`,
    [businesses],
  )
  return Map.groupBy(rows, ({ business }) => business)
}

/** Finds whose account each one is, in one query. Unknown accounts are absent. */
export async function findDestinations(
  tx: Tx,
  accounts: readonly { kind: ChannelKind; account: string }[],
): Promise<(kind: ChannelKind, account: string) => Destination | undefined> {
  const rows = await tx.query<{ kind: string; account: string } & Destination>(
    `select r.kind, r.external_id as account, r.store_id as "storeId", r.channel_id as "channelId"
     from edge.channel_route r
     join (select distinct * from unnest($1::text[], $2::text[]) as a (kind, account)) a
       on r.kind = a.kind and r.external_id = a.account`,
    [accounts.map((one) => one.kind), accounts.map((one) => one.account)],
  )
  const found = new Map(rows.map((row) => [`${row.kind} ${row.account}`, row]))
  return (kind, account) => found.get(`${kind} ${account}`)
}
