import type { Texts } from '../translate.ts'

export const goods: Texts['goods'] = {
  asked: 'Товар жөнүндө суроо',
  sum: 'Баары',
}
