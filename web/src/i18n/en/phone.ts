import type { Texts } from '../translate.ts'

export const phone: Texts['phone'] = {
  title: 'Phone',
  unknown: 'not known',
  call: 'Call {phone}',
  ask: 'Ask for the phone number',
  leadButton:
    'Under the words there will be a button: the customer presses it, and the number comes by itself.',
  leadWords: '{channel} has no button for this: the number comes in words.',
  words: 'Words to the customer',
  onButton: 'On the button: {button}',
  known: 'The number is known: {phone}',
  more: 'More',
}
