import { z } from 'zod'

const time = z.iso.datetime()

export const MentionList = z
  .object({
    items: z.array(
      z.object({
        messageId: z.uuid().describe('The note'),
        conversationId: z.uuid(),
        contact: z.object({
          name: z.string().nullable(),
          username: z.string().nullable(),
          phone: z.string().nullable(),
        }),
        authorName: z.string().nullable(),
        text: z.string().describe('Its beginning'),
        at: time,
        seenAt: time.nullable(),
      }),
    ),
    next: z.string().nullable(),
    unseen: z.int().describe('Of all, not of this page'),
  })
  .meta({ id: 'MentionList' })

export type MentionList = z.infer<typeof MentionList>
