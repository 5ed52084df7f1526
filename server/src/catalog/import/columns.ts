import { fold } from '#platform/text/fold.ts'
import type { Language } from '#platform/text/language.ts'

/** What a column of the file holds. `group` names the product that lines belong to; options keep the shop's own word. */
export type Column =
  | { readonly field: 'sku' | 'price' | 'stock' | 'group' }
  | { readonly field: 'title' | 'description'; readonly language: Language | null }
  | { readonly field: 'option'; readonly option: string }

const names: readonly (readonly [Column['field'], readonly string[]])[] = [
  [
    'sku',
    [
      'sku',
      'артикул',
      'арт',
      'код',
      'код товара',
      'код артикул',
      'variant sku',
      'item code',
      'коду',
      'товардын коду',
    ],
  ],
  [
    'group',
    [
      'group',
      'product',
      'handle',
      'slug',
      'модель',
      'группа',
      'item group id',
      'родитель',
      'parent',
      'товар группа',
      'топ',
    ],
  ],
  [
    'title',
    [
      'title',
      'name',
      'product name',
      'название',
      'наименование',
      'наименование товара',
      'название товара',
      'товар',
      'номенклатура',
      'аталышы',
      'аты',
      'товардын аталышы',
      'товардын аты',
    ],
  ],
  [
    'description',
    ['description', 'описание', 'описание товара', 'сүрөттөмө', 'сүрөттөмөсү', 'баяндама', 'text'],
  ],
  [
    'price',
    [
      'price',
      'variant price',
      'цена',
      'цена сом',
      'цена kgs',
      'цена продажи',
      'розничная цена',
      'стоимость',
      'баа',
      'баасы',
      'баасы сом',
      'retail price',
    ],
  ],
  [
    'stock',
    [
      'stock',
      'quantity',
      'qty',
      'остаток',
      'остатки',
      'количество',
      'кол во',
      'наличие',
      'в наличии',
      'складе',
      'саны',
      'калдык',
      'калдыгы',
      'кампада',
      'inventory',
      'variant inventory qty',
    ],
  ],
]
const options: readonly (readonly [string, readonly string[]])[] = [
  ['size', ['size', 'размер', 'размеры', 'өлчөм', 'өлчөмү']],
  ['colour', ['colour', 'color', 'цвет', 'расцветка', 'түс', 'түсү']],
  ['material', ['material', 'материал', 'состав', 'ткань', 'кездеме']],
]
const fieldOf = new Map(names.flatMap(([field, words]) => words.map((word) => [fold(word), field] as const)))
const optionOf = new Map(
  options.flatMap(([option, words]) => words.map((word) => [fold(word), option] as const)),
)

/** Headings by which a text is Kyrgyz without saying so. */
const kyrgyzNames = new Set(
  ['аталышы', 'аты', 'товардын аталышы', 'товардын аты', 'сүрөттөмө', 'сүрөттөмөсү', 'баяндама'].map(fold),
)

const languageOf = new Map<string, Language>(
  Object.entries({
    ru: 'ru',
    rus: 'ru',
    рус: 'ru',
    русский: 'ru',
    русском: 'ru',
    орусча: 'ru',
    ky: 'ky',
    kg: 'ky',
    kgz: 'ky',
    kyr: 'ky',
    кырг: 'ky',
    кыргызский: 'ky',
    кыргызском: 'ky',
    кыргызча: 'ky',
    en: 'en',
    eng: 'en',
    анг: 'en',
    англ: 'en',
    английский: 'en',
    английском: 'en',
    англисче: 'en',
  } as const),
)

/** Reads one heading, in ru, ky or en; null when it says nothing to us. `Название (кырг.)` is a title in Kyrgyz. */
export function columnOf(heading: string): Column | null {
  const words = fold(heading).match(/[\p{L}\p{N}]+/gu) ?? []
  const language = words.map((word) => languageOf.get(word)).find((one) => one !== undefined) ?? null
  const name = words.filter((word) => !languageOf.has(word) && word !== 'на').join(' ')
  const option = optionOf.get(name) ?? namedOption(words)
  if (option) return { field: 'option', option }
  const field = fieldOf.get(name)
  if (!field || field === 'option') return null
  if (field === 'title' || field === 'description')
    return { field, language: language ?? (kyrgyzNames.has(name) ? 'ky' : null) }
  return { field }
}

/** `Опция: ворот`, `option fit`: an option in the shop's own word. */
function namedOption(words: readonly string[]): string | undefined {
  const [first, ...rest] = words
  return (first === 'option' || first === 'опция') && rest.length > 0 ? rest.join(' ') : undefined
}
