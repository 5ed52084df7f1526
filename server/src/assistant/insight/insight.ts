import { getConversation, recentMessages } from '#inbox'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId } from '#platform/ids.ts'
import { readAssistant } from '../assistants.ts'
import { placed } from '../receipts/receipt.ts'
import type { Source } from '../tools/record.ts'
import type { InsightJson } from './shapes.ts'

/** Answers that are asked for what they stand on. */
const LAST_ANSWERS = 5
/** Sources that are shown. */
const MOST_SOURCES = 12

/** What the assistant goes by in a conversation, and what it has taken so far. @throws ConversationNotFound */
export async function insightOf(ctx: Ctx, tx: StoreTx, id: ConversationId): Promise<InsightJson> {
  await getConversation(ctx, tx, id)
  const [assistant, messages, turns, spent, sources, handOff] = await Promise.all([
    readAssistant(tx),
    recentMessages(tx, id),
    countTurns(tx, id),
    spentIn(tx, id),
    lastSources(tx, id),
    lastHandOff(tx, id),
  ])
  return {
    enabled: assistant.enabled,
    reads: messages.length,
    handOff,
    sources: await placed(tx, sources),
    turns,
    spent,
  }
}

/** Help is written down as a turn whose reason begins so; the assistant's own reasons are one word. */
const isHelp = `coalesce(reason, '') like 'help %'`

async function countTurns(tx: StoreTx, id: ConversationId): Promise<InsightJson['turns']> {
  const [row] = await tx.query<InsightJson['turns']>(
    `select count(*) filter (where outcome in ('answered', 'drafted') and not ${isHelp})::int as answered,
       count(*) filter (where outcome = 'handed_off')::int as "handedOff",
       count(*) filter (where outcome in ('stale', 'failed') and not ${isHelp})::int as dropped,
       count(*) filter (where ${isHelp})::int as help
     from turn where store_id = $1 and conversation_id = $2`,
    [tx.storeId, id],
  )
  return row ?? { answered: 0, handedOff: 0, dropped: 0, help: 0 }
}

const spentIn = (tx: StoreTx, id: ConversationId): Promise<InsightJson['spent']> =>
  tx.query(
    `select model, provider, sum(steps)::int as calls, sum(input_tokens)::int as "inputTokens",
       sum(output_tokens)::int as "outputTokens"
     from turn where store_id = $1 and conversation_id = $2
     group by model, provider having sum(steps) > 0 order by max(id::text) desc`,
    [tx.storeId, id],
  )

async function lastSources(tx: StoreTx, id: ConversationId): Promise<Source[]> {
  const turns = await tx.query<{ sources: Source[] }>(
    `select sources from turn where store_id = $1 and conversation_id = $2 and outcome in ('answered', 'drafted') and not ${isHelp}
     order by id desc limit $3`,
    [tx.storeId, id, LAST_ANSWERS],
  )
  const each = new Map<string, Source>()
  for (const source of turns.flatMap(({ sources }) => sources)) {
    const key = `${source.kind} ${source.id} ${source.detail}`
    if (!each.has(key)) each.set(key, source)
  }
  return [...each.values()].slice(0, MOST_SOURCES)
}

async function lastHandOff(tx: StoreTx, id: ConversationId): Promise<InsightJson['handOff']> {
  const [row] = await tx.query<{ reason: string; at: Date }>(
    `select reason, at from turn where store_id = $1 and conversation_id = $2 and outcome = 'handed_off' and reason is not null
     order by id desc limit 1`,
    [tx.storeId, id],
  )
  return row ? { reason: row.reason, at: row.at.toISOString() } : null
}
