import type { StoreTx } from '#platform/database/database.ts'
import { groupOf, shownAs } from '../contacts/group.ts'

/** Everything that is somebody's: the contact as it is shown, those merged into it, and all of their conversations. */
export interface Whole {
  readonly shown: string
  readonly contactIds: readonly string[]
  readonly conversationIds: readonly string[]
}

/** @throws ContactNotFound */
export async function wholeOf(tx: StoreTx, contactId: string): Promise<Whole> {
  const shown = await shownAs(tx, contactId)
  const contactIds = await groupOf(tx, shown)
  return { shown, contactIds, conversationIds: await conversationsOf(tx, contactIds) }
}

/** Those that are theirs by an identity, whomever they are shown under, and those that no identity leads to. */
export async function conversationsOf(tx: StoreTx, contactIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select conversation_id as id from identity where store_id = $1 and contact_id = any($2::uuid[])
     union select c.id from conversation c where c.store_id = $1 and c.contact_id = any($2::uuid[])
       and not exists (select from identity i where i.store_id = $1 and i.conversation_id = c.id)
     order by id`,
    [tx.storeId, contactIds],
  )
  return rows.map(({ id }) => id)
}
