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
  byWhatsApp: 'in WhatsApp',
  marketingOut: 'Stopped marketing in WhatsApp',
  marketingIn: 'Turned marketing on in WhatsApp',
  lineOut: 'The customer stopped marketing messages in WhatsApp',
  lineIn: 'The customer agreed to marketing messages in WhatsApp',
  stopped:
    'Not sent: the customer has stopped marketing messages in WhatsApp. Only they can turn them on again.',
  notToThem: 'marketing stopped',
  noneToThem: 'asked not to be written to',
  whyNone:
    'The customer asked not to be written to first: no template goes to them. That can be changed in their card.',
  whyNoMarketing:
    'The customer has stopped marketing messages in WhatsApp. Templates that are no marketing go to them.',
}
