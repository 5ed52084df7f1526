import { minorDigits } from '#platform/money.ts'

export type ParsedAmount =
  | { ok: true; minor: bigint }
  | {
      ok: false
      reason: 'missing' | 'not_a_number' | 'negative' | 'too_precise' | 'too_large' | 'currency_wrong'
    }

const signs: Readonly<Record<string, string>> = {
  сом: 'KGS',
  сома: 'KGS',
  сомов: 'KGS',
  с: 'KGS',
  som: 'KGS',
  soms: 'KGS',
  '⃀': 'KGS',
  руб: 'RUB',
  рубль: 'RUB',
  рублей: 'RUB',
  р: 'RUB',
  '₽': 'RUB',
  тг: 'KZT',
  тенге: 'KZT',
  '₸': 'KZT',
  $: 'USD',
  доллар: 'USD',
  долларов: 'USD',
  '€': 'EUR',
  евро: 'EUR',
  сум: 'UZS',
}
const largest = 10n ** 13n

/**
 * A price as people write it: `1 250,00 сом`, `1.250,00`, `1,250.00`, `2500 KGS`, `1250.5`. Minor units of `currency`.
 * `1.250` and `1,250` are thousands, since the currencies of shops have no three decimals (those that have are read so).
 */
export function parseAmount(text: string, currency: string): ParsedAmount {
  const plain = text
    .replace(/[\s\u00a0\u2009\u202f'’]/g, '')
    .replace(/[.,][-–—]+$/, '')
    .toLowerCase()
  if (plain === '') return { ok: false, reason: 'missing' }
  const [, before = '', sign = '', number = '', after = ''] =
    plain.match(/^([^\d.,+−-]*)([+−-]?)(\d[\d.,]*?)[.,]?([^\d.,]*)\.?$/u) ?? []
  if (number === '') return { ok: false, reason: 'not_a_number' }
  for (const word of [before, after]) {
    const named = word === '' ? currency : (signs[word] ?? word.toUpperCase())
    if (!/^[A-Z]{3}$/.test(named)) return { ok: false, reason: 'not_a_number' }
    if (named !== currency) return { ok: false, reason: 'currency_wrong' }
  }
  return sign === '-' || sign === '−'
    ? { ok: false, reason: 'negative' }
    : minorUnits(number, minorDigits(currency))
}

function minorUnits(number: string, digits: number): ParsedAmount {
  const split = wholeAndCents(number, digits)
  if (!split) return { ok: false, reason: 'not_a_number' }
  if (split.cents.length > digits && /[^0]/.test(split.cents.slice(digits)))
    return { ok: false, reason: 'too_precise' }
  const minor = BigInt(split.whole + split.cents.slice(0, digits).padEnd(digits, '0'))
  return minor > largest ? { ok: false, reason: 'too_large' } : { ok: true, minor }
}

/** The last of two different marks is the decimal one; a mark that comes again never is. */
function wholeAndCents(number: string, digits: number): { whole: string; cents: string } | undefined {
  const marks: string[] = number.match(/[.,]/g) ?? []
  const last = marks.at(-1)
  if (last === undefined) return { whole: number, cents: '' }
  const at = number.lastIndexOf(last)
  const cents = number.slice(at + 1)
  const alone = marks.length === 1
  const thousands = cents.length === 3 && digits < 3 && /^[1-9]\d{0,2}$/.test(number.slice(0, at))
  const decimal = alone ? !thousands : new Set(marks).size === 2 && marks.indexOf(last) === marks.length - 1
  const whole = decimal ? number.slice(0, at) : number
  const grouped = !/[.,]/.test(whole) || /^\d{1,3}(?:[.,]\d{3})+$/.test(whole)
  return grouped ? { whole: whole.replace(/[.,]/g, ''), cents: decimal ? cents : '' } : undefined
}
