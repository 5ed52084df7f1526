import type { WindowHistory } from './question.ts'
import { closes, DAY, HOUR } from './span.ts'

/**
 * Until when WhatsApp charges nothing: who came by an ad is answered for free within a day, and that answer makes the
 * next 72 hours free. The window stays what it is.
 */
export function freeUntil(referral: WindowHistory['adReferral'], now: Date): Date | null {
  if (!referral) return null
  const answerBy = closes(referral.at, DAY, now)
  const until = referral.answeredAt
    ? answerBy && referral.answeredAt < answerBy
      ? closes(referral.answeredAt, 72 * HOUR, now)
      : null
    : answerBy
  return until && now < until ? until : null
}
