import { APICallError, generateText } from 'ai'
import { type ModelFailureKind, readModelFailure } from './failure.ts'
import { callSettings, createModel, type ModelAddresses, type ModelChoice } from './model.ts'
import { providerWords } from './provider-words.ts'

type KeyProblem = 'wrong_key' | 'no_such_model' | 'no_quota' | 'unreachable' | 'other'

/** `detail` is the provider's own sentence, for the person who typed the key; the key itself is cut out of it. */
export type KeyCheck = { ok: true } | { ok: false; reason: KeyProblem; detail: string }

const reasons: Partial<Record<ModelFailureKind, KeyProblem>> = {
  wrong_key: 'wrong_key',
  no_such_model: 'no_such_model',
  no_quota: 'no_quota',
  unreachable: 'unreachable',
  timed_out: 'unreachable',
}

/** Tries a key and a model name by asking for one short word. Takes at most `timeoutMs`. A provider that is merely busy
 *  has accepted both, so 429 for too many requests counts as right. */
export async function checkKey(
  choice: ModelChoice,
  addresses: ModelAddresses,
  timeoutMs = 15_000,
): Promise<KeyCheck> {
  try {
    await generateText({
      ...callSettings,
      model: createModel(choice, addresses),
      prompt: 'ping',
      // The least that OpenAI takes.
      maxOutputTokens: 16,
      maxRetries: 0,
      timeout: timeoutMs,
    })
    return { ok: true }
  } catch (error) {
    const failure = readModelFailure(error)
    if (failure.kind === 'rate_limited') return { ok: true }
    return {
      ok: false,
      reason: reasons[failure.kind] ?? 'other',
      detail: withoutKey(sentenceOf(error) ?? failure.detail, choice.apiKey),
    }
  }
}

function sentenceOf(error: unknown): string | undefined {
  if (!APICallError.isInstance(error)) return undefined
  return providerWords(error.responseBody).message.slice(0, 300) || undefined
}

const withoutKey = (sentence: string, key: string | undefined): string =>
  key ? sentence.replaceAll(key, '…') : sentence
