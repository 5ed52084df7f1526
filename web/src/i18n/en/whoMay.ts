import type { Texts } from '../translate.ts'

export const whoMay: Texts['whoMay'] = {
  owner: 'the owner',
  admin: 'an administrator',
  operator: 'an operator',
  or: ' or ',
}
