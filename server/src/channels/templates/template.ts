import { z } from 'zod'

/** Marketing and utility are written here; authentication templates are worded by Meta and only listed. */
export const categories = ['marketing', 'utility', 'authentication'] as const
export type TemplateCategory = (typeof categories)[number]

const words = z.string().max(4000)
/** What a variable is shown with while Meta reviews the template, by the variable's name. */
const Examples = z.record(z.string().max(64), words)

export const mediaKinds = ['image', 'video', 'document'] as const

export const TemplateHeader = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: words, examples: Examples }),
  z.strictObject({
    kind: z.enum(mediaKinds),
    exampleHandle: z.string().max(4000).nullable().describe("Meta's handle of an uploaded example"),
  }),
  z.strictObject({ kind: z.literal('location') }),
])
export type TemplateHeader = z.infer<typeof TemplateHeader>

export const TemplateButton = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('quick_reply'), text: words }),
  z.strictObject({
    kind: z.literal('url'),
    text: words,
    url: words.describe('May end in one variable'),
    example: words.nullable().describe('The whole address with its variable filled'),
  }),
  z.strictObject({ kind: z.literal('phone'), text: words, phone: words }),
  z.strictObject({ kind: z.literal('copy_code'), example: words }),
])
export type TemplateButton = z.infer<typeof TemplateButton>

/** A template's content, in our words. Variables stand in texts as `{{1}}` or `{{first_name}}`. */
export const TemplateContent = z.strictObject({
  header: TemplateHeader.nullable(),
  body: z.strictObject({ text: words, examples: Examples }),
  footer: words.nullable(),
  buttons: z.array(TemplateButton).max(20),
})
export type TemplateContent = z.infer<typeof TemplateContent>

export const TemplateDraft = TemplateContent.extend({
  name: z.string().max(600),
  language: z.string().max(20),
  category: z.enum(categories),
})
export type TemplateDraft = z.infer<typeof TemplateDraft>

const variable = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The names of a text's variables, each once, in the order of their first appearance. */
export const variablesOf = (text: string): string[] => [
  ...new Set([...text.matchAll(variable)].map(([, name = '']) => name)),
]

/** A text with its variables filled; what has no value stays as it is written. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(variable, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  )

/** The value of a variable, empty when there is none; a name may be any word, also one that objects have by birth. */
export const valueFor = (values: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(values, name) ? (values[name] ?? '') : ''

/** How Meta lists a text's variables: numbered ones by number, whatever their order in the text. */
export const inMetaOrder = (names: readonly string[]): readonly string[] =>
  names.every(isNumber) ? names.toSorted((a, b) => Number(a) - Number(b)) : names

const isNumber = (name: string): boolean => /^[1-9]\d*$/.test(name)

/** Meta's two ways: numbers from one on, or names; a template uses one of them throughout. */
export function formatOf(content: Pick<TemplateContent, 'header' | 'body'>): 'positional' | 'named' {
  const header = content.header?.kind === 'text' ? variablesOf(content.header.text) : []
  return [...header, ...variablesOf(content.body.text)].some((name) => !isNumber(name))
    ? 'named'
    : 'positional'
}
