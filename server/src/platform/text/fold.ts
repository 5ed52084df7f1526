const sameOnARussianKeyboard: Record<string, string> = { ө: 'о', ү: 'у', ң: 'н', ё: 'е' }

/** Lower case, without accents, and with the Kyrgyz letters as people type them on a Russian keyboard (ө→о, ү→у, ң→н). */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[өүңё]/g, (letter) => sameOnARussianKeyboard[letter] ?? letter)
    .replace(/[\u2010-\u2015]/g, '-')
}

/** Folded words and numbers, in order. `LS-L` stays one token and also gives its parts. */
export function tokens(text: string): string[] {
  return (
    fold(text)
      .match(/[\p{L}\p{N}]+(?:[-_./][\p{L}\p{N}]+)*/gu)
      ?.flatMap(withParts) ?? []
  )
}

function withParts(token: string): string[] {
  const parts = token.split(/[-_./]/)
  return parts.length > 1 ? [token, ...parts] : [token]
}

const cyrillic = 'абвгдежзийклмнопрстуфхцчшщъыьэюяіғқұәһ'
const latin = 'a b v g d e j z i i k l m n o p r s t u f h c ch sh sh - i - e iu ia i g k u a h'.split(' ')
const sound = new Map([...cyrillic].map((letter, i) => [letter, latin[i] === '-' ? '' : (latin[i] ?? '')]))

const spellings: readonly [RegExp, string][] = [
  [/shch|sch/g, 'sh'],
  [/zh|dj|dzh/g, 'j'],
  [/kh|x/g, 'h'],
  [/ts/g, 'c'],
  [/ph/g, 'f'],
  [/ck/g, 'k'],
  [/w/g, 'v'],
  [/y/g, 'i'],
  [/dj/g, 'j'],
  [/ii+/g, 'i'],
]

/**
 * How a text sounds, in plain Latin letters and whatever alphabet it was typed in: `Льняная`, `lnyanaya` and `lnianaia`
 * are the same. Trigrams over it forgive typing errors; being ASCII, it does not depend on the database's locale.
 */
export function skeleton(text: string): string {
  const spelled = [...fold(text)].map((letter) => sound.get(letter) ?? letter).join('')
  return spellings
    .reduce((out, [from, to]) => out.replace(from, to), spelled)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
