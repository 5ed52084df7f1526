import type { Texts } from '../translate.ts'

export const block: Texts['block'] = {
  view: 'Blocked',
  block: 'Block',
  spam: 'It is spam',
  unblock: 'Unblock',
  blocked: 'Blocked: {name}.',
  markedSpam: 'Marked as spam: {name}.',
  unblocked: 'Unblocked: {name}.',
  banner: 'The customer is blocked. Their messages are kept, and the assistant does not answer them.',
  bannerSpam: 'Marked as spam. The messages are kept, and the assistant does not answer them.',
  line: '{name} blocked the customer',
  lineSpam: '{name} marked this as spam',
  lineBack: '{name} unblocked the customer',
}
