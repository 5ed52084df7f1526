import type { Language } from '../language.ts'
import { saysNothing } from '../models/offline/words.ts'
import type { PassageFact, ProductFact, Shop } from '../shop.ts'
import { alike, wordsOf } from '../text.ts'

interface Shelf {
  readonly id: string
  readonly titles: Record<Language, string>
  readonly description: string
  readonly variants: readonly (readonly [
    sku: string,
    options: Record<string, string>,
    minor: bigint,
    stock: number,
  ])[]
}

const shelves: readonly Shelf[] = [
  {
    id: 'linen-shirt',
    titles: { ru: 'Льняная рубашка', ky: 'Зыгыр көйнөк', en: 'Linen shirt' },
    description: 'Свободная рубашка, 100 % лён.',
    variants: [
      ['LS-S', { size: 'S' }, 250_000n, 5],
      ['LS-M', { size: 'M' }, 250_000n, 0],
      ['LS-L', { size: 'L' }, 250_000n, 3],
    ],
  },
  {
    id: 'cotton-shirt',
    titles: { ru: 'Хлопковая рубашка', ky: 'Пахта көйнөк', en: 'Cotton shirt' },
    description: 'Классическая рубашка.',
    variants: [
      ['CS-M-W', { size: 'M', colour: 'белый' }, 180_000n, 2],
      ['CS-M-B', { size: 'M', colour: 'чёрный' }, 190_000n, 0],
    ],
  },
  {
    id: 'wool-hat',
    titles: { ru: 'Шерстяная шапка', ky: 'Жүн баш кийим', en: 'Wool hat' },
    description: 'Тёплая.',
    variants: [['WH-1', {}, 90_000n, 0]],
  },
]

const passages: readonly PassageFact[] = [
  {
    id: 'delivery',
    title: 'Доставка',
    text: 'Доставка по Бишкеку — 200 сом. Курьер приезжает за 1–2 дня.\nВ регионы отправляем почтой.',
  },
  { id: 'delivery-ky', title: 'Жеткирүү', text: 'Бишкек боюнча жеткирүү — 200 сом. Курьер 1–2 күндө келет.' },
  { id: 'returns', title: 'Возврат', text: 'Вернуть товар можно за 14 дней. Нужен чек.' },
  {
    id: 'hours',
    title: 'Opening hours',
    text: 'We are open from 10:00 to 19:00 every day. See https://ayperi.example for holidays.',
  },
]

/** Three products and four passages held in memory, told in one language; `asked` notes every query. */
export function smallShop(language: Language): Shop & { asked: string[] } {
  const asked: string[] = []
  const products = shelves.map((shelf) => toFact(shelf, language))
  const found = (query: string, text: string) =>
    meant(query).some((word) => wordsOf(text).some((other) => alike(word, other)))
  return {
    asked,
    async searchProducts(query) {
      asked.push(query)
      return products.filter(({ title, description, variants }) =>
        found(query, [title, description, ...variants.map(({ sku }) => sku)].join(' ')),
      )
    },
    async getProduct(idOrSku) {
      asked.push(idOrSku)
      return products.find(
        ({ id, variants }) => id === idOrSku || variants.some(({ sku }) => sku === idOrSku),
      )
    },
    async searchKnowledge(query) {
      asked.push(query)
      return passages.filter(({ title, text }) => found(query, `${title} ${text}`))
    },
    quote: async (skus) =>
      new Map(
        products
          .flatMap(({ variants }) => variants.filter(({ sku }) => skus.includes(sku)))
          .map((one) => [one.sku, one]),
      ),
  }
}

const meant = (query: string) => wordsOf(query).filter((word) => !saysNothing(word))

const toFact = ({ id, titles, description, variants }: Shelf, language: Language): ProductFact => ({
  id,
  title: titles[language],
  description,
  variants: variants.map(([sku, options, minor, stock]) => ({
    sku,
    options,
    price: { minor, currency: 'KGS' },
    stock,
  })),
})
