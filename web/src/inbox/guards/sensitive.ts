/** Numbers in a text that seldom belong into a chat. */
export type Sensitive = 'phone' | 'card'

const run = /(?<![\p{L}\p{N}])\+?\d(?:[ \u00a0()-]{0,2}\d){7,18}(?![\p{L}\p{N}])/gu

/** Which kinds of them there are, each once. */
export function sensitiveIn(text: string): Sensitive[] {
  const kinds = [...text.matchAll(run)].map(([found]) => kindOf(found))
  return [...new Set(kinds.filter((kind) => kind !== null))]
}

function kindOf(found: string): Sensitive | null {
  const digits = found.replace(/\D/g, '')
  if (digits.length >= 13 && digits.length <= 19 && passesLuhn(digits)) return 'card'
  const international = found.startsWith('+') && digits.length >= 10 && digits.length <= 15
  const local = /^(?:996\d{9}|0\d{9}|[78]9\d{9}|77\d{9})$/.test(digits)
  return international || local ? 'phone' : null
}

/** The check digit that every payment card has. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** An amount may stand in it: worth asking the catalogue. */
export const mayTellPrice = (text: string): boolean => /\d{2,}/.test(text)
