import type { Language } from '../api/types.ts'
import type * as ru from './ru.ts'

/** A text whose form depends on `count`. */
interface Plural {
  one: string
  few?: string
  many?: string
  other: string
}

type Source = typeof ru
/** Every language has exactly the sections and keys of the source language. */
export type Texts = {
  [Section in keyof Source]: {
    [Key in keyof Source[Section]]: Source[Section][Key] extends string ? string : Plural
  }
}
export type TextKey = {
  [Section in keyof Source & string]: `${Section}.${keyof Source[Section] & string}`
}[keyof Source & string]
type Parameters = Record<string, string | number>
export type Translate = (key: TextKey, parameters?: Parameters) => string

/** Kyrgyz numbers are written as Russian ones; browsers do not know them. */
export const numberLocales = { ru: 'ru-RU', ky: 'ru-RU', en: 'en-US' } as const satisfies Record<
  Language,
  string
>

/** Gives a function from key and parameters to a sentence; `count` chooses the plural form. */
export function translator(texts: Texts, language: Language): Translate {
  const grouped = new Intl.NumberFormat(numberLocales[language])
  const table = texts as Record<string, Record<string, string | Plural>>
  return (key, parameters = {}) => {
    const [section = '', name = ''] = key.split('.')
    const text = table[section]?.[name] ?? key
    const chosen = typeof text === 'string' ? text : formFor(text, Number(parameters['count'] ?? 0), language)
    const { count } = parameters
    return fill(
      chosen,
      typeof count === 'number' ? { ...parameters, count: grouped.format(count) } : parameters,
    )
  }
}

function formFor(plural: Plural, count: number, language: Language): string {
  return plural[pluralForm(count, language)] ?? plural.other
}

function pluralForm(count: number, language: Language): keyof Plural {
  // Some browsers carry no Kyrgyz rules and would silently use the reader's other language.
  if (language === 'ky') return count === 1 ? 'one' : 'other'
  const form = new Intl.PluralRules(language).select(count)
  return form === 'one' || form === 'few' || form === 'many' ? form : 'other'
}

function fill(text: string, parameters: Parameters): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole))
}
