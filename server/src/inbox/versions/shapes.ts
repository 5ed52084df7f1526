import { z } from 'zod'

const time = z.iso.datetime()

export const MessageVersionShape = z
  .object({
    text: z.string().nullable().describe('Null where it had no words'),
    from: time.describe('Since when it said so'),
    until: time.describe('When it was said otherwise'),
  })
  .meta({ id: 'MessageVersion' })

export type MessageVersionJson = z.infer<typeof MessageVersionShape>
