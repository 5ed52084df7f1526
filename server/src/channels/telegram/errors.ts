import { longestWaitS } from '../calls.ts'
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
  // A method that Telegram does not know is our mistake; any other path that it does not know is a dead token's.
  if (code === 404 && words.includes('method')) return refusal('refused', 'rejected')
  if (code === 401 || code === 404) return refusal('channel_broken', 'token_rejected')
  if (code === 403) {
    const word = words.includes('blocked') ? 'recipient_blocked_us' : 'recipient_unreachable'
    return { ...refusal('refused', word), ...(isGone(words) ? { gone } : {}) }
  }
  if (code === 413) return refusal('refused', 'file_too_large')
  if (code >= 500)
    return words.includes('restart')
      ? refusal('retry', 'provider_down')
      : refusal('uncertain', 'provider_down')
  const [, word] = refused.find(([pattern]) => pattern.test(words)) ?? []
  return refusal('refused', word ?? 'rejected')
}

const gone = true

/** Until the person comes back, or the group takes the bot in again; of somebody who has not begun yet we hear anyway. */
const isGone = (words: string): boolean => /blocked|kicked|not a member|deactivated|was deleted/.test(words)

const refused: readonly [RegExp, SendReason][] = [
  [/caption is too long/, 'caption_too_long'],
  [/message is too long|too long/, 'text_too_long'],
  [/file is too big|too large/, 'file_too_large'],
  [/business/, 'connection_off'],
  [/reaction/, 'reaction_refused'],
  [/chat not found|user not found|chat_id is empty|peer_id_invalid|deactivated/, 'recipient_unreachable'],
  [/wrong file|file_id|photo_invalid|image_process/, 'file_type_refused'],
]

const waitMs = ({ parameters }: Answer): number => Math.min(parameters?.retry_after ?? 1, longestWaitS) * 1000
