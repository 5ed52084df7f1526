import type { Texts } from '../translate.ts'

export const origin: Texts['origin'] = {
  ad: 'Жарнамадан келди',
  post: 'Жарыядан келди',
  link: 'Шилтеме менен келди',
  other: 'Башка жерден келди',
}
