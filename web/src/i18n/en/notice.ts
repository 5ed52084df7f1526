import type { Texts } from '../translate.ts'

export const notice: Texts['notice'] = {
  number_quality: 'Quality of the number: {word}',
  number_name: 'Name of the number: {word}',
  capability: 'New limits: {limit}',
  account: 'Account: {word}',
  alert: 'Meta says: {word}',
  limit: 'up to {limit} new people a day',
}
