import type { Texts } from '../translate.ts'

export const consent: Texts['consent'] = {
  in: 'Agrees to be sent offers',
  out: 'Asked not to be written to first',
  wroteFirst: 'Wrote first, said nothing of offers',
  unknown: 'Nothing is known of consent',
  byCustomer: 'the customer',
  change: 'Change consent: {channel}',
  title: 'Consent: {channel}',
  lead: 'Who asked not to be written to is sent no template. Their messages can be answered.',
  reason: 'How this is known',
  reasonHint: 'Said so in the shop',
  refused:
    'Not sent: the customer asked not to be written to first. That can be changed in the customer’s card.',
}
