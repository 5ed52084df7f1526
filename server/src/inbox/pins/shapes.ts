import { z } from 'zod'

export const PinShape = z
  .object({
    messageId: z.uuid(),
    author: z.enum(['contact', 'assistant', 'member', 'phone', 'system']),
    authorName: z.string().nullable().describe('Of a member'),
    kind: z.string(),
    rawKind: z.string().nullable(),
    text: z.string().nullable().describe('Its beginning'),
    pinnedBy: z.string().nullable().describe('Who pinned it; null when they are no member any more'),
    pinnedAt: z.iso.datetime(),
  })
  .meta({ id: 'Pin' })

export type PinJson = z.infer<typeof PinShape>

export const PinList = z.object({ items: z.array(PinShape).describe('The newest pin first') })
