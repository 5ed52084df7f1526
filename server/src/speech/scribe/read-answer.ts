import { z } from 'zod'
import { doubtsIn, type Word } from '../doubts.ts'
import type { Hearing } from '../speech.ts'

const Answer = z.object({
  text: z.string(),
  language_code: z.string().nullish().catch(null),
  words: z
    .array(
      z.object({ text: z.string(), type: z.string().catch(''), logprob: z.number().nullish().catch(null) }),
    )
    .nullish()
    .catch([]),
})

/** Longer than anyone speaks in one message. */
const longestText = 50_000

/** Reads a transcript as the service sends it. `by` names service and model. */
export function readAnswer(body: unknown, by: string, names: readonly string[]): Hearing {
  const parsed = Answer.safeParse(body)
  if (!parsed.success) return { ok: false, kind: 'unreadable' }
  const { text: said, language_code: code, words } = parsed.data
  const text = storable(said).trim().slice(0, longestText).toWellFormed()
  const language = languageOf(code)
  const doubts = doubtsIn(text, (words ?? []).flatMap(wordOf), names)
  return { ok: true, heard: { text, language, by, standIn: false, doubts } }
}

/** A word whose chance is not told counts as sure: what is not known is not marked. */
function wordOf({
  text,
  type,
  logprob,
}: {
  text: string
  type: string
  logprob?: number | null | undefined
}): Word[] {
  if (type === 'spacing' || type === 'audio_event') return []
  return [{ text: storable(text), sure: Math.min(1, Math.exp(logprob ?? 0)) }]
}

/** PostgreSQL keeps neither NUL nor half of a surrogate pair. */
const storable = (text: string): string => text.replaceAll('\0', ' ').toWellFormed()

/** The service says `rus` or `ru`; the shorter code where there is one, null for what is no code. */
function languageOf(code: string | null | undefined): string | null {
  if (!code || !/^[a-z]{2,3}$/i.test(code)) return null
  const { language } = new Intl.Locale(code)
  return language === 'und' ? null : language
}
