import type { InboundAttachment } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { askForFile } from '../attachments/job.ts'

/** Writes down which files belong to new messages and asks for them; the messages do not wait. */
export async function insertAttachments(
  ctx: Ctx,
  tx: StoreTx,
  messages: readonly {
    readonly id: string
    readonly attachments?: readonly InboundAttachment[] | undefined
  }[],
): Promise<void> {
  const rows = messages.flatMap(({ id, attachments = [] }) =>
    attachments.map((attachment, position) => ({
      ...attachment,
      id: newId<'attachment'>(),
      messageId: id,
      position,
    })),
  )
  if (rows.length === 0) return
  await tx.query(
    `insert into attachment (store_id, id, message_id, position, kind, source, name, size, duration_ms, created_at)
     select $1, id, "messageId", position, kind, source, name, size, "durationMs", $3
     from jsonb_to_recordset($2::jsonb) as a (id uuid, "messageId" uuid, position int, kind text, source jsonb, name text,
       size bigint, "durationMs" int)`,
    [tx.storeId, JSON.stringify(rows), ctx.clock.now()],
  )
  for (const row of rows) await askForFile(ctx, tx, row.id)
}
