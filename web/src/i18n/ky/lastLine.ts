import type { Texts } from '../translate.ts'

export const lastLine: Texts['lastLine'] = {
  heard: '«{words}»',
}
