import { z } from 'zod'
import { fromComponents } from './components.ts'
import type { Listing, TemplateRow } from './queries.ts'
import { categories, TemplateContent, variablesOf } from './template.ts'

export const TemplateView = TemplateContent.extend({
  id: z.uuid(),
  name: z.string(),
  language: z.string(),
  category: z.enum(categories),
  state: z.string().describe("Meta's word in lower case: approved, pending, rejected, paused, disabled, ..."),
  stateReason: z.string().nullable(),
  stateAdvice: z.string().nullable().describe('What Meta advises, in its own words'),
  quality: z.string().nullable().describe('green, yellow, red, unknown'),
  sendable: z.boolean().describe('Approved, and every part of it can be filled here'),
  unknownParts: z.array(z.string()),
  variables: z.object({ header: z.array(z.string()), body: z.array(z.string()) }),
}).meta({ id: 'MessageTemplate' })
export type TemplateView = z.infer<typeof TemplateView>

export const TemplateList = z.object({
  items: z.array(TemplateView),
  next: z.null(),
  readAt: z.iso.datetime().nullable().describe('When the list was last read from Meta; null is never'),
  failedReason: z.string().nullable().describe('Why the last reading failed'),
})

export function toView(row: TemplateRow): TemplateView {
  const { content, unknown } = fromComponents(row.components)
  const { id, name, language, category, state, stateReason, stateAdvice, quality } = row
  const sendable = state === 'approved' && unknown.length === 0 && category !== 'authentication'
  const variables = {
    header: content.header?.kind === 'text' ? variablesOf(content.header.text) : [],
    body: variablesOf(content.body.text),
  }
  return {
    ...{ id, name, language, category, state, stateReason, stateAdvice, quality },
    ...content,
    sendable,
    unknownParts: [...unknown],
    variables,
  }
}

export const toList = (rows: readonly TemplateRow[], listing: Listing): z.infer<typeof TemplateList> => ({
  items: rows.map(toView),
  next: null,
  readAt: listing.readAt?.toISOString() ?? null,
  failedReason: listing.failedReason,
})
