import type { Texts } from '../translate.ts'

export const importReason: Texts['importReason'] = {
  empty: 'файл бош',
  no_header: 'мамычалардын аты жазылган сап жок',
  column_missing: 'керектүү мамыча жок',
  missing: 'маани толтурулган эмес',
  not_a_number: 'санга окшобойт',
  not_a_whole_number: 'бүтүн сан керек',
  negative: 'нөлдөн аз',
  too_precise: 'үтүрдөн кийин белги өтө көп',
  too_large: 'сан өтө чоң',
  currency_wrong: 'башка валюта',
  not_a_sku: 'артикулда ашык белгилер бар',
  sku_twice: 'мындай артикул жогоруда болгон',
  letters_lost: 'файл сакталганда тамгалар бузулган',
  too_many_cells: 'сапта ашык уячалар бар',
  too_many_lines: 'файлда саптар өтө көп',
  other: 'окулган жок: {reason}',
}
