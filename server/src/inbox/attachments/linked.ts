import type { MediaKind } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { askForFile } from './job.ts'

/** A file that whoever wrote the message named by an https address; no provider is asked for it. */
export interface LinkSource {
  readonly link: string
}

/** The thread shows what the customer sees: the file is fetched as others are, and the message does not wait for it. */
export async function attachLinked(
  ctx: Ctx,
  tx: StoreTx,
  messageId: string,
  { kind, link, name }: { readonly kind: MediaKind; readonly link: string; readonly name?: string },
): Promise<void> {
  const id = newId<'attachment'>()
  const source: LinkSource = { link }
  await tx.query(
    `insert into attachment (store_id, id, message_id, position, kind, source, name, created_at)
     values ($1, $2, $3, 0, $4, $5, $6, $7)`,
    [tx.storeId, id, messageId, kind, JSON.stringify(source), name ?? null, ctx.clock.now()],
  )
  await askForFile(ctx, tx, id)
}
