import type { Texts } from '../translate.ts'

export const presence: Texts['presence'] = {
  status: 'Кесиптештер сизди кандай көрөт',
  online: 'ордунда',
  busy: 'тынчын албаңыз',
  away: 'ордунда жок',
  look: 'Азыр карап жатат: {names}',
  typing: { one: '{names} жооп жазып жатат', other: '{names} жооп жазып жатышат' },
  writeAnyway: 'Ошентсе да жазуу',
}
