import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { announce } from '#platform/realtime/announce.ts'
import type { Language } from '#platform/text/language.ts'
import { ConversationNotFound } from '../errors.ts'
import { contactUpdated, conversationUpdated } from '../events.ts'
import { ownContactId } from './own.ts'

/**
 * Somebody says in which language the customer of a conversation is spoken to, and nothing that is written changes it any
 * more; null: as they write, from their next words on. It is that of the contact to whom the conversation belongs, whoever
 * that is shown as, so that a merge is taken back without a trace of it. @throws ConversationNotFound
 */
export async function chooseLanguage(
  ctx: Ctx,
  tx: StoreTx,
  conversationId: string,
  language: Language | null,
): Promise<void> {
  const [own] = await tx.query<{ id: string }>(
    `update contact p set language = coalesce($3, p.language), language_chosen = $3 is not null
     where p.store_id = $1 and p.id = (select ${ownContactId} from conversation c where c.store_id = $1 and c.id = $2)
     returning p.id`,
    [tx.storeId, conversationId, language],
  )
  if (!own) throw new ConversationNotFound()
  const theirs = await tx.query<{ id: string }>(
    'select distinct conversation_id as id from identity where store_id = $1 and contact_id = $2',
    [tx.storeId, own.id],
  )
  announce(ctx, tx, [contactUpdated(own.id), ...theirs.map(({ id }) => conversationUpdated(id))])
}
