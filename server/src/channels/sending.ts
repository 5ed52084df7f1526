import { type CallOutcome, retryAfterMs } from './calls.ts'
import type { SendResult, Subscribed } from './channel.ts'
import type { OutboundContent } from './content.ts'
import { graphError } from './graph.ts'
import { reason, type SendReason } from './reasons.ts'
import { present } from './wire-values.ts'

type Refusal = Exclude<SendResult, { ok: true }>

/** This message never goes. */
export const refuse = (word: SendReason): Refusal => ({ ok: false, kind: 'refused', reason: reason(word) })

/** What a channel has no form for never leaves. */
export const refuseKind = (kind: OutboundContent['kind']): Refusal => ({
  ok: false,
  kind: 'refused',
  reason: reason('kind_not_supported', kind),
})

/** Without an answer: a request that never left is repeated, one that did is never repeated blindly. */
export const unanswered = (outcome: Exclude<CallOutcome, { kind: 'answered' }>): Refusal =>
  outcome.kind === 'not_sent'
    ? { ok: false, kind: 'retry', reason: reason('provider_unreachable') }
    : { ok: false, kind: 'uncertain', reason: reason('no_answer') }

/**
 * An answer that is not the API's own, so mostly of something in between. 429 and 503 refuse before any work;
 * anything else may have passed the request on.
 */
export function unreadable({ status, headers }: { status: number; headers: Headers }): Refusal {
  if (status !== 429 && status !== 503)
    return { ok: false, kind: 'uncertain', reason: reason('answer_unreadable', status) }
  return present({
    ok: false,
    kind: 'retry',
    reason: reason(status === 429 ? 'rate_limited' : 'provider_down', status),
    retryAfterMs: retryAfterMs(headers),
  })
}

/** Waits as long as the answer's header asks for, where that is longer than what its number usually means. */
export function patiently(refusal: Refusal, headers: Headers): Refusal {
  const asked = retryAfterMs(headers)
  if (refusal.kind !== 'retry' || asked === undefined) return refusal
  return { ...refusal, retryAfterMs: Math.max(asked, refusal.retryAfterMs ?? 0) }
}

/** What a call that sets up deliveries came to; Meta answers `{ "success": true }`. */
export function subscriptionOf(outcome: CallOutcome): Subscribed {
  if (outcome.kind !== 'answered') return { ok: false, reason: reason('provider_unreachable') }
  const error = graphError(outcome.json)
  if (!error && outcome.status === 200) return { ok: true }
  return { ok: false, reason: reason('not_subscribed', error?.code ?? outcome.status) }
}
