import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { announce } from '#platform/realtime/announce.ts'
import { contactUpdated, conversationUpdated } from '../events.ts'
import { shownAs } from './group.ts'

/** Calls a contact so; without a name it is called as its channel says. @throws ContactNotFound */
export async function renameContact(
  ctx: Ctx,
  tx: StoreTx,
  contactId: string,
  name: string | null,
): Promise<void> {
  const shown = await shownAs(tx, contactId)
  await tx.query(
    `update contact set name = coalesce($3, (select i.display_name from identity i
       where i.store_id = $1 and i.contact_id = $2 and i.display_name is not null order by i.external_id limit 1))
     where store_id = $1 and id = $2`,
    [tx.storeId, shown, name],
  )
  const conversations = await tx.query<{ id: string }>(
    'select id from conversation where store_id = $1 and contact_id = $2',
    [tx.storeId, shown],
  )
  announce(ctx, tx, [contactUpdated(shown), ...conversations.map(({ id }) => conversationUpdated(id))])
}
