import type { Texts } from '../translate.ts'

export const importReason: Texts['importReason'] = {
  empty: 'the file is empty',
  no_header: 'there is no row with column names',
  column_missing: 'a needed column is missing',
  missing: 'the value is empty',
  not_a_number: 'does not look like a number',
  not_a_whole_number: 'a whole number is needed',
  negative: 'below zero',
  too_precise: 'too many decimals',
  too_large: 'the number is too large',
  currency_wrong: 'another currency',
  not_a_sku: 'the SKU has characters it cannot have',
  sku_twice: 'this SKU was already above',
  letters_lost: 'letters were lost when the file was saved',
  too_many_cells: 'the row has too many cells',
  too_many_lines: 'the file has too many rows',
  other: 'not read: {reason}',
}
