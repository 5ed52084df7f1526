import type { CursorPlace } from './cursor.ts'

const digits = 16

/** Where a row stands in its list, as a text: those of a list sort as its rows do, so a row can be put between others. */
export const orderOf = ({ key, at, id }: CursorPlace): string =>
  [key ? rising(key) : last, falling(at), id.replace(/[0-9a-f]/g, (digit) => opposite[digit] ?? digit)].join(
    ' ',
  )

/** After every digit: rows without what the list is sorted by stand at its end. */
const last = '~'.repeat(digits)

const rising = (time: Date): string => String(time.getTime()).padStart(digits, '0')
const falling = (time: Date): string => String(10 ** (digits - 1) - time.getTime()).padStart(digits, '0')

const hex = '0123456789abcdef'
const opposite: Readonly<Record<string, string>> = Object.fromEntries(
  [...hex].map((digit, n) => [digit, hex[15 - n] ?? digit]),
)
