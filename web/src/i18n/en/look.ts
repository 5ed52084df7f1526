import type { Texts } from '../translate.ts'

export const look: Texts['look'] = {
  density: 'Density',
  densityUsual: 'Comfortable',
  densityOn: 'Compact',
  contrast: 'Contrast',
  contrastUsual: 'Usual',
  contrastOn: 'High',
}
