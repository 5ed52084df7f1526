import { languages } from '../i18n/i18n.tsx'
import type { Translate } from '../i18n/translate.ts'

/** A language's name in the reader's words, or its code when the panel does not speak it. */
export function languageWord(t: Translate, code: string | null): string | null {
  const known = languages.find((language) => language === code)
  return known ? t(`common.${known}`) : code
}
