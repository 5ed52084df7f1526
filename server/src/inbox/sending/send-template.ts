import { type TemplateValues, templateToSend } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { MessageId } from '#platform/ids.ts'
import { ConversationNotFound } from '../errors.ts'
import { type MemberMessage, sendAsMember } from './send.ts'

/**
 * A member sends a template of the conversation's channel, filled; also where the window for free text has closed.
 * @throws what `sendAsMember` and `templateToSend` throw
 */
export async function sendTemplateAsMember(
  ctx: Ctx,
  tx: StoreTx,
  said: Omit<MemberMessage, 'text' | 'template' | 'shown'>,
  wanted: { readonly templateId: string; readonly values: TemplateValues },
): Promise<MessageId> {
  const [conversation] = await tx.query<{ channelId: string }>(
    `select channel_id as "channelId" from conversation where store_id = $1 and id = $2`,
    [tx.storeId, said.conversationId],
  )
  if (!conversation) throw new ConversationNotFound()
  const { content, text, category, shown } = await templateToSend(tx, { ...wanted, ...conversation })
  const marketing = category === 'marketing'
  return sendAsMember(ctx, tx, { ...said, text, template: content, shown, marketing })
}
