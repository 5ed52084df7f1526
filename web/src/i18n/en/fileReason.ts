import type { Texts } from '../translate.ts'

export const fileReason: Texts['fileReason'] = {
  tooLarge: 'it is larger than 100 MB',
  program: 'it is a program',
  markup: 'it could carry a script',
  broken: 'it is damaged',
  forbidden: 'its address is not allowed',
  gone: 'the channel no longer has it',
  unreachable: 'the channel did not answer',
}
