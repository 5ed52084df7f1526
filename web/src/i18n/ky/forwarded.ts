import type { Texts } from '../translate.ts'

export const forwarded: Texts['forwarded'] = {
  once: 'Кайра жөнөтүлгөн',
  often: 'Көп жолу кайра жөнөтүлгөн',
}
