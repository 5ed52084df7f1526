interface ReadyAnswer {
  /** One for all languages: whoever types it need not think which. */
  readonly shortcut: string
  readonly texts: Readonly<Record<'ru' | 'ky' | 'en', string>>
}

export const readyAnswers: readonly ReadyAnswer[] = [
  {
    shortcut: 'салам',
    texts: {
      ru: 'Здравствуйте, {{name}}! Это {{me}} из магазина {{shop}}. Чем помочь?',
      ky: 'Саламатсызбы, {{name}}! Мен {{me}}, {{shop}} дүкөнүнөн. Кандай жардам керек?',
      en: 'Hello, {{name}}! This is {{me}} of {{shop}}. How can I help?',
    },
  },
  {
    shortcut: 'доставка',
    texts: {
      ru: 'По Бишкеку привезём сегодня или завтра, по Кыргызстану дорога занимает 1–3 дня. Напишите, пожалуйста, адрес и удобное время.',
      ky: 'Бишкек боюнча бүгүн же эртең жеткиребиз, Кыргызстан боюнча 1–3 күн. Дарегиңизди жана ыңгайлуу убакытты жазып коюңузчу.',
      en: 'In Bishkek we bring it today or tomorrow, elsewhere in Kyrgyzstan it takes 1–3 days. Please send the address and a time that suits you.',
    },
  },
  {
    shortcut: 'оплата',
    texts: {
      ru: 'Оплатить можно переводом или наличными при получении. Как вам удобнее?',
      ky: 'Төлөмдү которуу менен же алганда накталай төлөсөңүз болот. Сизге кайсынысы ыңгайлуу?',
      en: 'You can pay by transfer, or in cash when you get it. Which suits you better?',
    },
  },
  {
    shortcut: 'размер',
    texts: {
      ru: '{{name}}, напишите рост, вес и какой размер обычно носите: подберём так, чтобы село хорошо.',
      ky: '{{name}}, боюңузду, салмагыңызды жана көбүнчө кайсы размер кийериңизди жазыңызчы: жакшы отурганын тандап беребиз.',
      en: '{{name}}, tell me your height, your weight and the size you usually wear, and we will find one that fits.',
    },
  },
  {
    shortcut: 'спасибо',
    texts: {
      ru: 'Спасибо за заказ, {{name}}! Если что-то не подойдёт, напишите нам. {{me}}, {{shop}}',
      ky: 'Заказыңызга рахмат, {{name}}! Бир нерсе туура келбесе, бизге жазыңыз. {{me}}, {{shop}}',
      en: 'Thank you for the order, {{name}}! If anything does not fit, write to us. {{me}}, {{shop}}',
    },
  },
]
