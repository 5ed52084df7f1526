import type { Tx } from '#platform/database/database.ts'
import type { ChannelId, StoreId } from '#platform/ids.ts'
import type { ChannelKind } from '../channel.ts'

export interface Destination {
  readonly storeId: StoreId
  readonly channelId: ChannelId
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
