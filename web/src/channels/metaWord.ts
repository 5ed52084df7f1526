import { metaWord as known } from '../i18n/ru/metaWord.ts'
import type { Translate } from '../i18n/translate.ts'

type Word = keyof typeof known

const isKnown = (word: string): word is Word => Object.hasOwn(known, word)

/** What Meta calls something, as a person would say it; of a word that it has made since only its letters. */
export function metaWord(t: Translate, word: string | number): string {
  const lower = String(word).toLowerCase()
  return isKnown(lower) ? t(`metaWord.${lower}`) : String(word).replaceAll('_', ' ')
}
