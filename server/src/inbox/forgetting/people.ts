import type { StoreTx } from '#platform/database/database.ts'

/**
 * Deletes those of these contacts to whom nothing belongs any more, with what was written about them. Whoever was merged
 * into one of them stays, and stays together: the first takes its place, so that no name outlives its own channel.
 */
export async function forgetEmptied(tx: StoreTx, contactIds: readonly string[]): Promise<void> {
  for (const { id } of await findEmptied(tx, contactIds)) {
    await handOver(tx, id, await heirOf(tx, id))
    await tx.query('delete from contact where store_id = $1 and id = $2', [tx.storeId, id])
  }
}

/** No identity belongs to them, nor a conversation that is no other contact's. */
function findEmptied(tx: StoreTx, contactIds: readonly string[]): Promise<{ id: string }[]> {
  return tx.query(
    `select c.id from contact c where c.store_id = $1 and c.id = any($2::uuid[])
       and not exists (select 1 from identity i where i.store_id = $1 and i.contact_id = c.id)
       and not exists (select 1 from conversation v where v.store_id = $1 and v.contact_id = c.id
         and not exists (select 1 from identity i where i.store_id = $1 and i.conversation_id = v.id))
     order by c.id for update`,
    [tx.storeId, contactIds],
  )
}

/** The one above it, or the first below. */
async function heirOf(tx: StoreTx, id: string): Promise<string | undefined> {
  const [heir] = await tx.query<{ id: string | null }>(
    `select coalesce(c.merged_into, (select b.id from contact b where b.store_id = $1 and b.merged_into = $2
       order by b.id limit 1)) as id
     from contact c where c.store_id = $1 and c.id = $2`,
    [tx.storeId, id],
  )
  return heir?.id ?? undefined
}

/** Whoever comes from below is then above the others. */
async function handOver(tx: StoreTx, id: string, heir: string | undefined): Promise<void> {
  if (!heir) return
  const both = [tx.storeId, id, heir]
  await tx.query(
    `update contact c set merged_into = nullif($3::uuid, c.id) where c.store_id = $1 and c.merged_into = $2`,
    both,
  )
  await tx.query(
    `update contact_merge set kept_id = $3 where store_id = $1 and kept_id = $2 and merged_id <> $3 and undone_at is null`,
    both,
  )
  await tx.query(`update conversation set contact_id = $3 where store_id = $1 and contact_id = $2`, both)
}
