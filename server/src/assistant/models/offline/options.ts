import { fold } from '#platform/text/fold.ts'
import { wordsOf } from '../../text.ts'

const letters: Record<string, string> = {
  xs: 'XS',
  s: 'S',
  m: 'M',
  l: 'L',
  xl: 'XL',
  xxl: 'XXL',
  xxxl: 'XXXL',
  '2xl': 'XXL',
  '3xl': 'XXXL',
  хс: 'XS',
  м: 'M',
  л: 'L',
  хл: 'XL',
  ххл: 'XXL',
  хххл: 'XXXL',
  эс: 'S',
  эм: 'M',
  эль: 'L',
  эл: 'L',
  эска: 'S',
  эмка: 'M',
  эмку: 'M',
  элька: 'L',
  эльку: 'L',
  small: 'S',
  medium: 'M',
  large: 'L',
}

/** The size a text asks for, as shops write it: `M`, `XL`, `42`. A lone Russian "с" is a size only after "размер". */
export function sizeIn(text: string): string | undefined {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
  const after = words.findIndex((word) => /^(размер|олчом|size|razmer)/.test(word))
  for (const [i, word] of words.entries()) {
    if (word === 'с' && (after === i - 1 || words.length === 1) && after !== -1) return 'S'
    // "I'm", "it's" and "d'l" leave single Latin letters behind that are no sizes.
    if (/['’]/.test(text) && /^[sml]$/.test(word) && new RegExp(`['’]${word}`, 'i').test(text)) continue
    const size = letters[word]
    if (size) return size
    if (/^\d{2,3}$/.test(word) && Number(word) >= 20 && Number(word) <= 176) return word
  }
  return undefined
}

const colours: readonly (readonly [string, RegExp])[] = [
  ['white', /^(бел(ый|ая|ое|ые|ую|ого|ой|ом|ым)|белы\p{L}*|ак|white)$/u],
  ['black', /^(ч[её]рн\p{L}*|кара|black)$/u],
  ['red', /^(красн\p{L}*|кызыл\p{L}*|red)$/u],
  ['blue', /^(син(ий|яя|ее|ие|юю|его|ей|ем|им)|голуб\p{L}*|кок|blue)$/u],
  ['green', /^(зелен\p{L}*|жашыл\p{L}*|green)$/u],
  ['beige', /^(беж\p{L}*|beige)$/u],
  ['grey', /^(сер(ый|ая|ое|ые|ую|ого|ой|ом)|боз|gr[ea]y)$/u],
  ['pink', /^(розов\p{L}*|кызгылт\p{L}*|pink)$/u],
  ['yellow', /^(ж[её]лт\p{L}*|сары|yellow)$/u],
  ['brown', /^(коричн\p{L}*|курон|brown)$/u],
]

/** A colour by one name, whatever the language of the text. */
export const colourIn = (text: string): string | undefined =>
  colours.find(([, form]) => wordsOf(text).some((word) => form.test(word)))?.[0]

export const isOptionWord = (word: string): boolean =>
  letters[word] !== undefined || /^\d{1,3}$/.test(word) || colours.some(([, form]) => form.test(word))

/** Whether one option value of a variant is the size or colour that was asked for. */
export function isOption(value: string, asked: string): boolean {
  return fold(value) === fold(asked) || colourIn(value) === asked || sizeIn(`размер ${value}`) === asked
}
