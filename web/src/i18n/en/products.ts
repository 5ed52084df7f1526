import type { Texts } from '../translate.ts'

export const products: Texts['products'] = {
  title: 'Products',
  put: 'Put in a product',
  hint: 'A product: type # and its name',
  left: { one: '{count} left', other: '{count} left' },
  there: 'in stock',
  soldOut: 'sold out now',
  none: 'There are no products in the catalogue yet.',
  notFound: 'There is no such product.',
  key: 'put in a product',
}
