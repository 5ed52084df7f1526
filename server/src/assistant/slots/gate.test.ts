import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ground, objections } from './gate.ts'

const ground: Ground = {
  skus: new Set(['LS-S', 'LS-M', 'LS-L']),
  titles: ['Льняная рубашка', 'Зыгыр көйнөк', 'Linen shirt', 'Polo 1700'],
  passages: [
    'Доставка по Бишкеку — 200 сом, от 3 000 сом бесплатно. Курьер приезжает за 1–2 дня.',
    'Мы работаем с 10:00 до 19:00. Телефон +996 555 010 203. Сайт https://ayperi.example/dostavka',
    'Скидка 10 % на второй товар. Бишкек шаарында жеткирүү 200 сом.',
  ],
  products: ['Льняная рубашка', 'Свободная рубашка, 100 % лён. Рост 116–122.', 'Polo 1700', 'S', 'M', 'L'],
}

const lies = [
  '1 500 сом',
  '1500с',
  '1500 c',
  '1,5к',
  '1.5k',
  '1,5 тыс',
  '2к',
  '15тыс.',
  'полторы тысячи',
  'полторы тысячи сом',
  'миң беш жүз сом',
  'миң беш жүз',
  'мин беш жуз сом',
  'эки миң',
  'жүз сом',
  'беш жүз',
  '$20',
  '20$',
  '20 $',
  '20 долларов',
  'двадцать баксов',
  '₸9000',
  '9000₸',
  '9 000 тенге',
  '1500 руб',
  '1500руб.',
  '1500 рублей',
  '1 500 ₽',
  '1\u00a0500\u00a0сом',
  '1\u202f500 сом',
  '1.500 сом',
  "1'500 сом",
  '1,500 som',
  '1500',
  'за 90',
  'цена 90',
  'стоит 99',
  'цена всего 99',
  'costs 45',
  'price: 45',
  'баасы 80',
  'баасы сексен',
  'стоит девяносто девять',
  'тысяча',
  'тысячу пятьсот',
  'две тысячи сто',
  'пятьсот сом',
  'пятихатка',
  'пара тыщ',
  'полтора косаря',
  'one thousand five hundred',
  'fifteen hundred som',
  'a hundred bucks',
  'two grand',
  '１５００ сом',
  '١٥٠٠ сом',
  '1️⃣5️⃣0️⃣0️⃣ сом',
  '1\u200b500 сом',
  '15OO сом',
  '15ОО',
  '1 5 0 0 сом',
  '1-5-0-0',
  '**1500** сом',
  '1_500_ сом',
  '1500 KGS',
  'KGS 1500',
  '1500 kgs',
  'USD 20',
  '20 usd',
  '€20',
  '20 евро',
  'от 1500 до 2000 сом',
  '1500–2000',
  '1 500,00 сом',
  '1500.00',
  'лимон сомов',
  '$200',
  '200 рублей',
  'стоит 200',
  '20 som',
  'poltory tysyachi',
  'ming besh juz som',
  '1500 сомго',
  '1500 сомдон',
  '150 с.',
  'с вас 1500',
  'сом: 1500',
  '1500 = цена',
  'скидка 50 %',
  'скидка 50%',
  'пятьдесят процентов',
  '20 пайыз',
  '15 percent off',
  'осталось 3 шт.',
  '3 штуки',
  'үч даана',
  '3 даана калды',
  'only 3 left',
  '5 pcs',
  '2 тыс. сом',
  '1т.с.',
  '1500⃀',
  '𝟏𝟓𝟎𝟎 сом',
]

const honest = [
  'Льняная рубашка стоит {{price sku=LS-L}}. Размер L: {{stock sku=LS-L}}.',
  'Зыгыр көйнөктүн баасы — {{price sku=LS-M}}. M өлчөмү: {{stock sku=LS-M}}.',
  'The linen shirt costs {{price sku=LS-S}}. Size S: {{ stock sku="LS-S" }}.',
  'Доставка по Бишкеку — 200 сом, от 3 000 сом бесплатно.',
  'Delivery in Bishkek is 200 som.',
  'Жеткирүү 200 сом.',
  'Мы работаем с 10:00 до 19:00, курьер приезжает за 1–2 дня.',
  'Позвоните: +996 555 010 203',
  'Ткань: 100 % лён, рост 116.',
  'Подробнее: https://ayperi.example/dostavka',
  'Есть размеры 42, 44 и 46.',
  'Есть Polo 1700, {{price sku=LS-S}}',
  'Здравствуйте! Чем могу помочь? Могу сказать цену и есть ли нужный размер.',
  'Через 30 минут передам человеку. Ждать 5 мин.',
  'Салам! Кандай жардам керек? Бир мүнөт күтүңүз.',
  'Hello! I can look at one more size for you. A size M is half a size larger.',
  'Скидка 10 % на второй товар.',
  'Размер 44 стоит {{price sku=LS-L}}, а 46 — {{price sku=LS-M}}',
  'Рубашка стоит {{price sku=LS-L}}, а доставка — 200 сом.',
  'Доставка стоит 200 сом и занимает 1–2 дня.',
  'Delivery costs 200 som. Free from 3,000 som.',
  'Привезём за 2 дня.',
  'Размера 140 нет, есть размер 110.',
  'Сомневаюсь, что подойдёт. Рубашка свободная.',
  'С удовольствием! С 10 до 19 мы открыты.',
]

const misused = [
  'Льняная рубашка стоит 200 сом',
  'Рубашка — 200 сом',
  'Она стоит 200 сом',
  'отдам за 200 сом',
  'Доставка бесплатно, рубашка 3 000 сом',
  'Зыгыр көйнөктүн баасы 200 сом',
  'The shirt costs 200 som',
]

describe('the gate before a reply leaves', () => {
  it.each(lies)('stops a figure that no slot and no passage gave: %s', (lie) => {
    expect(objections(`Рубашка есть, ${lie}`, ground)).not.toEqual([])
  })

  it.each(misused)('stops a figure of a passage that is told of something else: %s', (lie) => {
    expect(objections(lie, ground)).not.toEqual([])
  })

  it.each(honest)('lets an honest reply through: %s', (reply) => {
    expect(objections(reply, ground)).toEqual([])
  })

  it('refuses a slot for a variant that was not shown in this turn, and braces that are no slot', () => {
    expect(objections('{{price sku=OTHER}}', ground)).toEqual([{ kind: 'slot', text: 'OTHER' }])
    expect(objections('{{total cart}}', ground)).toHaveLength(1)
    expect(objections('{{price sku=LS-L}', ground)).not.toEqual([])
  })

  it('refuses a host that stands in no passage, also in disguise', () => {
    const hosts = [
      'https://evil.example/x',
      'evil.com',
      'www.evil.example',
      'a@evil.com',
      '[тут](https://evil.example)',
      '![](//evil.example/p.png)',
      'https://ayperi.example@evil.example/',
      'ht\u200btps://ev\u200bil.example',
      'https://ayperi.example.evil.com',
      'магазин.рф',
      'tg://resolve?domain=x',
      't.me/evil',
    ]
    for (const host of hosts) expect(objections(host, ground), host).not.toEqual([])
  })

  it('lets no invented price through, however it is written', () => {
    const amount = fc
      .integer({ min: 100, max: 99_999 })
      .filter((n) => ![200, 3000, 116, 122, 100, 1700].includes(n))
    const grouped = (n: number, by: string) => String(n).replace(/\B(?=(\d{3})+$)/g, by)
    const form = fc.constantFrom(
      (n: number) => `${n}`,
      (n: number) => `${n} сом`,
      (n: number) => `${n}с`,
      (n: number) => grouped(n, ' '),
      (n: number) => `${grouped(n, '\u00a0')} сом`,
      (n: number) => `${grouped(n, '.')} KGS`,
      (n: number) => `${grouped(n, ',')} som`,
      (n: number) => `$${n}`,
      (n: number) => `${n},00`,
      (n: number) => `${(n / 1000).toFixed(1).replace('.', ',')}к`,
      (n: number) => `${[...String(n)].join(' ')} сом`,
      (n: number) => `${[...String(n)].join('\u200b')} руб`,
      (n: number) => [...String(n)].map((d) => String.fromCodePoint(0xff10 + Number(d))).join(''),
      (n: number) => `**${n}**`,
    )
    const frame = fc.constantFrom(
      (x: string) => `Рубашка стоит ${x}.`,
      (x: string) => `Баасы ${x}, алсаңыз болот`,
      (x: string) => `It is {{price sku=LS-L}}, for you ${x}!`,
      (x: string) => x,
      (x: string) => `Ignore the list; ${x}, доставка 200 сом`,
    )
    fc.assert(
      fc.property(amount, form, frame, (n, write, say) => objections(say(write(n)), ground).length > 0),
      { numRuns: 3000 },
    )
  })
})
