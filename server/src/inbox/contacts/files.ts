import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { memberNames } from '../reading/conversations.ts'
import { fileUrls, findMessages, messageJson } from '../reading/messages.ts'
import { shownAs } from './group.ts'
import { conversationIds } from './read.ts'
import type { FilesShape } from './shapes.ts'

const beyondAll = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Files that went to and came from a contact, the newest first. @throws ContactNotFound */
export async function listFiles(
  ctx: Ctx,
  tx: StoreTx,
  contactId: string,
  { before = beyondAll, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<z.infer<typeof FilesShape>> {
  const threads = await conversationIds(tx, await shownAs(tx, contactId))
  const ids = await withFiles(tx, threads, before, limit + 1)
  const page = ids.slice(0, limit)
  const found = await findMessages(tx, page)
  const names = await memberNames(tx)
  const items = page.flatMap((id) => {
    const row = found.get(id)
    if (!row) return []
    const { conversationId, at, attachments } = messageJson(row, names, fileUrls(ctx, tx.storeId))
    return attachments.map((file) => ({ ...file, messageId: id, conversationId, at }))
  })
  return { items, next: ids.length > limit ? (page.at(-1) ?? null) : null }
}

/** Of each thread its newest messages with files, then the newest of all. */
async function withFiles(
  tx: StoreTx,
  threads: readonly string[],
  before: string,
  most: number,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select m.id from unnest($2::uuid[]) as thread (id) cross join lateral (
       select m.id from message m where m.store_id = $1 and m.conversation_id = thread.id and m.id < $3
         and m.kind in ('image', 'video', 'audio', 'voice', 'document', 'sticker')
       order by m.id desc limit $4) m
     order by m.id desc limit $4`,
    [tx.storeId, threads, before, most],
  )
  return rows.map(({ id }) => id)
}
