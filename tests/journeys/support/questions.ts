/** How much the linen shirt costs and whether L is there, with what the demo catalogue says to it. */
export const languages = {
  ru: {
    product: 'Льняная рубашка',
    question: 'сколько стоит льняная рубашка и есть ли L?',
    answer: /Льняная рубашка.*2\s500\sсом.*L: есть, 5/,
    again: 'а доставка по Бишкеку есть?',
    next: 'а льняная рубашка в размере M есть?',
    nextAnswer: /\bM: есть/,
  },
  ky: {
    product: 'Зыгыр көйнөк',
    question: 'Зыгыр көйнөк канча турат жана L барбы?',
    answer: /Зыгыр көйнөк.*2\s500\sсом.*L өлчөмү: бар, 5/,
    again: 'Бишкек боюнча жеткирүү барбы?',
    next: 'Зыгыр көйнөктүн M өлчөмү барбы?',
    nextAnswer: /\bM өлчөмү: бар/,
  },
  en: {
    product: 'Linen shirt',
    question: 'How much is the linen shirt and do you have L?',
    answer: /Linen shirt.*2\s500\ssom.*L: in stock, 5/,
    again: 'Do you deliver in Bishkek?',
    next: 'Do you have the linen shirt in M?',
    nextAnswer: /\bM: in stock/,
  },
} as const
