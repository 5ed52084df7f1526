import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { announce } from '#platform/realtime/announce.ts'
import { messageEvent } from '../events.ts'
import { hastenTurn } from '../turns/words.ts'
import type { Made } from './forms.ts'
import { askForFile, askForWords } from './job.ts'
import { filesOf, type PutForms } from './put.ts'
import type { Waiting } from './waiting.ts'

/** Records a file with its forms, unless its message has gone meanwhile: then its bytes are swept like any put without record. */
export async function keepFile(
  ctx: Ctx,
  tx: StoreTx,
  waiting: Waiting,
  made: Made,
  put: PutForms,
): Promise<void> {
  const there = await tx.query('select 1 from attachment where store_id = $1 and id = $2 for update', [
    tx.storeId,
    waiting.id,
  ])
  if (there.length === 0) return
  await ctx.files.record(tx, filesOf(put))
  const spoken = made.type.startsWith('audio/')
  // Nobody asked for the words of what was said long ago; a person still may.
  const unasked = spoken && waiting.imported
  if (!spoken) await hastenTurn(ctx, tx, waiting.conversationId)
  const kept = await tx.query(
    `update attachment set state = 'stored', reason = null, source = null, type = $3, size = $4, sha256 = $5,
       thumbnail_sha256 = $6, playable_sha256 = $7, width = $8, height = $9, duration_ms = coalesce($10, duration_ms),
       waveform = $11, transcript_state = $12, transcript_reason = $13
     where store_id = $1 and id = $2 and state = 'waiting' returning 1`,
    [
      tx.storeId,
      waiting.id,
      put.original.type,
      put.original.size,
      put.original.sha256,
      put.thumbnail?.sha256 ?? null,
      put.playable?.sha256 ?? null,
      made.width ?? null,
      made.height ?? null,
      made.durationMs ?? null,
      made.waveform ? JSON.stringify(made.waveform) : null,
      unasked ? 'failed' : spoken ? 'waiting' : null,
      unasked ? 'not_asked' : null,
    ],
  )
  if (spoken && !unasked && kept.length > 0) await askForWords(ctx, tx, waiting.id)
  tellThread(ctx, tx, waiting)
}

export async function failFile(ctx: Ctx, tx: StoreTx, waiting: Waiting, reason: string): Promise<void> {
  await hastenTurn(ctx, tx, waiting.conversationId)
  await tx.query(
    `update attachment set state = 'failed', reason = $3, tries = tries + 1
     where store_id = $1 and id = $2 and state = 'waiting'`,
    [tx.storeId, waiting.id, reason],
  )
  tellThread(ctx, tx, waiting)
}

export async function tryLater(ctx: Ctx, tx: StoreTx, waiting: Waiting, seconds: number): Promise<void> {
  await tx.query(
    `update attachment set tries = tries + 1 where store_id = $1 and id = $2 and state = 'waiting'`,
    [tx.storeId, waiting.id],
  )
  await askForFile(ctx, tx, waiting.id, seconds)
}

/** A person asks for a file that was given up: it is fetched as if it were new. False when there is none to be fetched. */
export async function fetchAgain(ctx: Ctx, tx: StoreTx, messageId: string, id: string): Promise<boolean> {
  const [row] = await tx.query<{ conversationId: string }>(
    `update attachment a set state = 'waiting', reason = null, tries = 0 from message m
     where a.store_id = $1 and a.id = $2 and a.message_id = $3 and a.state = 'failed' and a.source is not null
       and m.store_id = $1 and m.id = a.message_id
     returning m.conversation_id as "conversationId"`,
    [tx.storeId, id, messageId],
  )
  if (!row) return false
  await askForFile(ctx, tx, id)
  tellThread(ctx, tx, { messageId, conversationId: row.conversationId })
  return true
}

export function tellThread(ctx: Ctx, tx: StoreTx, of: Pick<Waiting, 'messageId' | 'conversationId'>): void {
  announce(ctx, tx, [
    messageEvent('message.updated', { id: of.messageId, conversationId: of.conversationId }),
  ])
}
