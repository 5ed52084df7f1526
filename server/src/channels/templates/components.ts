import { z } from 'zod'
import { maybe, maybeText } from '../wire-values.ts'
import {
  formatOf,
  inMetaOrder,
  type TemplateButton,
  type TemplateContent,
  type TemplateHeader,
  valueFor,
  variablesOf,
} from './template.ts'

/** A template's content as Meta's `components`, and back. */

export function toComponents(content: TemplateContent): object[] {
  const named = formatOf(content) === 'named'
  return [
    ...(content.header ? [headerComponent(content.header, named)] : []),
    { type: 'BODY', text: content.body.text, ...bodyExample(content.body, named) },
    ...(content.footer === null ? [] : [{ type: 'FOOTER', text: content.footer }]),
    ...(content.buttons.length === 0 ? [] : [{ type: 'BUTTONS', buttons: content.buttons.map(wireButton) }]),
  ]
}

function headerComponent(header: TemplateHeader, named: boolean): object {
  if (header.kind === 'location') return { type: 'HEADER', format: 'LOCATION' }
  if (header.kind !== 'text')
    return {
      type: 'HEADER',
      format: header.kind.toUpperCase(),
      example: { header_handle: [header.exampleHandle ?? ''] },
    }
  const [name] = variablesOf(header.text)
  const value = name === undefined ? '' : valueFor(header.examples, name)
  const example = named
    ? { header_text_named_params: [{ param_name: name, example: value }] }
    : { header_text: [value] }
  return { type: 'HEADER', format: 'TEXT', text: header.text, ...(name === undefined ? {} : { example }) }
}

function bodyExample({ text, examples }: TemplateContent['body'], named: boolean): object {
  const names = inMetaOrder(variablesOf(text))
  if (names.length === 0) return {}
  const exampleOf = (name: string) => valueFor(examples, name)
  return named
    ? {
        example: {
          body_text_named_params: names.map((name) => ({ param_name: name, example: exampleOf(name) })),
        },
      }
    : { example: { body_text: [names.map(exampleOf)] } }
}

function wireButton(button: TemplateButton): object {
  switch (button.kind) {
    case 'quick_reply':
      return { type: 'QUICK_REPLY', text: button.text }
    case 'phone':
      return { type: 'PHONE_NUMBER', text: button.text, phone_number: button.phone }
    case 'copy_code':
      return { type: 'COPY_CODE', example: button.example }
    case 'url':
      return {
        type: 'URL',
        text: button.text,
        url: button.url,
        ...(button.example && variablesOf(button.url).length > 0 ? { example: [button.example] } : {}),
      }
  }
}

const Named = z.object({ param_name: z.string(), example: z.string() })
const Component = z.object({
  type: z.string(),
  format: maybeText,
  text: maybeText,
  buttons: maybe(z.array(z.unknown())),
  example: maybe(
    z.object({
      header_text: maybe(z.array(z.string())),
      header_text_named_params: maybe(z.array(Named)),
      body_text: maybe(z.array(z.array(z.string()))),
      body_text_named_params: maybe(z.array(Named)),
    }),
  ),
})
type Component = z.infer<typeof Component>
const Button = z.object({
  type: z.string(),
  text: maybeText,
  url: maybeText,
  phone_number: maybeText,
  example: z.unknown().optional(),
})

export interface ReadComponents {
  readonly content: TemplateContent
  /** Parts that cannot be shown and filled here; a template with such a part is listed and not sent. */
  readonly unknown: readonly string[]
}

/** Never throws: what is unknown is named. */
export function fromComponents(components: unknown): ReadComponents {
  const unknown: string[] = []
  const content: TemplateContent = {
    header: null,
    body: { text: '', examples: {} },
    footer: null,
    buttons: [],
  }
  for (const raw of Array.isArray(components) ? components : []) {
    const component = Component.safeParse(raw).data
    if (!component) continue
    switch (component.type.toUpperCase()) {
      case 'HEADER':
        content.header = headerOf(component, unknown)
        break
      case 'BODY':
        content.body = { text: component.text ?? '', examples: bodyExamples(component) }
        if (component.text === undefined) unknown.push('body')
        break
      case 'FOOTER':
        content.footer = component.text ?? null
        break
      case 'BUTTONS':
        content.buttons = (component.buttons ?? []).flatMap((button) => buttonOf(button, unknown))
        break
      default:
        unknown.push(component.type.toLowerCase())
    }
  }
  return { content, unknown }
}

function headerOf(component: Component, unknown: string[]): TemplateHeader | null {
  switch (component.format?.toUpperCase()) {
    case 'TEXT':
      return { kind: 'text', text: component.text ?? '', examples: headerExamples(component) }
    case 'IMAGE':
      return { kind: 'image', exampleHandle: null }
    case 'VIDEO':
      return { kind: 'video', exampleHandle: null }
    case 'DOCUMENT':
      return { kind: 'document', exampleHandle: null }
    case 'LOCATION':
      return { kind: 'location' }
    default:
      unknown.push(`header ${component.format?.toLowerCase() ?? 'without format'}`)
      return null
  }
}

function headerExamples({ text = '', example }: Component): Record<string, string> {
  const named = example?.header_text_named_params
  return named ? byName(named) : inOrder(variablesOf(text), example?.header_text ?? [])
}

function bodyExamples({ text = '', example }: Component): Record<string, string> {
  const named = example?.body_text_named_params
  return named ? byName(named) : inOrder(variablesOf(text), example?.body_text?.[0] ?? [])
}

const byName = (named: readonly z.infer<typeof Named>[]): Record<string, string> =>
  Object.fromEntries(named.map(({ param_name, example }) => [param_name, example]))

const inOrder = (names: readonly string[], values: readonly string[]): Record<string, string> =>
  Object.fromEntries(inMetaOrder(names).map((name, index) => [name, values[index] ?? '']))

function buttonOf(raw: unknown, unknown: string[]): TemplateButton[] {
  const button = Button.safeParse(raw).data
  const text = button?.text ?? ''
  switch (button?.type.toUpperCase()) {
    case 'QUICK_REPLY':
      return [{ kind: 'quick_reply', text }]
    case 'URL':
      return [{ kind: 'url', text, url: button.url ?? '', example: firstText(button.example) }]
    case 'PHONE_NUMBER':
      return [{ kind: 'phone', text, phone: button.phone_number ?? '' }]
    case 'COPY_CODE':
      return [{ kind: 'copy_code', example: firstText(button.example) ?? '' }]
    default:
      unknown.push(`button ${button?.type.toLowerCase() ?? 'without type'}`)
      return []
  }
}

function firstText(example: unknown): string | null {
  const first = Array.isArray(example) ? example[0] : example
  return typeof first === 'string' ? first : null
}
