import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ConversationId, newId, type TurnId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import type { Language } from '#platform/text/language.ts'
import { ConversationNotFound } from '../errors.ts'
import { conversationUpdated } from '../events.ts'
import type { AssistantAnswer } from '../turns/turn.ts'

export interface Draft {
  readonly id: string
  readonly turnId: TurnId
  /** The fence: it may leave while the conversation is at this epoch, and has heard no more than that. */
  readonly epoch: number
  readonly wanted: number
  readonly language: Language
  /** With its slots. */
  readonly words: string
  readonly text: string
  readonly at: Date
}

/** What waits in a conversation for a person. @throws ConversationNotFound */
export async function openDraft(tx: StoreTx, conversationId: string): Promise<Draft | null> {
  const [row] = await tx.query<{ draftId: string | null }>(
    'select draft_id as "draftId" from conversation where store_id = $1 and id = $2',
    [tx.storeId, conversationId],
  )
  if (!row) throw new ConversationNotFound()
  return row.draftId ? ((await findDraft(tx, conversationId, row.draftId)) ?? null) : null
}

export async function findDraft(tx: StoreTx, conversationId: string, id: string): Promise<Draft | undefined> {
  const [row] = await tx.query<Omit<Draft, 'epoch' | 'wanted'> & { epoch: bigint; wanted: bigint }>(
    `select id, turn_id as "turnId", epoch, wanted, language, words, text, written_at as at
     from draft where store_id = $1 and id = $2 and conversation_id = $3`,
    [tx.storeId, id, conversationId],
  )
  return row && { ...row, epoch: Number(row.epoch), wanted: Number(row.wanted) }
}

export interface NewDraft extends AssistantAnswer {
  readonly words: string
  readonly language: Language
}

/**
 * The assistant has written something for a person to let go, if it still may write: what holds back an answer of its own
 * holds this back. A conversation has one draft at a time.
 */
export async function keepDraft(ctx: Ctx, tx: StoreTx, draft: NewDraft): Promise<'kept' | 'stale'> {
  const { conversationId, epoch, wanted, text, words, language, turnId } = draft
  const now = ctx.clock.now()
  const id = newId<'draft'>()
  const rows = await tx.query(
    `update conversation set draft_id = $5
     where store_id = $1 and id = $2 and epoch = $3 and heard = $4 and answered < $4 and speaker = 'draft'
       and draft_id is null and (held_until is null or held_until <= $6) returning id`,
    [tx.storeId, conversationId, epoch, wanted, id, now],
  )
  if (rows.length === 0) return 'stale'
  await tx.query(
    `insert into draft (store_id, id, conversation_id, turn_id, epoch, wanted, language, words, text, written_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [tx.storeId, id, conversationId, turnId, epoch, wanted, language, words, text, now],
  )
  announce(ctx, tx, [conversationUpdated(conversationId)])
  return 'kept'
}

/** The same words with the figures of now: another draft, so that nobody lets go what they have not read. */
export async function rewriteDraft(
  ctx: Ctx,
  tx: StoreTx,
  conversationId: ConversationId,
  draft: Draft,
  text: string,
): Promise<void> {
  const id = newId<'draft'>()
  await tx.query('update draft set id = $3, text = $4, written_at = $5 where store_id = $1 and id = $2', [
    tx.storeId,
    draft.id,
    id,
    text,
    ctx.clock.now(),
  ])
  await tx.query('update conversation set draft_id = $3 where store_id = $1 and id = $2', [
    tx.storeId,
    conversationId,
    id,
  ])
  announce(ctx, tx, [conversationUpdated(conversationId)])
}
