import type { Texts } from '../translate.ts'

export const goods: Texts['goods'] = {
  asked: 'Asked about a product',
  sum: 'Total',
}
