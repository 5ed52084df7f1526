import { isId } from '#platform/ids.ts'

/** What a pressed answer brings back: which question, and how many of five. */
export const payloadOf = (surveyId: string, score: number): string => `rate:${surveyId}:${score}`

/** Undefined for what is none of ours; the customer's own program could forge the rest. */
export function ratingOf(payload: string | undefined): { surveyId: string; score: number } | undefined {
  const [word, surveyId = '', score = '', ...rest] = payload?.split(':') ?? []
  return word === 'rate' && isId(surveyId) && /^[1-5]$/.test(score) && rest.length === 0
    ? { surveyId, score: Number(score) }
    : undefined
}
