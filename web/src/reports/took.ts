import type { Translate } from '../i18n/translate.ts'
import { span } from '../inbox/words.ts'

/** How long something took: "20 s", "1 h 52 min"; a dash where there was nothing to measure. */
export function took(t: Translate, seconds: number | null): string {
  if (seconds === null) return '–'
  return seconds < 60 ? t('reports.seconds', { count: seconds }) : span(t, seconds * 1000)
}
