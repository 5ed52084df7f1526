import type { MessageTemplate, TemplateContent, TemplateValues } from '../api/types.ts'
import { greetings } from '../i18n/greetings.ts'

const variable = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The names of a text's variables, each once. */
export const variablesOf = (text: string): string[] => [
  ...new Set([...text.matchAll(variable)].map(([, name = '']) => name)),
]

/** A text with what is filled in place; the rest stays as it is written. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(variable, (whole, name: string) => (Object.hasOwn(values, name) && values[name]) || whole)

export const emptyContent: TemplateContent = {
  header: null,
  body: { text: '', examples: {} },
  footer: null,
  buttons: [],
}

/** Values as they are before anybody has typed: every place is there and empty. */
export function noValues(template: MessageTemplate): TemplateValues {
  const empty = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '']))
  const { header, variables, buttons } = template
  return {
    ...(header && { header: headerValue(header.kind, empty(variables.header)) }),
    body: empty(variables.body),
    buttons: buttons.flatMap((button, index) =>
      button.kind === 'copy_code' || (button.kind === 'url' && variablesOf(button.url).length > 0)
        ? [{ index, value: '' }]
        : [],
    ),
  }
}

type HeaderValue = NonNullable<TemplateValues['header']>

function headerValue(
  kind: NonNullable<TemplateContent['header']>['kind'],
  values: Record<string, string>,
): HeaderValue {
  if (kind === 'text') return { kind, values }
  if (kind === 'location') return { kind, latitude: Number.NaN, longitude: Number.NaN }
  return { kind, link: '' }
}

const ofContact = /^((first|full|last|customer|client)_?)?name$/i
const ofShop = /^(shop|store|company)(_?name)?$/i

/** Whoever is greeted is whoever is written to: "Hello, {{1}}". */
const greeted = new RegExp(
  `(?<!\\p{L})(?:${greetings.join('|')})[,!]?\\s+\\*?\\{\\{\\s*(\\d+)\\s*\\}\\}`,
  'iu',
)

/**
 * What the names of the places say by themselves: who is written to, and who writes. A number says nothing, unless it
 * stands where somebody is greeted.
 */
export function known(
  values: TemplateValues,
  by: { name: string | null; shop: string },
  said: Pick<TemplateContent, 'header' | 'body'>,
): TemplateValues {
  const fill = (places: Record<string, string>, text: string) => {
    const name = greeted.exec(text)?.[1]
    const knownAs = (place: string) =>
      ((ofContact.test(place) || place === name) && by.name) || (ofShop.test(place) && by.shop) || ''
    return Object.fromEntries(
      Object.entries(places).map(([place, value]) => [place, value || knownAs(place)]),
    )
  }
  const { header, body } = values
  const headline = said.header?.kind === 'text' ? said.header.text : ''
  return {
    ...values,
    ...(header?.kind === 'text' && { header: { ...header, values: fill(header.values, headline) } }),
    body: fill(body, said.body.text),
  }
}

/** Whether nothing is left to fill in. */
export function isFilled({ header, body, buttons = [] }: TemplateValues): boolean {
  const all = (values: Record<string, string>) => Object.values(values).every((value) => value.trim() !== '')
  return all(body) && buttons.every(({ value }) => value.trim() !== '') && headerFilled(header, all)
}

function headerFilled(
  header: TemplateValues['header'],
  all: (values: Record<string, string>) => boolean,
): boolean {
  if (!header) return true
  if (header.kind === 'text') return all(header.values)
  if (header.kind === 'location') return Number.isFinite(header.latitude) && Number.isFinite(header.longitude)
  return /^https:\/\/\S+\.\S+/.test(header.link)
}
