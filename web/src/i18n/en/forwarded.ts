import type { Texts } from '../translate.ts'

export const forwarded: Texts['forwarded'] = {
  once: 'Forwarded',
  often: 'Forwarded many times',
}
