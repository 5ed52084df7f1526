import { fold } from './fold.ts'

export const languages = ['ru', 'ky', 'en'] as const
export type Language = (typeof languages)[number]

const kyrgyzLetters = /[өүң]/i
// Words that one of the two Cyrillic languages has and the other has not, as typed with Russian letters.
const kyrgyzWords = new Set(
  'бар барбы бы кайсы канча турат жок керек мен сиз силер биз бул эмне качан кайда менен жана учун баасы саламатсызбы салам рахмат болот болобу алам сатып жеткируу жеткирип кандай озу эле дагы'.split(
    ' ',
  ),
)
/** A guess from letters and common words; `fallback` when there is nothing to go by. */
export function guessLanguage(text: string, fallback: Language = 'ru'): Language {
  const latin = text.match(/[a-z]/gi)?.length ?? 0
  const cyrillic = text.match(/[а-яёөүң]/gi)?.length ?? 0
  if (latin + cyrillic === 0) return fallback
  if (latin > cyrillic) return 'en'
  return soundsKyrgyz(text) ? 'ky' : 'ru'
}

/** What a message says of its writer's language; `sure` when it has words enough to overrule what was thought before. */
export function spokenLanguage(text: string): { language: Language | null; sure: boolean } {
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0
  return words === 0 ? { language: null, sure: false } : { language: guessLanguage(text), sure: words >= 3 }
}

function soundsKyrgyz(text: string): boolean {
  if (kyrgyzLetters.test(text)) return true
  const words = fold(text).match(/[а-я]+/g) ?? []
  const known = words.filter((word) => kyrgyzWords.has(word)).length
  return known / words.length >= 0.12
}
