import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { MessageId } from '#platform/ids.ts'
import { sendAsMember } from '../sending/send.ts'
import { sendTemplateAsMember } from '../sending/send-template.ts'
import { AuthorGone } from './errors.ts'
import type { Scheduled } from './rows.ts'
import { tellScheduled } from './schedule.ts'

/**
 * It becomes an ordinary message of whoever wrote it, with all that a send does: it is looked at once more, and takes the
 * conversation from whoever speaks there now. What the contact has written since it was written is not answered by it.
 * The caller holds the conversation's row and this one's.
 * @throws AuthorGone, what `sendAsMember` throws, before anything is written
 */
export async function leave(ctx: Ctx, tx: StoreTx, scheduled: Scheduled): Promise<MessageId> {
  if (!scheduled.authorHere) throw new AuthorGone()
  const { conversationId, memberId, clientId, text, writtenAt, uploadIds } = scheduled
  const { template, ...content } = scheduled.content
  const said = { conversationId, memberId, clientId, writtenAt }
  const messageId = template
    ? await sendTemplateAsMember(ctx, tx, said, template)
    : await sendAsMember(ctx, tx, { ...said, ...content, text, uploadIds })
  await settle(ctx, tx, scheduled, { state: 'sent', messageId })
  return messageId
}

/** Its words are the message's from here on, or nobody's. The row stays for a day, for a repeat of the request. */
export async function settle(
  ctx: Ctx,
  tx: StoreTx,
  { id, conversationId }: Scheduled,
  end: { readonly state: 'sent'; readonly messageId: string } | { readonly state: 'cancelled' },
): Promise<void> {
  await tx.query(
    `update scheduled_message set state = $3, message_id = $4, settled_at = $5, reason = null, text = null,
       content = '{}', upload_ids = '{}'
     where store_id = $1 and id = $2`,
    [tx.storeId, id, end.state, 'messageId' in end ? end.messageId : null, ctx.clock.now()],
  )
  tellScheduled(ctx, tx, conversationId)
}
