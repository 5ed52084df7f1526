import type { Texts } from '../translate.ts'

export const told: Texts['told'] = {
  referral: 'Opened the chat by a link',
  optin: 'Agreed to get messages',
  handover: 'The chat went from one app to another',
}
