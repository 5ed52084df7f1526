/** What is asked, in the customer's language; the answers from five to one. */
export const surveyWords = {
  ru: {
    question: 'Как мы справились? Оцените, пожалуйста, разговор.',
    button: 'Оценить',
    answers: ['5 · отлично', '4 · хорошо', '3 · нормально', '2 · плохо', '1 · очень плохо'],
  },
  ky: {
    question: 'Кызматыбыз кандай болду? Баа берип коюңузчу.',
    button: 'Баа берүү',
    answers: ['5 · эң жакшы', '4 · жакшы', '3 · орточо', '2 · начар', '1 · өтө начар'],
  },
  en: {
    question: 'How did we do? Please rate this conversation.',
    button: 'Rate',
    answers: ['5 · excellent', '4 · good', '3 · okay', '2 · poor', '1 · very poor'],
  },
} as const

export type SurveyLanguage = keyof typeof surveyWords

/** The first of them that there are words for. */
export const surveyLanguage = (wanted: readonly (string | null)[]): SurveyLanguage =>
  wanted.find((each): each is SurveyLanguage => each !== null && each in surveyWords) ?? 'ru'
