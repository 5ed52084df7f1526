import { z } from 'zod'
import { ConversationShape, MessageShape } from '../reading/shapes.ts'

const Marks = z
  .array(z.object({ from: z.int(), to: z.int() }))
  .describe('What was found: UTF-16 offsets in the text, `to` excluded, in order')

const ExcerptShape = z.object({ text: z.string().describe('Plain text, never markup'), marks: Marks })

export const FoundPersonShape = z
  .object({ conversation: ConversationShape, name: ExcerptShape })
  .meta({ id: 'FoundPerson' })

export const FoundMessageShape = z
  .object({
    ...MessageShape.pick({
      id: true,
      conversationId: true,
      author: true,
      authorName: true,
      kind: true,
      rawKind: true,
      deletedAt: true,
      at: true,
    }).shape,
    contact: ConversationShape.shape.contact,
    channel: ConversationShape.shape.channel,
    excerpt: ExcerptShape,
  })
  .meta({ id: 'FoundMessage' })

export const FoundShape = z
  .object({
    people: z.array(FoundPersonShape).describe('With the first page alone; the last that spoke first'),
    messages: z.array(FoundMessageShape).describe('Newest first'),
    near: z.boolean().describe('Nothing was written just so: these are other spellings'),
    next: z.string().nullable(),
  })
  .meta({ id: 'Found' })

export type FoundPerson = z.infer<typeof FoundPersonShape>
export type FoundMessage = z.infer<typeof FoundMessageShape>
export type Found = z.infer<typeof FoundShape>
