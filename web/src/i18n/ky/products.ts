import type { Texts } from '../translate.ts'

export const products: Texts['products'] = {
  title: 'Товарлар',
  put: 'Товар коюу',
  hint: 'Товар: # жана атын териңиз',
  left: { one: '{count} бар', other: '{count} бар' },
  there: 'бар',
  soldOut: 'азыр жок',
  none: 'Каталогдо азырынча товар жок.',
  notFound: 'Мындай товар жок.',
  key: 'товар коюу',
}
