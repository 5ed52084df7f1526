import type { StoreTx } from '#platform/database/database.ts'
import { ContactMerged, ContactNotFound } from './errors.ts'

/** Whom a contact is shown as: the last that it was merged into, or itself. @throws ContactNotFound */
export async function shownAs(tx: StoreTx, contactId: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `with recursive up as (
       select id, merged_into from contact where store_id = $1 and id = $2
       union select p.id, p.merged_into from up join contact p on p.store_id = $1 and p.id = up.merged_into
     )
     select id from up where merged_into is null`,
    [tx.storeId, contactId],
  )
  if (!row) throw new ContactNotFound()
  return row.id
}

/** A contact with all that were merged into it, itself first. */
export async function groupOf(tx: StoreTx, contactId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `with recursive down as (
       select id, 0 as depth from contact where store_id = $1 and id = $2
       union select c.id, d.depth + 1 from down d join contact c on c.store_id = $1 and c.merged_into = d.id
     )
     select id from down order by depth, id`,
    [tx.storeId, contactId],
  )
  return rows.map(({ id }) => id)
}

/** @throws ContactNotFound @throws ContactMerged for one that is shown as another by now */
export async function refuseMerged(tx: StoreTx, contactIds: readonly string[]): Promise<void> {
  for (const id of contactIds) {
    const shown = await shownAs(tx, id)
    if (shown !== id) throw new ContactMerged(shown)
  }
}
