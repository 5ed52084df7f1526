import {
  AISDKError,
  APICallError,
  EmptyResponseBodyError,
  type FinishReason,
  InvalidResponseDataError,
  InvalidToolInputError,
  JSONParseError,
  NoContentGeneratedError,
  NoObjectGeneratedError,
  NoOutputGeneratedError,
  NoSuchToolError,
  RetryError,
  ToolChoiceViolationError,
  TypeValidationError,
} from 'ai'
import { providerWords } from './provider-words.ts'

/** Why a model gave no usable answer.
 *  - `wrong_key`, `no_such_model`, `no_quota`: the shop has to mend something
 *  - `rate_limited`, `overloaded`, `unreachable`, `timed_out`: later it may work
 *  - `unreadable`: half a document, calls of tools that do not exist, or no word at all
 *  - `declined`: the provider's filter would not let it answer
 *  - `aborted`: we stopped it ourselves; not a fault */
export type ModelFailureKind =
  | 'wrong_key'
  | 'no_such_model'
  | 'no_quota'
  | 'rate_limited'
  | 'overloaded'
  | 'unreachable'
  | 'timed_out'
  | 'unreadable'
  | 'declined'
  | 'aborted'
  | 'other'

/** `detail` holds a status and the provider's code and never a customer's words, so that it may be logged and shown. */
export type ModelFailure = {
  kind: ModelFailureKind
  detail: string
  /** How long the provider asks to wait. */
  retryAfterMs?: number
}

/** A store has chosen a provider whose key it has not given. */
export class ModelKeyMissing extends Error {
  override name = 'ModelKeyMissing'
}

const unreadable = [
  JSONParseError,
  TypeValidationError,
  InvalidResponseDataError,
  EmptyResponseBodyError,
  NoContentGeneratedError,
  NoObjectGeneratedError,
  NoOutputGeneratedError,
  NoSuchToolError,
  InvalidToolInputError,
  ToolChoiceViolationError,
]

/** Reads whatever a call of a model has thrown.
 *  @throws the error itself when it did not come from the model, so that a fault of ours is not taken for the model's */
export function readModelFailure(error: unknown): ModelFailure {
  if (RetryError.isInstance(error)) return readModelFailure(error.lastError)
  if (error instanceof ModelKeyMissing) return { kind: 'wrong_key', detail: 'no key' }
  const stopped = readStop(error)
  if (stopped) return stopped
  if (APICallError.isInstance(error)) return readCallFailure(error)
  if (unreadable.some((kind) => kind.isInstance(error))) return { kind: 'unreadable', detail: nameOf(error) }
  if (AISDKError.isInstance(error)) return { kind: 'other', detail: nameOf(error) }
  throw error
}

/** Reads how a call that did not throw has ended; undefined when the answer can be used. */
export function readFinish(finishReason: FinishReason, text: string): ModelFailure | undefined {
  if (finishReason === 'content-filter') return { kind: 'declined', detail: finishReason }
  if (finishReason === 'error' || finishReason === 'interrupted')
    return { kind: 'unreadable', detail: finishReason }
  return text.trim() === '' ? { kind: 'unreadable', detail: `no text, ${finishReason}` } : undefined
}

function readStop(error: unknown): ModelFailure | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.name === 'TimeoutError') return { kind: 'timed_out', detail: 'no answer in time' }
  return error.name === 'AbortError' ? { kind: 'aborted', detail: 'stopped' } : undefined
}

function readCallFailure(error: APICallError): ModelFailure {
  const { statusCode: status } = error
  if (status === undefined)
    return readStop(error.cause) ?? { kind: 'unreachable', detail: networkCodeOf(error) }
  const words = providerWords(error.responseBody)
  const kind = kindOf(status, words.codes, words.message)
  const retryAfterMs = headerWaitMs(error.responseHeaders) ?? words.retryAfterMs
  return {
    kind,
    detail: [status, ...words.codes].join(' '),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}

function kindOf(status: number, codes: readonly string[], message: string): ModelFailureKind {
  const said = (...words: string[]) => words.some((word) => codes.includes(word))
  // Anthropic tells an empty balance by words alone, Google a wrong key by a reason within a bad request.
  if (
    status === 402 ||
    said('insufficient_quota', 'billing_error') ||
    /credit balance is too low/i.test(message)
  )
    return 'no_quota'
  if (status === 429) return said('daily_quota') ? 'no_quota' : 'rate_limited'
  if (status === 401 || status === 403 || said('API_KEY_INVALID')) return 'wrong_key'
  if (status === 404) return 'no_such_model'
  if (status === 408 || status === 504) return 'timed_out'
  if (status >= 500) return 'overloaded'
  return status < 300 ? 'unreadable' : 'other'
}

function headerWaitMs(headers: Record<string, string> | undefined): number | undefined {
  const ms = Number(headers?.['retry-after-ms'] ?? Number.NaN)
  if (Number.isFinite(ms)) return ms
  const seconds = Number(headers?.['retry-after'] ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1000 : undefined
}

function networkCodeOf(error: APICallError): string {
  const code = deepestCode(error.cause)
  return code ?? 'no connection'
}

function deepestCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined
  return deepestCode(cause.cause) ?? ('code' in cause ? String(cause.code) : undefined)
}

const nameOf = (error: unknown): string =>
  error instanceof Error ? error.name.replace(/^AI_/, '') : 'unknown'
