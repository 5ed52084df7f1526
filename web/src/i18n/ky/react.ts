import type { Texts } from '../translate.ts'

export const react: Texts['react'] = {
  tools: 'Жооп же реакция',
  react: 'Реакция',
  with: '{emoji} реакциясы',
  takeBack: '{emoji} алып салуу',
  of: '{emoji} реакциясы',
  removal: 'Реакцияны алып салуу',
}
