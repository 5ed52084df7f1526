import type { Texts } from '../translate.ts'

export const notice: Texts['notice'] = {
  number_quality: 'Quality of the number: {word}',
  number_name: 'Name of the number: {word}',
  capability: 'New limits: {limit}',
  account: 'Account: {word}',
  alert: 'Meta says: {word}',
  limit: 'up to {limit} new people a day',
  standing_quality: 'Quality of the number: was {before}, is {after}',
  standing_limit: 'Limit: was {before}, is {after}',
  standing_throughput: 'Speed: was {before}, is {after}',
  standing_nameStatus: 'Name of the number: was {before}, is {after}',
}
