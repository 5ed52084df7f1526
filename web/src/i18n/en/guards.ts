import type { Texts } from '../translate.ts'

export const guards: Texts['guards'] = {
  price: 'In the catalogue “{name}” costs {price}. Check the price.',
  phone: 'There is a phone number in the message. The customer will see it.',
  card: 'There is a card number in the message. The customer will see it.',
  mend: 'Mend it',
  sendAll: 'It is right',
}
