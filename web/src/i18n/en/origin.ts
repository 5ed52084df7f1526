import type { Texts } from '../translate.ts'

export const origin: Texts['origin'] = {
  ad: 'Came from an ad',
  post: 'Came from a post',
  link: 'Came by a link',
  other: 'Came from elsewhere',
}
