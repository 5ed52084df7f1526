import type { SendResult } from '../channel.ts'
import type { GraphError } from '../graph.ts'
import { permissionIsMissing, proofIsRefused, tokenIsDead } from '../graph.ts'
import { reason, type SendReason } from '../reasons.ts'

type Refusal = Exclude<SendResult, { ok: true }>
type Verdict = readonly [kind: Refusal['kind'], word: SendReason, retryAfterMs?: number]

const second = 1_000
const minute = 60 * second

/** What the provider's numbers mean for us. A number that is not here refuses: repeating what nobody understands spams. */
const verdicts: Record<number, Verdict> = {
  1: ['retry', 'provider_down'],
  2: ['retry', 'provider_down'],
  131000: ['retry', 'provider_down'],
  131016: ['retry', 'provider_down'],
  133004: ['retry', 'provider_down'],
  131057: ['retry', 'account_not_ready', 2 * minute],
  2494100: ['retry', 'account_not_ready', 2 * minute],
  4: ['retry', 'rate_limited', 2 * minute],
  80007: ['retry', 'rate_limited', 2 * minute],
  130429: ['retry', 'rate_limited', 2 * second],
  // One message in six seconds to the same person, after the burst.
  131056: ['retry', 'rate_limited', 6 * second],
  131031: ['channel_broken', 'account_restricted'],
  368: ['channel_broken', 'account_restricted'],
  131045: ['channel_broken', 'account_not_ready'],
  133010: ['channel_broken', 'account_not_ready'],
  133015: ['channel_broken', 'account_not_ready'],
  33: ['channel_broken', 'account_not_ready'],
  133016: ['channel_broken', 'account_not_ready'],
  // What is not paid for holds back what costs; what answers a customer is free and goes on.
  131042: ['refused', 'payment_missing'],
  131048: ['refused', 'spam_limit'],
  131064: ['refused', 'spam_limit'],
  131037: ['refused', 'name_not_approved'],
  131047: ['refused', 'window_closed'],
  131026: ['refused', 'recipient_unreachable'],
  131062: ['refused', 'recipient_unreachable'],
  131030: ['refused', 'recipient_not_listed'],
  130403: ['refused', 'recipient_blocked'],
  131021: ['refused', 'recipient_is_sender'],
  137000: ['refused', 'recipient_changed'],
  130497: ['refused', 'country_not_allowed'],
  131049: ['refused', 'marketing_capped'],
  131050: ['refused', 'marketing_stopped'],
  130472: ['refused', 'marketing_held_back'],
  131063: ['refused', 'marketing_off'],
  132000: ['refused', 'template_differs'],
  132008: ['refused', 'template_differs'],
  132012: ['refused', 'template_differs'],
  132018: ['refused', 'template_differs'],
  132001: ['refused', 'template_not_approved'],
  132007: ['refused', 'template_not_approved'],
  132016: ['refused', 'template_not_approved'],
  132015: ['refused', 'template_paused'],
  134101: ['retry', 'template_syncing', 10 * minute],
  131053: ['refused', 'file_type_refused'],
  132005: ['refused', 'text_too_long'],
}

/** @param error of an answered send; undefined when the answer was no answer of the API */
export function refusalOf(error: GraphError): Refusal {
  const verdict = verdictOf(error)
  const [kind, word, retryAfterMs] = verdict
  return {
    ok: false,
    kind,
    reason: reason(word, error.code),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}

function verdictOf(error: GraphError): Verdict {
  if (tokenIsDead(error) || proofIsRefused(error)) return ['channel_broken', 'token_rejected']
  if (permissionIsMissing(error)) return ['channel_broken', 'permission_missing']
  // The phone number's own node is gone or hidden from this token; the message is not at fault.
  if (error.code === 100 && error.subcode === 33) return ['channel_broken', 'account_not_ready']
  return verdicts[error.code] ?? (error.transient ? ['retry', 'provider_down'] : ['refused', 'rejected'])
}

/** The reason of a status `failed`, which tells of a message that was accepted before. */
export const failureReason = (code: number | undefined): string =>
  reason(code === undefined ? 'rejected' : (verdicts[code]?.[1] ?? 'rejected'), code)
