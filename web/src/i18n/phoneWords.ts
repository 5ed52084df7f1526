import type { Language } from '../api/types.ts'
import { languages } from './i18n.tsx'

/** How a number is asked for, and the word on the button that shares it. */
const words: Record<Language, { text: string; button: string }> = {
  ru: {
    text: 'Подскажите, пожалуйста, ваш номер телефона, чтобы мы могли с вами связаться.',
    button: 'Отправить мой номер',
  },
  ky: {
    text: 'Сиз менен байланыша алышыбыз үчүн телефон номериңизди жөнөтүп коёсузбу?',
    button: 'Номеримди жөнөтүү',
  },
  en: { text: 'Could you share your phone number, so that we can reach you?', button: 'Share my number' },
}

/** In the language of whom it is asked of; of somebody whose language is not known, in that of who asks. */
export const phoneWords = (language: string | null, otherwise: Language) =>
  words[languages.find((each) => each === language) ?? otherwise]
