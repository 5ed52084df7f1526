import type { SendResult } from '../channel.ts'
import { reason, type SendReason } from '../reasons.ts'
import type { Answer } from './wire.ts'

type Refusal = Exclude<SendResult, { ok: true }>

/** By number first; descriptions drift between versions, so they are only searched for a few words. */
export function refusalOf(status: number, answer: Answer): Refusal {
  const code = answer.error_code ?? status
  const words = (answer.description ?? '').toLowerCase()
  const refusal = (kind: Refusal['kind'], word: SendReason): Refusal => ({
    ok: false,
    kind,
    reason: reason(word, code),
  })
  if (code === 429) return { ...refusal('retry', 'rate_limited'), retryAfterMs: waitMs(answer) }
  if (code === 401 || code === 404) return refusal('channel_broken', 'token_rejected')
  if (code === 403) return refusal('refused', 'recipient_unreachable')
  if (code >= 500)
    return words.includes('restart')
      ? refusal('retry', 'provider_down')
      : refusal('uncertain', 'provider_down')
  if (words.includes('too long')) return refusal('refused', 'text_too_long')
  if (/chat not found|user not found|peer_id_invalid|deactivated/.test(words))
    return refusal('refused', 'recipient_unreachable')
  return refusal('refused', 'rejected')
}

const waitMs = ({ parameters }: Answer): number => Math.min(parameters?.retry_after ?? 1, 3600) * 1000
