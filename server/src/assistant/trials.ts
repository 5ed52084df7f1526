import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import { readAssistant } from './assistants.ts'
import { modelChoice } from './keys.ts'
import { answerLanguage } from './language.ts'
import { createModel } from './models/model.ts'
import type { Said } from './prompt.ts'
import { shopOf } from './read-shop.ts'
import { fillSlots, slotsIn } from './slots/slots.ts'
import type { Source } from './tools/record.ts'
import { composeAnswer } from './turns/compose.ts'
import { type HandOffReason, handOffNotes } from './turns/reasons.ts'

export interface Trial {
  readonly text: string
  readonly outcome: 'answered' | 'handed_off'
  readonly handoffReason: HandOffReason | null
  readonly sources: readonly Source[]
  readonly model: string
  readonly latencyMs: number
  readonly inputTokens: number
  readonly outputTokens: number
}

/** A rehearsal of the assistant as it is set now: the same turn as in a conversation, but nothing is stored and nothing sent. */
export async function tryAssistant(
  ctx: Ctx,
  storeId: StoreId,
  said: readonly Said[],
  signal?: AbortSignal,
): Promise<Trial> {
  const began = performance.now()
  const assistant = await ctx.db.withStore(storeId, readAssistant)
  const choice = await modelChoice(ctx, storeId, assistant)
  const language = answerLanguage(said, assistant.languages)
  const shop = shopOf(ctx, storeId, language)
  const openModel = () => createModel(choice, ctx.config.models)
  const turn = await composeAnswer({
    persona: assistant,
    language,
    openModel,
    shop,
    said,
    ...(signal ? { signal } : {}),
  })
  const filled =
    turn.outcome === 'answered'
      ? fillSlots(turn.text, await shop.quote(slotsIn(turn.text).map(({ sku }) => sku)), language)
      : undefined
  const reason = turn.outcome === 'handed_off' ? turn.reason : 'unsafe_reply'
  return {
    text: filled?.ok ? filled.text : handOffNotes[language],
    outcome: filled?.ok ? 'answered' : 'handed_off',
    handoffReason: filled?.ok ? null : reason,
    sources: turn.sources,
    model: choice.model,
    latencyMs: Math.round(performance.now() - began),
    inputTokens: turn.inputTokens,
    outputTokens: turn.outputTokens,
  }
}
