/** How much the linen shirt costs and whether L is there, with what the demo catalogue says to it. */
export const languages = {
  ru: {
    question: 'сколько стоит льняная рубашка и есть ли L?',
    answer: /Льняная рубашка.*2\s500 сом.*\bL: есть, 5/u,
    again: 'а доставка по Бишкеку есть?',
    next: 'а размер M есть?',
  },
  ky: {
    question: 'Зыгыр көйнөк канча турат жана L барбы?',
    answer: /Зыгыр көйнөк.*2\s500 сом.*\bL өлчөмү: бар, 5/u,
    again: 'Бишкек боюнча жеткирүү барбы?',
    next: 'Зыгыр көйнөктүн M өлчөмү барбы?',
  },
  en: {
    question: 'How much is the linen shirt and do you have L?',
    answer: /Linen shirt.*2\s500 som.*\bL: in stock, 5/u,
    again: 'Do you deliver in Bishkek?',
    next: 'Do you have the linen shirt in M?',
  },
} as const
