import type { SendResult } from '../channel.ts'
import { type GraphError, permissionIsMissing, tokenIsDead } from '../graph.ts'
import { reason, type SendReason } from '../reasons.ts'

type Refusal = Exclude<SendResult, { ok: true }>
type Verdict = readonly [kind: Refusal['kind'], word: SendReason, retryAfterMs?: number]

const minute = 60_000

/** Code 10 means several things, so the subcode is asked first. */
const bySubcode: Record<number, Verdict> = {
  2534022: ['refused', 'window_closed'],
  2018278: ['refused', 'window_closed'],
  2534014: ['refused', 'recipient_unreachable'],
  2534001: ['refused', 'recipient_unreachable'],
  1545041: ['refused', 'recipient_unreachable'],
  1545133: ['retry', 'provider_down'],
  2534013: ['retry', 'rate_limited', 5 * minute],
  // The file could not be fetched from its address: mostly for a while, so nothing was sent and it may be tried again.
  2018008: ['retry', 'file_unreadable', minute],
  2018047: ['retry', 'file_unreadable', minute],
  2207052: ['retry', 'file_unreadable', minute],
}

const byCode: Record<number, Verdict> = {
  1: ['retry', 'provider_down'],
  2: ['retry', 'provider_down'],
  // Going on calling while throttled makes it longer.
  4: ['retry', 'rate_limited', 5 * minute],
  17: ['retry', 'rate_limited', 5 * minute],
  32: ['retry', 'rate_limited', 5 * minute],
  613: ['retry', 'rate_limited', 5 * minute],
  80002: ['retry', 'rate_limited', 5 * minute],
  368: ['channel_broken', 'account_restricted'],
  551: ['refused', 'recipient_unreachable'],
  9010: ['refused', 'recipient_unreachable'],
  230: ['refused', 'recipient_unreachable'],
  9004: ['retry', 'file_unreadable', minute],
}

export function refusalOf(error: GraphError): Refusal {
  const [kind, word, retryAfterMs] = verdictOf(error)
  const number = error.subcode === undefined ? error.code : `${error.code}/${error.subcode}`
  return { ok: false, kind, reason: reason(word, number), ...(retryAfterMs ? { retryAfterMs } : {}) }
}

function verdictOf(error: GraphError): Verdict {
  const known = error.subcode === undefined ? undefined : bySubcode[error.subcode]
  if (known) return known
  if (tokenIsDead(error)) return ['channel_broken', 'token_rejected']
  if (error.code === 10 && /outside (of )?(the )?allowed window/i.test(error.message))
    return ['refused', 'window_closed']
  // The account's own node is not seen: Instagram says so for days at times while nothing is wrong.
  if (error.code === 100 && error.subcode === 33) return ['retry', 'provider_down', 5 * minute]
  return byCode[error.code] ?? lastWord(error)
}

function lastWord(error: GraphError): Verdict {
  if (permissionIsMissing(error)) return ['channel_broken', 'permission_missing']
  return error.transient ? ['retry', 'provider_down'] : ['refused', 'rejected']
}
