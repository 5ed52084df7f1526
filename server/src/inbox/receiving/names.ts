import type { ReceivedEntry } from '#channels'
import type { StoreTx } from '#platform/database/database.ts'

/**
 * Names that the shop's owner gave people on the phone. They wait for a week for who writes, or comes with the past; then
 * they become the contact's name, unless somebody has given another one here.
 */
export async function applyNames(tx: StoreTx, entries: readonly ReceivedEntry[], now: Date): Promise<void> {
  const rows = entries.flatMap(({ channelId, names = [] }) => names.map((name) => ({ channelId, ...name })))
  if (rows.length === 0) return
  await park(tx, rows, now)
  await giveNames(tx)
}

async function park(tx: StoreTx, rows: readonly object[], now: Date): Promise<void> {
  await tx.query(
    `with newest as (
       select distinct on ("channelId", "externalId") * from jsonb_to_recordset($2::jsonb) as n ("channelId" uuid,
         "externalId" text, name text, at timestamptz) order by "channelId", "externalId", at desc
     ), removed as (
       delete from early_name e using newest n
       where e.store_id = $1 and e.channel_id = n."channelId" and e.external_id = n."externalId" and n.name is null
     )
     insert into early_name as e (store_id, channel_id, external_id, name, at, kept_at)
     select $1, "channelId", "externalId", name, at, $3 from newest where name is not null
     on conflict (store_id, channel_id, external_id) do update set name = excluded.name, at = excluded.at,
       kept_at = excluded.kept_at where excluded.at >= e.at`,
    [tx.storeId, JSON.stringify(rows), now],
  )
}

/** Gives the names that wait to those who are here by now. */
export async function giveNames(tx: StoreTx): Promise<void> {
  await tx.query(
    `with given as (
       delete from early_name e using identity i
       where e.store_id = $1 and i.store_id = $1 and i.channel_id = e.channel_id and i.external_id = e.external_id
       returning i.contact_id, i.display_name, e.name
     )
     update contact c set name = g.name from given g
     where c.store_id = $1 and c.id = g.contact_id and (c.name is null or c.name = g.display_name)`,
    [tx.storeId],
  )
}
