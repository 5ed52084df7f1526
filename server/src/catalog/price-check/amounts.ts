import { minorDigits } from '#platform/money.ts'

/** Words and signs that stand behind an amount of money here. */
const money =
  /^(?:сом\p{L}*|som\p{L}*|kgs|с(?=\s*(?:[.,;!?)]|$))|руб\p{L}*|rub\p{L}*|₽|тенге|₸|тг|usd|\$|€|eur)(?![\p{L}\p{N}])/iu
/** Words that ask for or tell a price: beside one of them a bare number is an amount. */
const ofPrice = /цен[аыуе]|сто[ия]т|стоимост|турат|баасы|\bprice|\bcosts?\b|\bfor\b/iu
const number =
  /(?<![\p{L}\p{N}.,+-])\d{1,3}(?:[ \u00a0]\d{3})+(?:[.,]\d{1,2})?(?!\d)|(?<![\p{L}\p{N}.,+-])\d{1,7}(?:[.,]\d{1,2})?(?![\d])/gu
/** What else is counted, measured or dated. */
const otherUnit =
  /^\s*(?:шт|даана|pcs|см|cm|мм|mm|м(?!\p{L})|кг|kg|г(?!\p{L})|%|час|саат|мин|дн|күн|год|жыл|:\d|\.\d|-\p{L})/iu
const leastBare = 100

/** Amounts of money that a text tells, in minor units of `currency`. */
export function amountsIn(text: string, currency: string): bigint[] {
  const aboutPrice = ofPrice.test(text)
  const unit = 10 ** minorDigits(currency)
  return [...text.matchAll(number)].flatMap(({ 0: digits, index }) => {
    const behind = text.slice(index + digits.length)
    const value = Number(digits.replace(/[ \u00a0]/g, '').replace(',', '.'))
    const marked = money.test(behind.trimStart())
    const bare = aboutPrice && value >= leastBare && !otherUnit.test(behind)
    return marked || bare ? [BigInt(Math.round(value * unit))] : []
  })
}

/** Of several pieces, up to ten, an amount is the price, too. */
export const tells = (amount: bigint, price: bigint): boolean =>
  price > 0n && amount % price === 0n && amount / price <= 10n
