import { type CallOutcome, retryAfterMs } from '../calls.ts'
import { graphError, tokenIsDead } from '../graph.ts'
import { reason } from '../reasons.ts'
import { present } from '../wire-values.ts'

/** What a provider said when it was told that a channel is disconnected. */
export type Farewell =
  | { readonly kind: 'confirmed' }
  /** It does not know the token any more, so with this one nothing can be told. */
  | { readonly kind: 'void'; readonly reason: string }
  /** It will not do it for us; telling it again changes nothing. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unanswered'; readonly reason: string; readonly retryAfterMs?: number }

/** Meta's limits on calls: later it will answer. */
const limited = new Set([4, 17, 32, 613, 80002, 80007, 80008])

/** Meta's answer, `{ "success": true }` or an error; both calls that tell it may be repeated without harm. */
export function farewellOf(outcome: CallOutcome): Farewell {
  if (outcome.kind !== 'answered') return noAnswer(outcome)
  const { status, headers } = outcome
  const error = graphError(outcome.json)
  if (!error && status === 200) return { kind: 'confirmed' }
  const number = error?.code ?? status
  if (
    status >= 500 ||
    status === 429 ||
    error?.transient ||
    limited.has(number) ||
    number === 1 ||
    number === 2
  )
    return later(status === 429 || limited.has(number) ? 'rate_limited' : 'provider_down', number, headers)
  if (error && tokenIsDead(error)) return { kind: 'void', reason: reason('token_rejected', number) }
  return { kind: 'refused', reason: reason('rejected', number) }
}

export const noAnswer = ({ kind }: Exclude<CallOutcome, { kind: 'answered' }>): Farewell => ({
  kind: 'unanswered',
  reason: reason(kind === 'not_sent' ? 'provider_unreachable' : 'no_answer'),
})

/** The provider asks for patience, or is not itself. */
export const later = (
  word: 'rate_limited' | 'provider_down',
  number: number,
  headers: Headers,
): Extract<Farewell, { kind: 'unanswered' }> =>
  present({ kind: 'unanswered', reason: reason(word, number), retryAfterMs: retryAfterMs(headers) })
