import type { WindowHistory } from './question.ts'
import { closes, DAY, HOUR } from './span.ts'

/**
 * Until when WhatsApp charges nothing: who came by an ad is answered for free within a day, and that answer makes the
 * next 72 hours free. The window stays what it is. Who came by a button of a page is known by what the provider says of the
 * price alone.
 */
export function freeUntil({ adReferral, freeUntil: told }: WindowHistory, now: Date): Date | null {
  const byAd = freeByAd(adReferral, now)
  if (!told || told <= now) return byAd
  return byAd && byAd > told ? byAd : told
}

function freeByAd(referral: WindowHistory['adReferral'], now: Date): Date | null {
  if (!referral) return null
  const answerBy = closes(referral.at, DAY, now)
  const until = referral.answeredAt
    ? answerBy && referral.answeredAt < answerBy
      ? closes(referral.answeredAt, 72 * HOUR, now)
      : null
    : answerBy
  return until && now < until ? until : null
}
