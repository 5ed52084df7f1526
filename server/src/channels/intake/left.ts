import type { StoreTx, Tx } from '#platform/database/database.ts'
import type { ChannelKind } from '../channel.ts'
import type { ReceivedEntry } from './ports.ts'

/** Which of these accounts were disconnected here and belong to nobody since. */
export async function findLeft(
  tx: Tx,
  accounts: readonly { kind: ChannelKind; account: string }[],
): Promise<(kind: ChannelKind, account: string) => boolean> {
  if (accounts.length === 0) return () => false
  const rows = await tx.query<{ kind: string; account: string }>(
    `select l.kind, l.external_id as account from edge.left_account l
     join (select distinct * from unnest($1::text[], $2::text[]) as a (kind, account)) a
       on l.kind = a.kind and l.external_id = a.account`,
    [accounts.map(({ kind }) => kind), accounts.map(({ account }) => account)],
  )
  const left = new Set(rows.map(({ kind, account }) => `${kind} ${account}`))
  return (kind, account) => left.has(`${kind} ${account}`)
}

/** Entries of channels that were disconnected after their way to the store was looked up. */
export async function lateEntries(
  tx: StoreTx,
  entries: readonly ReceivedEntry[],
): Promise<ReadonlySet<ReceivedEntry>> {
  if (entries.length === 0) return new Set()
  const rows = await tx.query<{ id: string }>(
    `select id from channel where store_id = $1 and id = any($2::uuid[]) and state = 'disconnected'`,
    [tx.storeId, [...new Set(entries.map(({ channelId }) => channelId))]],
  )
  const off = new Set(rows.map(({ id }) => id))
  return new Set(entries.filter(({ channelId }) => off.has(channelId)))
}
