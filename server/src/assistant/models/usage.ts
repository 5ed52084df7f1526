import type { LanguageModelUsage } from 'ai'

/** Tokens of one turn, all of its steps together. `inputTokens` counts cached ones too; reading a cache and writing one
 *  have prices of their own. */
export type TurnUsage = {
  inputTokens: number
  cacheReadTokens: number
  cacheWriteTokens: number
  outputTokens: number
  reasoningTokens: number
}

/** What the SDK counted, with 0 where a provider gave no number. */
export function usageOf(usage: LanguageModelUsage): TurnUsage {
  return {
    inputTokens: count(usage.inputTokens),
    cacheReadTokens: count(usage.inputTokenDetails.cacheReadTokens),
    cacheWriteTokens: count(usage.inputTokenDetails.cacheWriteTokens),
    outputTokens: count(usage.outputTokens),
    reasoningTokens: count(usage.outputTokenDetails.reasoningTokens),
  }
}

// Some providers' counts come as NaN, which no integer column takes.
const count = (value: number | undefined): number =>
  value !== undefined && Number.isFinite(value) ? Math.round(value) : 0
