/** Keys as they lie on a Latin and on a Russian layout: who forgets to switch types the one for the other. */
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё'

const swap = (from: string, to: string) => {
  const table = new Map([...from].map((letter, n) => [letter, [...to][n] ?? letter]))
  return (text: string) => [...text].map((letter) => table.get(letter) ?? letter).join('')
}
const toRussianKeys = swap(latinKeys, russianKeys)
const toLatinKeys = swap(russianKeys, latinKeys)

/** Letters that are left out or typed as their Russian neighbours. */
const folds: Readonly<Record<string, string>> = { ё: 'е', ө: 'о', ү: 'у', ң: 'н' }

/** Small letters, with those made equal that people type for each other. */
export const plain = (text: string): string =>
  text.toLowerCase().replace(/[ёөүң]/g, (letter) => folds[letter] ?? letter)

const latin: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'j',
    з: 'z',
    и: 'i',
    й: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
  },
  ...{ н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'ch', ш: 'sh' },
  ...{ щ: 'sh', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'u', я: 'a' },
}

/** Ways to write one sound in Latin letters; the first wins. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/sh?ch/g, 'sh'],
  [/zh/g, 'j'],
  [/kh|x/g, 'h'],
  [/ts/g, 'c'],
  [/ya|ia/g, 'a'],
  [/yu|iu/g, 'u'],
  [/yo|ye/g, 'e'],
  [/y/g, 'i'],
  [/w/g, 'v'],
  [/['’`]/g, ''],
  [/(.)\1+/g, '$1'],
]

/** How it sounds, in one Latin spelling, however it was spelt. */
export const sounding = (text: string): string =>
  sounds.reduce(
    (word, [spelling, sound]) => word.replace(spelling, sound),
    [...plain(text)].map((letter) => latin[letter] ?? letter).join(''),
  )

/** What may have been meant: as typed, and as it would be on the other layout. */
export function readings(query: string): string[] {
  const typed = query.toLowerCase()
  return [...new Set([typed, toRussianKeys(typed), toLatinKeys(typed)])]
}
