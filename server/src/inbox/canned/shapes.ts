import { z } from 'zod'
import { channelKinds, longestText } from './limits.ts'

const language = z.enum(['ru', 'ky', 'en'])

export const CannedDraft = z.strictObject({
  shortcut: z
    .string()
    .trim()
    .toLowerCase()
    .max(32)
    .regex(/^[\p{L}\p{N}_-]+$/u)
    .describe('What is typed after `/`: letters, digits, - and _; kept in lower case'),
  language,
  text: z
    .string()
    .trim()
    .min(1)
    .max(longestText)
    .refine((words) => !words.includes('\0'), 'must not hold NUL')
    .describe('May hold {{name}}, {{shop}} and {{me}}'),
  shared: z.boolean().describe("Everybody's, or the member's own"),
})
export type CannedDraft = z.infer<typeof CannedDraft>

export const CannedShape = z
  .object({
    id: z.uuid(),
    shortcut: z.string(),
    language,
    text: z.string(),
    shared: z.boolean(),
    tooLongFor: z.array(z.enum(channelKinds)).describe('Channels that take no text as long'),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'CannedReply' })
export type CannedJson = z.infer<typeof CannedShape>
