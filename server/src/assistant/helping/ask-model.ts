import { generateText, type ModelMessage } from 'ai'
import type { Ctx } from '#platform/context.ts'
import type { ConversationId, StoreId } from '#platform/ids.ts'
import { newId } from '#platform/ids.ts'
import { AppError } from '#platform/problems.ts'
import { type Assistant, readAssistant } from '../assistants.ts'
import { modelChoice } from '../keys.ts'
import { readFinish, readModelFailure } from '../models/failure.ts'
import { callSettings, createModel, type Model, type ModelChoice } from '../models/model.ts'
import { usageOf } from '../models/usage.ts'
import { recordTurn } from '../turns/store.ts'

/** The store has no model of its own: what answers offline knows products, not words. */
class ModelOffline extends AppError {
  override name = 'ModelOffline'
  readonly status = 409
  readonly code = 'model_offline'
  constructor() {
    super('This needs a model. The shop has given no key of one.')
  }
}

/** `extra.reason` is the kind of failure, see models/failure.ts. */
class ModelFailed extends AppError {
  override name = 'ModelFailed'
  readonly status = 503
  readonly code = 'model_failed'
  override readonly extra: Readonly<Record<string, unknown>>
  constructor(reason: string) {
    super('The model gave no usable answer.')
    this.extra = { reason }
  }
}

/** Builds the model; another in tests. */
export type OpenModel = (choice: ModelChoice) => Model
export const ownModel =
  (ctx: Ctx): OpenModel =>
  (choice) =>
    createModel(choice, ctx.config.models)

interface Question {
  readonly storeId: StoreId
  readonly conversationId: ConversationId
  /** What the cost is written down for. */
  readonly purpose: string
  readonly instructions: string
  readonly messages: ModelMessage[]
}

/** @throws ModelOffline */
export async function assistantWithModel(ctx: Ctx, storeId: StoreId): Promise<Assistant> {
  const assistant = await ctx.db.withStore(storeId, readAssistant)
  if (assistant.provider === 'offline') throw new ModelOffline()
  return assistant
}

/**
 * One call of the store's model without tools, outside of any transaction. What it cost is written down as a turn, also
 * when nothing came of it.
 * @throws ModelOffline, ModelFailed
 */
export async function askModel(ctx: Ctx, openModel: OpenModel, question: Question): Promise<string> {
  const assistant = await assistantWithModel(ctx, question.storeId)
  const choice = await modelChoice(ctx, question.storeId, assistant)
  const began = performance.now()
  const answer = await callModel(() => openModel(choice), question)
  await ctx.db.withStore(question.storeId, (tx) =>
    recordTurn(
      ctx,
      tx,
      assistant,
      {
        id: newId<'turn'>(),
        conversationId: question.conversationId,
        outcome: answer.failure === undefined ? 'answered' : 'failed',
        reason: question.purpose,
        latencyMs: performance.now() - began,
      },
      { ...answer.usage, steps: 1, sources: [] },
    ),
  )
  if (answer.failure !== undefined) throw new ModelFailed(answer.failure)
  return answer.text
}

interface Answer {
  readonly text: string
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number }
  readonly failure: string | undefined
}

async function callModel(open: () => Model, { instructions, messages }: Question): Promise<Answer> {
  try {
    const result = await generateText({ ...callSettings, model: open(), instructions, messages })
    const { inputTokens, outputTokens } = usageOf(result.usage)
    const failure =
      result.finishReason === 'length' ? 'cut_short' : readFinish(result.finishReason, result.text)?.kind
    return { text: result.text.trim(), usage: { inputTokens, outputTokens }, failure }
  } catch (error) {
    const { kind } = readModelFailure(error)
    return { text: '', usage: { inputTokens: 0, outputTokens: 0 }, failure: kind }
  }
}
