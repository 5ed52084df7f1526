import type { MessageTemplate, TemplateContent, TemplateValues } from '../api/types.ts'

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

/** What the names of the places say by themselves: who is written to, and who writes. Numbers say nothing. */
export function known(values: TemplateValues, by: { name: string | null; shop: string }): TemplateValues {
  const fill = (places: Record<string, string>) =>
    Object.fromEntries(Object.entries(places).map(([place, value]) => [place, value || knownAs(place) || '']))
  const knownAs = (place: string) =>
    (ofContact.test(place) && by.name) || (ofShop.test(place) && by.shop) || null
  const { header, body } = values
  return {
    ...values,
    ...(header?.kind === 'text' && { header: { ...header, values: fill(header.values) } }),
    body: fill(body),
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
