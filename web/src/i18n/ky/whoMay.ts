import type { Texts } from '../translate.ts'

export const whoMay: Texts['whoMay'] = {
  owner: 'ээсинен',
  admin: 'администраторунан',
  operator: 'операторунан',
  or: ' же ',
}
