import type { Texts } from '../translate.ts'

export const told: Texts['told'] = {
  referral: 'Чатты шилтеме аркылуу ачты',
  optin: 'Билдирүү алууга макул болду',
  handover: 'Чат бир колдонмодон экинчисине өттү',
}
