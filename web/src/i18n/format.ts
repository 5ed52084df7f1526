import type { Language, Money } from '../api/types.ts'
import { numberLocales } from './translate.ts'

/** Dates, times, numbers and money as a person of `language` in `timeZone` reads them. */
export interface Format {
  time: (at: string | Date) => string
  /** "18 November", with the year when it is not this one. */
  date: (at: string | Date) => string
  /** The calendar day as `YYYY-MM-DD` in the store's zone, to compare days. */
  dayKey: (at: string | Date) => string
  number: (value: number) => string
  seconds: (milliseconds: number) => string
  money: (money: Money) => string
}

// Chromium has no Kyrgyz data: it would answer in English.
const kyMonths = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
]
const locales = { ru: 'ru-RU', ky: 'ru-RU', en: 'en-GB' } as const satisfies Record<Language, string>
const currencyWords: Record<string, Record<Language, string>> = {
  KGS: { ru: 'сом', ky: 'сом', en: 'som' },
}

export function formatter(language: Language, timeZone: string): Format {
  const locale = locales[language]
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone })
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone })
  const dayAndYear = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  })
  const iso = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  })
  const plain = new Intl.NumberFormat(numberLocales[language])
  const dayKey = (at: string | Date) => iso.format(new Date(at))

  const date = (at: string | Date) => {
    const thisYear = dayKey(at).slice(0, 4) === dayKey(new Date()).slice(0, 4)
    if (language === 'ky') return kyrgyzDate(dayKey(at), thisYear)
    return (thisYear ? day : dayAndYear).format(new Date(at))
  }

  return {
    time: (at) => clock.format(new Date(at)),
    date,
    dayKey,
    number: (value) => plain.format(value),
    seconds: (milliseconds) => plain.format(Math.max(1, Math.round(milliseconds / 100)) / 10),
    money: (money) => formatMoney(money, language),
  }
}

/** How many minor units make one, for example 100 for the som. */
export function minorPerUnit(currency: string): number {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits
  return 10 ** (digits ?? 2)
}

function formatMoney({ minor, currency }: Money, language: Language): string {
  const units = minor / minorPerUnit(currency)
  const digits = Number.isInteger(units) ? 0 : 2
  const amount = new Intl.NumberFormat(language === 'en' ? 'en-US' : 'ru-RU', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(units)
  const word = currencyWords[currency]?.[language] ?? currency
  return `${amount}\u00a0${word}`.replace('-', '−').replaceAll(' ', '\u00a0')
}

function kyrgyzDate(key: string, thisYear: boolean): string {
  const [year, month, day] = key.split('-').map(Number)
  const short = `${day}-${kyMonths[(month ?? 1) - 1]}`
  return thisYear ? short : `${year}-жыл, ${short}`
}
