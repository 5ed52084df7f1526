import { z } from 'zod'
import { filled, inMetaOrder, mediaKinds, type TemplateContent, valueFor, variablesOf } from './template.ts'

const text = z.string().max(2000)
const address = z.url({ protocol: /^https$/ }).max(2000)

/** What a member fills in to send a template. Names are those of the template's variables. */
export const TemplateValues = z.strictObject({
  header: z
    .union([
      z.strictObject({ kind: z.literal('text'), values: z.record(z.string(), text) }),
      z.strictObject({ kind: z.enum(mediaKinds), link: address, filename: z.string().max(240).optional() }),
      z.strictObject({
        kind: z.literal('location'),
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
        name: z.string().max(200).optional(),
        address: z.string().max(400).optional(),
      }),
    ])
    .optional(),
  body: z.record(z.string(), text),
  buttons: z
    .array(z.strictObject({ index: z.int().min(0).max(9), value: text }))
    .max(10)
    .optional()
    .describe('By position among all buttons: the end of an address, a code'),
})
export type TemplateValues = z.infer<typeof TemplateValues>

export interface Parameter {
  /** Of a named variable; positional ones have none. */
  readonly name?: string
  readonly text: string
}

export type SentHeader =
  | { readonly kind: 'text'; readonly parameters: readonly Parameter[] }
  | { readonly kind: 'image' | 'video' | 'document'; readonly link: string; readonly filename?: string }
  | {
      readonly kind: 'location'
      readonly latitude: number
      readonly longitude: number
      readonly name?: string
      readonly address?: string
    }

export interface SentButton {
  /** Zero-based over all buttons of the template. */
  readonly index: number
  readonly kind: 'url' | 'copy_code' | 'quick_reply'
  readonly value: string
}

/** A template ready to leave: what the outbox keeps and the adapter turns into Meta's words. */
export interface OutboundTemplate {
  readonly kind: 'template'
  readonly name: string
  readonly language: string
  readonly header?: SentHeader
  readonly body: readonly Parameter[]
  readonly buttons?: readonly SentButton[]
}

/** A place of the template without its value: "body.2", "header", "buttons.0". */
export type Fill =
  | { readonly ok: true; readonly message: OutboundTemplate; readonly text: string }
  | { readonly ok: false; readonly missing: readonly string[]; readonly tooLong: boolean }

const longestBody = 1024

interface Filling {
  readonly name: string
  readonly language: string
  readonly content: TemplateContent
}

/**
 * Puts values into a template. Nothing is sent while one is missing; `text` is what the customer will read, for the
 * thread.
 */
export function fillTemplate(template: Filling, given: TemplateValues): Fill {
  const { content } = template
  const values = cleaned(given)
  const missing = [
    ...missingIn(
      'header',
      content.header?.kind === 'text' ? variablesOf(content.header.text) : [],
      headerValues(values),
    ),
    ...(headerFits(content, values) ? [] : ['header']),
    ...missingIn('body', variablesOf(content.body.text), values.body),
    ...content.buttons.flatMap((button, index) =>
      needsValue(button) && valueOfButton(values, index).trim() === '' ? [`buttons.${index}`] : [],
    ),
  ]
  const body = filled(content.body.text, values.body)
  const tooLong = [...body].length > longestBody
  if (missing.length > 0 || tooLong) return { ok: false, missing, tooLong }
  return { ok: true, message: messageOf(template, values), text: readable(content, values) }
}

const needsValue = (button: TemplateContent['buttons'][number]): boolean =>
  button.kind === 'copy_code' || (button.kind === 'url' && variablesOf(button.url).length > 0)

const valueOfButton = (values: TemplateValues, index: number): string =>
  values.buttons?.find((button) => button.index === index)?.value ?? ''

const headerValues = (values: TemplateValues): Record<string, string> =>
  values.header?.kind === 'text' ? values.header.values : {}

function headerFits({ header }: TemplateContent, values: TemplateValues): boolean {
  if (!header || header.kind === 'text') return true
  return values.header?.kind === header.kind
}

const missingIn = (
  place: string,
  names: readonly string[],
  values: Readonly<Record<string, string>>,
): string[] => names.filter((name) => valueFor(values, name).trim() === '').map((name) => `${place}.${name}`)

function messageOf({ name, language, content }: Filling, values: TemplateValues): OutboundTemplate {
  const header = sentHeader(content, values)
  const buttons = content.buttons.flatMap((button, index): SentButton[] =>
    needsValue(button)
      ? [{ index, kind: button.kind === 'url' ? 'url' : 'copy_code', value: valueOfButton(values, index) }]
      : [],
  )
  return {
    kind: 'template',
    name,
    language,
    ...(header ? { header } : {}),
    body: parametersOf(variablesOf(content.body.text), values.body),
    ...(buttons.length > 0 ? { buttons } : {}),
  }
}

function sentHeader({ header }: TemplateContent, values: TemplateValues): SentHeader | undefined {
  if (!header) return undefined
  if (header.kind === 'text') {
    const parameters = parametersOf(variablesOf(header.text), headerValues(values))
    return parameters.length > 0 ? { kind: 'text', parameters } : undefined
  }
  const given = values.header
  if (!given || given.kind === 'text') return undefined
  if (given.kind === 'location') {
    const { latitude, longitude, name, address: street } = given
    return {
      kind: 'location',
      latitude,
      longitude,
      ...(name ? { name } : {}),
      ...(street ? { address: street } : {}),
    }
  }
  return { kind: given.kind, link: given.link, ...(given.filename ? { filename: given.filename } : {}) }
}

/** Positional ones travel by number, whatever their order in the text. */
function parametersOf(names: readonly string[], values: Readonly<Record<string, string>>): Parameter[] {
  const positional = names.every((name) => /^\d+$/.test(name))
  return inMetaOrder(names).map((name) =>
    positional ? { text: valueFor(values, name) } : { name, text: valueFor(values, name) },
  )
}

const cleaned = (values: TemplateValues): TemplateValues => ({
  ...values,
  ...(values.header?.kind === 'text'
    ? { header: { kind: 'text', values: eachCleaned(values.header.values) } }
    : {}),
  body: eachCleaned(values.body),
})

const eachCleaned = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, oneLine(value)]))

/** Meta refuses line breaks, tabs and more than four spaces in a value. */
const oneLine = (value: string): string =>
  value
    .trim()
    .replace(/\s*[\r\n\t]\s*/g, ' ')
    .replace(/ {4,}/g, '   ')

function readable({ header, body, footer }: TemplateContent, values: TemplateValues): string {
  const top = header?.kind === 'text' ? filled(header.text, headerValues(values)) : undefined
  return [top, filled(body.text, values.body), footer].filter(Boolean).join('\n\n')
}
