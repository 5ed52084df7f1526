export type Language = 'ru' | 'ky' | 'en'

// Kyrgyz is often typed on a Russian keyboard or in Latin letters, so a few everyday words decide as well.
const kyrgyzLetters = /[ңөүҢӨҮ]/
const kyrgyzWords =
  /(?<!\p{L})(салам|саламатсызбы|канча|канчадан|барбы|бар бы|турат|кандай|керек|кайда|качан|рахмат|жокпу|бааcы|баасы|койнок|көйнөк|жеткирүү|kancha|barby|salam|turat|kerek)(?!\p{L})/iu

/** The language in which the customer wrote: Kyrgyz by its letters or words, else Russian by script, else English. */
export function languageOf(text: string): Language {
  if (kyrgyzLetters.test(text) || kyrgyzWords.test(text)) return 'ky'
  return /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en'
}
