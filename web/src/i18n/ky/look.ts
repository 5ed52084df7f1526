import type { Texts } from '../translate.ts'

export const look: Texts['look'] = {
  density: 'Тыгыздык',
  densityUsual: 'Кенен',
  densityOn: 'Тыгыз',
  contrast: 'Контраст',
  contrastUsual: 'Кадимки',
  contrastOn: 'Жогорку',
}
