import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId, TurnId } from '#platform/ids.ts'
import type { Assistant } from '../assistants.ts'
import type { Source } from '../tools/record.ts'
import type { Work } from './compose.ts'

export interface TurnEnd {
  readonly id: TurnId
  readonly conversationId: ConversationId
  readonly outcome: 'answered' | 'drafted' | 'handed_off' | 'stale' | 'failed'
  readonly reason: string | null
  readonly latencyMs: number
}

/** What an answer of the assistant cost and stands on. */
export interface Receipt {
  readonly turnId: TurnId
  readonly assistantName: string
  readonly provider: string
  readonly model: string
  readonly inputTokens: number
  readonly outputTokens: number
  readonly latencyMs: number
  readonly sources: Source[]
  readonly outcome: string
}

/** Writes down a turn that has ended, in the transaction of its effect. */
export async function recordTurn(
  ctx: Ctx,
  tx: StoreTx,
  by: Assistant,
  end: TurnEnd,
  work: Work,
): Promise<void> {
  await tx.query(
    `insert into turn (store_id, id, conversation_id, assistant_name, provider, model, input_tokens, output_tokens, latency_ms, steps, sources, outcome, reason, at)
     values (app.store_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      end.id,
      end.conversationId,
      by.name,
      by.provider,
      by.model,
      work.inputTokens,
      work.outputTokens,
      Math.round(end.latencyMs),
      work.steps,
      JSON.stringify(work.sources),
      end.outcome,
      end.reason,
      ctx.clock.now(),
    ],
  )
}

/** The receipt of a message that the assistant wrote; undefined for any other. */
export async function receiptOf(
  tx: StoreTx,
  conversationId: string,
  messageId: string,
): Promise<Receipt | undefined> {
  const [row] = await tx.query<Receipt>(
    `select ${receiptColumns}
     from message m join turn t on t.store_id = m.store_id and t.id = m.turn_id
     where m.store_id = app.store_id() and m.conversation_id = $1 and m.id = $2`,
    [conversationId, messageId],
  )
  return row
}

/** The same of a turn whose words are no message yet. */
export async function receiptOfTurn(
  tx: StoreTx,
  conversationId: string,
  turnId: string,
): Promise<Receipt | undefined> {
  const [row] = await tx.query<Receipt>(
    `select ${receiptColumns} from turn t
     where t.store_id = app.store_id() and t.conversation_id = $1 and t.id = $2`,
    [conversationId, turnId],
  )
  return row
}

const receiptColumns = `t.id as "turnId", t.assistant_name as "assistantName", t.provider, t.model,
  t.input_tokens as "inputTokens", t.output_tokens as "outputTokens", t.latency_ms as "latencyMs", t.sources, t.outcome`
