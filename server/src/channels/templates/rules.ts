import {
  formatOf,
  inMetaOrder,
  type TemplateButton,
  type TemplateContent,
  type TemplateDraft,
  valueFor,
  variablesOf,
} from './template.ts'

/** What is wrong with a template, at which of its fields ("body.text", "buttons.1.url"); `limit` where one is passed. */
export interface TemplateProblem {
  readonly field: string
  readonly code: TemplateProblemCode
  readonly limit?: number
}

export type TemplateProblemCode =
  | 'empty'
  | 'too_long'
  | 'name_shape'
  | 'language_unknown'
  | 'authentication_not_written_here'
  | 'variables_mixed'
  | 'variables_numbered_wrong'
  | 'variable_name_shape'
  | 'variable_at_edge'
  | 'variables_touch'
  | 'too_many_variables'
  | 'variable_not_allowed'
  | 'example_missing'
  | 'line_break'
  | 'formatting'
  | 'too_many_buttons'
  | 'too_many_of_kind'
  | 'buttons_mixed'
  | 'button_twice'
  | 'url_shape'
  | 'phone_shape'

type Problems = readonly TemplateProblem[]

/** Meta's limits, in characters. */
export const templateLimits = {
  name: 512,
  header: 60,
  body: 1024,
  footer: 60,
  button: 25,
  url: 2000,
  phone: 20,
  code: 15,
  buttons: 10,
} as const

/** Everything that Meta would refuse and that can be known before asking; empty when the template may be handed in. */
export const checkTemplate = (draft: TemplateDraft): Problems => [
  ...checkIdentity(draft),
  ...checkContent(draft),
]

/** The same for a change of content, where name and language stay. */
export const checkContent = (content: TemplateContent): Problems => [
  ...checkHeader(content),
  ...checkBody(content),
  ...checkFooter(content.footer),
  ...checkButtons(content.buttons),
]

function* checkIdentity({ name, language, category }: TemplateDraft): Iterable<TemplateProblem> {
  if (!/^[a-z0-9_]+$/.test(name)) yield { field: 'name', code: name === '' ? 'empty' : 'name_shape' }
  yield* longer('name', name, templateLimits.name)
  if (!/^[a-z]{2,3}(_[A-Z]{2,3})?$/.test(language)) yield { field: 'language', code: 'language_unknown' }
  if (category === 'authentication') yield { field: 'category', code: 'authentication_not_written_here' }
}

function* checkHeader({ header, body }: TemplateContent): Iterable<TemplateProblem> {
  if (!header || header.kind === 'location') return
  if (header.kind !== 'text') {
    if (!header.exampleHandle) yield { field: 'header.exampleHandle', code: 'example_missing' }
    return
  }
  const field = 'header.text'
  const names = variablesOf(header.text)
  yield* missing(field, header.text)
  yield* longer(field, header.text, templateLimits.header)
  if (/[\r\n]/.test(header.text)) yield { field, code: 'line_break' }
  if (/[*_~`]/.test(withoutVariables(header.text)) || /\p{Extended_Pictographic}/u.test(header.text))
    yield { field, code: 'formatting' }
  if (names.length > 1) yield { field, code: 'too_many_variables', limit: 1 }
  yield* checkNames(field, names, formatOf({ header, body }))
  yield* checkExamples('header.examples', names, header.examples)
}

function* checkBody({ header, body }: TemplateContent): Iterable<TemplateProblem> {
  const field = 'body.text'
  const names = variablesOf(body.text)
  yield* missing(field, body.text)
  yield* longer(field, body.text, templateLimits.body)
  yield* checkNames(field, names, formatOf({ header, body }))
  const text = body.text.trim()
  if (/^\{\{[^{}]*\}\}/.test(text) || /\{\{[^{}]*\}\}\p{P}*$/u.test(text))
    yield { field, code: 'variable_at_edge' }
  if (/\}\}\s*\{\{/.test(text)) yield { field, code: 'variables_touch' }
  if (tooDense(body.text, names.length)) yield { field, code: 'too_many_variables' }
  yield* checkExamples('body.examples', names, body.examples)
}

/** Meta asks for about three words around each variable: N variables need at least 2N+1 words beside them. */
const tooDense = (text: string, count: number): boolean =>
  count > 0 && (withoutVariables(text).match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < 2 * count + 1

const withoutVariables = (text: string): string => text.replace(/\{\{[^{}]*\}\}/g, ' ')

function* checkNames(
  field: string,
  names: readonly string[],
  format: 'positional' | 'named',
): Iterable<TemplateProblem> {
  const numbered = names.filter((name) => /^\d+$/.test(name))
  if (format === 'named') {
    if (numbered.length > 0) yield { field, code: 'variables_mixed' }
    if (names.some((name) => !/^\d+$/.test(name) && !/^[a-z][a-z0-9_]{0,63}$/.test(name)))
      yield { field, code: 'variable_name_shape' }
  } else if (inMetaOrder(names).some((name, index) => Number(name) !== index + 1))
    yield { field, code: 'variables_numbered_wrong' }
}

function* checkExamples(
  field: string,
  names: readonly string[],
  examples: Readonly<Record<string, string>>,
): Iterable<TemplateProblem> {
  for (const name of names)
    if (valueFor(examples, name).trim() === '') yield { field: `${field}.${name}`, code: 'example_missing' }
}

function* checkFooter(footer: string | null): Iterable<TemplateProblem> {
  if (footer === null) return
  yield* missing('footer', footer)
  yield* longer('footer', footer, templateLimits.footer)
  if (variablesOf(footer).length > 0) yield { field: 'footer', code: 'variable_not_allowed' }
}

/** How many of a kind a template may hold. */
const mostOfKind: Partial<Record<TemplateButton['kind'], number>> = { url: 2, phone: 1, copy_code: 1 }

function* checkButtons(buttons: readonly TemplateButton[]): Iterable<TemplateProblem> {
  const limit = templateLimits.buttons
  if (buttons.length > limit) yield { field: 'buttons', code: 'too_many_buttons', limit }
  for (const [kind, most] of Object.entries(mostOfKind))
    if (buttons.filter((button) => button.kind === kind).length > most)
      yield { field: 'buttons', code: 'too_many_of_kind', limit: most }
  if (changesOf(buttons.map((button) => button.kind === 'quick_reply')) > 1)
    yield { field: 'buttons', code: 'buttons_mixed' }
  const seen = new Set<string>()
  for (const [index, button] of buttons.entries()) {
    yield* checkButton(`buttons.${index}`, button)
    if (button.kind === 'copy_code') continue
    if (seen.has(button.text)) yield { field: `buttons.${index}.text`, code: 'button_twice' }
    seen.add(button.text)
  }
}

/** Quick replies stand together, before or after the others. */
const changesOf = (kinds: readonly boolean[]): number =>
  kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length

function* checkButton(field: string, button: TemplateButton): Iterable<TemplateProblem> {
  if (button.kind === 'copy_code') {
    yield* missing(`${field}.example`, button.example)
    yield* longer(`${field}.example`, button.example, templateLimits.code)
    return
  }
  yield* missing(`${field}.text`, button.text)
  yield* longer(`${field}.text`, button.text, templateLimits.button)
  if (variablesOf(button.text).length > 0) yield { field: `${field}.text`, code: 'variable_not_allowed' }
  if (button.kind === 'phone' && !/^\+?[1-9]\d{5,18}$/.test(button.phone))
    yield { field: `${field}.phone`, code: 'phone_shape' }
  if (button.kind === 'url') yield* checkUrl(field, button)
}

function* checkUrl(
  field: string,
  { url, example }: Extract<TemplateButton, { kind: 'url' }>,
): Iterable<TemplateProblem> {
  const names = variablesOf(url)
  yield* longer(`${field}.url`, url, templateLimits.url)
  if (!isWebAddress(url.replace(/\{\{[^{}]*\}\}/g, 'x'))) yield { field: `${field}.url`, code: 'url_shape' }
  if (names.length === 0) return
  if (names.length > 1) yield { field: `${field}.url`, code: 'too_many_variables', limit: 1 }
  else if (!url.endsWith('}}') || /^https?:\/\/[^/]*\{\{/.test(url))
    yield { field: `${field}.url`, code: 'url_shape' }
  if (!example || !isWebAddress(example)) yield { field: `${field}.example`, code: 'example_missing' }
}

function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) && url.hostname.includes('.')
}

function* missing(field: string, text: string): Iterable<TemplateProblem> {
  if (text.trim() === '') yield { field, code: 'empty' }
}

/** In code points, as Meta counts. */
function* longer(field: string, text: string, limit: number): Iterable<TemplateProblem> {
  if ([...text].length > limit) yield { field, code: 'too_long', limit }
}
