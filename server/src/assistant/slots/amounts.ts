/** A figure that a reply states. `value` is its canonical digits or the words that spell it, with the currency if one stands there. */
export interface Amount {
  readonly kind: 'money' | 'percent' | 'pieces' | 'number'
  readonly value: string
  readonly text: string
}

/**
 * Every amount in a text, in the forms people write: `1 500 сом`, `1500с`, `1,5к`, `полторы тысячи`, `миң беш жүз сом`, `$20`, `20 %`, `3 шт.`,
 * also disguised by invisible characters, other scripts' digits, keycaps, letters for zeros or spaces between digits.
 * Leans to finding too much: a number of three digits or more is an amount even without a currency. Clock times are not.
 */
export function findAmounts(text: string): Amount[] {
  const plain = normalise(text)
  const written = [...plain.matchAll(digitForm)].flatMap((match) => writtenAmount(plain, match) ?? [])
  const spelled = [...plain.matchAll(wordForm)].flatMap((match) => spelledAmount(plain, match) ?? [])
  return [...written, ...spelled, ...looseCurrency(plain)]
}

/** One spelling for what looks the same: compatibility forms, any script's digits, no invisible or decorating characters. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Mn}\p{Me}]/gu, '')
    .replace(/\p{Nd}/gu, digitOf)
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[*_~`|"«»“”()[\]<>]/g, ' ')
    .replace(/(?<=\d)[oо](?=[oо\d\s]|$)/g, '0')
    .replace(/(?<=\d)[oо](?=0)/g, '0')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/(?<!\d)\d(?:[ .,\-/·']\d){2,}(?!\d)/g, (run) => run.replace(/\D/g, ''))
}

// Decimal digits of a script stand in blocks of ten, so the value is the distance to the block's first one.
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  if (code < 128) return digit
  let first = code
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1)) && code - first < 9) first -= 1
  return String(code - first)
}

const digitForm = /\d+(?:(?:[ '’٬]|[.,](?=\d{3}(?!\d)))\d{3}(?!\d))*(?:[.,:]\d{1,2}(?!\d))?/g
const gap = '[\\s.,:;=–—-]{0,3}'
const currencyWord =
  '(?:сом(?:а|ов|у|ом|ах|ы|го|дон|дун|ду|до)?|руб(?:ль|ля|лей|лям|лях)?|рублик\\p{L}*|тенге|теңге|тг|доллар\\p{L}*|бакс\\p{L}*|евро|тыйын\\p{L}*|копе\\p{L}*|сум(?:ов|а)?|' +
  'som(?:s|ov|a)?|kgs|usd|eur|rub|kzt|uzs|rubles?|roubles?|tenge|dollars?|bucks?|euros?|cents?)(?![\\p{L}])'
const currencySign = '(?:[$€£¥₽₸₴₺₿¢\u20c0]|u\\.?s\\.?\\$)'
const thousands =
  '(?:к|k|тыс|тыщ\\p{L}*|тысяч\\p{L}*|т\\.?\\s?[рс]|миң\\p{L}*|косар\\p{L}*|thousand|grand|млн|лимон\\p{L}*)(?![\\p{L}])'

const moneyAfter = new RegExp(`^${gap}(${currencyWord}|${currencySign})`, 'u')
// A lone "с" is a preposition ("10 с половиной") unless it touches the digits.
const letterAfter = /^([сc])(?![\p{L}])/u
const thousandAfter = new RegExp(`^\\s?${thousands}`, 'u')
const moneyBefore = new RegExp(`(${currencySign}|(?<![\\p{L}])${currencyWord})${gap}$`, 'u')
const percentAfter = /^\s?(?:%|процент|percent|пайыз)/u
const piecesAfter =
  /^\s?(?:шт(?![\p{L}])|штук|даана|дана(?![\p{L}])|pcs|pieces?(?![\p{L}])|left(?![\p{L}])|in stock|items? left|осталось|калды)/u
const piecesBefore = /(?:осталось|остался|осталась|калды|калганы|only|left|складе|stock)\s?:?\s?$/u
/** Words that say that what follows is a price. */
export const saysPrice =
  /(?<![\p{L}])(?:цен[аыеуой]{1,2}|стоит|стоят|стоим\p{L}*|обойд\p{L}*|отда[мю]\p{L}*|продам\p{L}*|баасы|турат|price|costs?|pay|yours)(?![\p{L}])/u
const priceBefore =
  /(?:(?<![\p{L}])(?:цен[аыеуой]{1,2}|ценник|стоит|стоят|стоим\p{L}*|стоить|обойд\p{L}*|выйдет|отда[мю]\p{L}*|продам\p{L}*|всего за|за|баасы|баа|турат|price[sd]?|costs?|pay|for only|just|at)(?![\p{L}]))(?:[\s:=,–—-]+(?!⟦)[\p{L}]+){0,2}[\s:=,–—~≈-]*$/u
// "за 2 дня", "at 5 o'clock": time, not money.
const spanAfter =
  /^\s?[-–]?\d*\s?(?:дн(?![\p{L}])|дн[яей]|день|сут|час|мин(?:ут|\.)|недел|месяц|год|лет(?![\p{L}])|күн|саат|мүнөт|жума|ай(?![\p{L}])|жыл|days?|hours?|minutes?|weeks?|months?|o.?clock|[ap]m(?![\p{L}]))/u

function writtenAmount(plain: string, match: RegExpExecArray): Amount | undefined {
  const [digits] = match
  const before = plain.slice(Math.max(0, match.index - 40), match.index)
  const after = plain.slice(match.index + digits.length, match.index + digits.length + 30)
  const value = canonical(digits)
  const shown = (kind: Amount['kind'], extra = '') => ({
    kind,
    value: value + extra,
    text: (digits + after.slice(0, 10)).trim(),
  })
  const currency = (moneyAfter.exec(after) ?? letterAfter.exec(after) ?? moneyBefore.exec(before))?.at(-1)
  if (thousandAfter.test(after)) return shown('money', 'к')
  if (currency) return shown('money', ` ${currencyOf(currency)}`)
  if (percentAfter.test(after)) return shown('percent')
  if (isClock(digits, before, after)) return undefined
  if (priceBefore.test(before) && !spanAfter.test(after)) return shown('money')
  if (piecesAfter.test(after) || piecesBefore.test(before)) return shown('pieces')
  if (isSize(digits, before, after)) return undefined
  return value.replace(/\..*/, '').length >= 3 ? shown('number') : undefined
}

/** "1 500", "1.500", "1'500" → 1500; "1500,00" → 1500; "1,5" → 1.5 */
function canonical(digits: string): string {
  const whole = digits.replace(/[ '’٬]/g, '').replace(/[.,](?=\d{3}(?!\d))/g, '')
  return whole
    .replace(',', '.')
    .replace(/\.0{1,2}$/, '')
    .replace(/^0+(?=\d)/, '')
}

const isClock = (digits: string, before: string, after: string) =>
  /^\d{1,2}[:.]\d{2}$/.test(digits) ||
  (/^\d{1,2}$/.test(digits) && (/\d:$/.test(before) || /^:\d/.test(after)))

// "размер 116": children's sizes are heights in centimetres.
const isSize = (digits: string, before: string, after: string) =>
  /^1?\d{2}$/.test(digits) &&
  (/(?:размер\p{L}{0,3}|size|рост\p{L}{0,2}) $/u.test(before) || /^ (?:өлчөм|размер)/u.test(after))

const unit =
  'ноль|один|одна|одну|одного|два|две|двух|три|трех|четыре|четырех|пять|пяти|шесть|шести|семь|семи|восемь|восьми|девять|девяти|десять|десяти|\\p{L}+надцат[ьи]|двадцат[ьи]|тридцат[ьи]|сорока?|пят(?:ь|и)десят|шест(?:ь|и)десят|сем(?:ь|и)десят|вос[еь]м(?:ь|и)десят|девяност[оа]|полтора|полторы|пол|' +
  'бир|эки|үч|уч|төрт|торт|беш|алты|жети|сегиз|тогуз|он|жыйырма|отуз|кырк|элүү|элуу|алтымыш|жетимиш|сексен|токсон|жарым|' +
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\p{L}+teen|twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety|half|a|and'
const large =
  'сто|ста|стам|полтораста|двести|двухсот|триста|трехсот|четыреста|четырехсот|(?:пять|шесть|семь|восемь|девять)сот|(?:пяти|шести|семи|восьми|девяти)сот|сотн\\p{L}*|сотк\\p{L}*|сотен|пятихатк\\p{L}*|полтинник\\p{L}*|тысяч\\p{L}*|тыщ\\p{L}*|тыс|косар\\p{L}*|штукар\\p{L}*|полтыс\\p{L}*|миллион\\p{L}*|' +
  'жүз|жуз|жүзгө|жүздөн|миң|миңге|миңден|миллион|hundreds?|thousands?|grand|million|ty[sš](?:ya|ia|a)ch\\p{L}*|juz|jüz|ming|min(?= (?:bes|ek|uch|tort|alty|jeti|segiz|toguz|on|juz))|мин(?= (?:бир|эки|уч|үч|торт|төрт|беш|алты|жети|сегиз|тогуз|он|жуз|жүз|сом))'
const word = `(?:${unit}|${large})`
const wordForm = new RegExp(`(?<![\\p{L}\\d])${word}(?:[ -]${word})*(?![\\p{L}])`, 'gu')
const hasLarge = new RegExp(`(?<![\\p{L}])(?:${large})(?![\\p{L}])`, 'u')
const hasUnit = new RegExp(`(?<![\\p{L}])(?:${unit.replace('|a|and', '')})(?![\\p{L}])`, 'u')

function spelledAmount(plain: string, match: RegExpExecArray): Amount | undefined {
  const [words] = match
  const before = plain.slice(Math.max(0, match.index - 40), match.index)
  const after = plain.slice(match.index + words.length, match.index + words.length + 30)
  const shown = (kind: Amount['kind']) => ({ kind, value: words, text: (words + after.slice(0, 10)).trim() })
  if (!hasUnit.test(words) && !hasLarge.test(words)) return undefined
  if (percentAfter.test(after)) return shown('percent')
  const currency = moneyAfter.exec(after)?.at(-1)
  if (currency) return { ...shown('money'), value: `${words} ${currencyOf(currency)}` }
  if (hasLarge.test(words)) return shown('money')
  if (priceBefore.test(before) && !spanAfter.test(after) && !/^(?:один|одна|одну|бир|one)$/u.test(words))
    return shown('money')
  if (piecesAfter.test(after)) return shown('pieces')
  return undefined
}

const currencyAlone = new RegExp(`(?<![\\p{L}])(?:${currencyWord}|${currencySign})`, 'gu')

/** A currency without a figure beside it ("лимон сомов"): there is no honest reason for it outside the shop's own texts. */
const looseCurrency = (plain: string): Amount[] =>
  [...plain.matchAll(currencyAlone)]
    .filter(
      ({ index, 0: text }) =>
        !/\d[\s.,:;=–—-]{0,3}$/u.test(plain.slice(0, index)) &&
        !/^[\s.,:;=–—-]{0,3}\d/u.test(plain.slice(index + text.length)),
    )
    .map(([text]) => ({ kind: 'money', value: currencyOf(text), text }))

const currencyOf = (word: string): string => currencies.find(([form]) => form.test(word))?.[1] ?? word
const currencies: readonly (readonly [RegExp, string])[] = [
  [/^(?:сом|som|kgs|[сc\u20c0]$)/u, 'kgs'],
  [/^(?:руб|rub|roub|₽)/u, 'rub'],
  [/^(?:тенге|теңге|тг|tenge|kzt|₸)/u, 'kzt'],
  [/^(?:доллар|бакс|dollar|buck|usd|.*\$)/u, 'usd'],
  [/^(?:евро|eur|€)/u, 'eur'],
]
