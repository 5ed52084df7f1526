import type { Language } from '#platform/text/language.ts'

export type { Language }

/**
 * The language a text is written in, or undefined when it shows none ("M?", "ok", a number).
 * Kyrgyz is often typed with Russian or Latin letters ("канча турат", "барбы", "kancha turat"), so words decide, not letters alone.
 */
export function detectLanguage(text: string): Language | undefined {
  if (/[ңөү]/i.test(text)) return 'ky'
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? []
  if (words.some((word) => kyrgyz.has(word) || kyrgyzQuestion.test(word))) return 'ky'
  if (words.some((word) => latinRussian.has(word))) return 'ru'
  const cyrillic = words.filter((word) => /\p{Script=Cyrillic}/u.test(word) && word.length > 1)
  const latin = words.filter((word) => /^[a-z']+$/.test(word) && word.length > 1 && !sizes.has(word))
  if (cyrillic.length === 0 && latin.length === 0) return undefined
  return cyrillic.length >= latin.length ? 'ru' : 'en'
}

/** The language of the newest text that shows one; `fallback` when none does. */
export function languageOf(newestFirst: readonly string[], fallback: Language): Language {
  for (const text of newestFirst) {
    const found = detectLanguage(text)
    if (found) return found
  }
  return fallback
}

const listed = (words: string) => new Set(words.split(' '))

const sizes = listed('xs xl xxl xxxl ok')
const latinRussian = listed('skolko stoit privet zdravstvuyte est razmer spasibo dostavka cena')
const kyrgyz = listed(
  'канча канчадан канчага турат бар барбы барбе жок жокпу кайда кайсы качан кантип эмне эмнеге салам саламатсызбы саламатсызбы рахмат ' +
    'чон керек алам алсам алайын болот болобу жеткируу жеткирип жеткиресиздерби койнок кийим олчом олчому баасы баа мага сизде сиздерде ' +
    'силерде даана адам менен суйлошоюн суйлошкум келет келди иштейсиз иштейсиздер саат толом толойм толойбуз кайтаруу алмаштыруу дарек ' +
    'дареги жана кызыл кара тус туу зыгыр ооба чи макул бересиз бересизби ' +
    'kancha turat barby bar salam rahmat rakhmat kerek bolot bolobu jetkiruu koinok koynok zhok jok kaida baasy',
)
// The question particle stands at the end of a word: болобу, келеби, жокпу.
const kyrgyzQuestion = /^\p{L}{3,}(?:бы|пы|пу|сызбы|сизби|лабы|леби|собу|обу|еби)$/u

/** The language to answer in: the customer's, if the assistant speaks it, else the assistant's first. */
export function answerLanguage(
  said: readonly { readonly author: string; readonly text: string }[],
  spoken: readonly Language[],
): Language {
  const first = spoken[0] ?? 'ru'
  const texts = said.filter(({ author }) => author === 'contact').map(({ text }) => text)
  const found = languageOf(texts.toReversed(), first)
  return spoken.length === 0 || spoken.includes(found) ? found : first
}
