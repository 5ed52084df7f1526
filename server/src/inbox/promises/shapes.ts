import { z } from 'zod'

const time = z.iso.datetime()
export const promiseStates = ['proposed', 'open', 'kept', 'broken', 'dropped'] as const
export type PromiseState = (typeof promiseStates)[number]

export const PromiseShape = z
  .object({
    id: z.uuid(),
    conversationId: z.uuid().describe('In which it was made: another one of the same contact, or this'),
    messageId: z.uuid().nullable().describe('In which it was said'),
    by: z.enum(['member', 'assistant', 'phone']),
    memberId: z.uuid().nullable().describe('Who said it, or wrote it down'),
    text: z.string(),
    dueAt: time,
    state: z
      .enum(promiseStates)
      .describe('proposed: read out of what was said, for a person to decide; kept, broken: how it ended'),
    settledAt: time.nullable(),
  })
  .meta({ id: 'Promise' })
export type PromiseJson = z.infer<typeof PromiseShape>

const text = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((words) => !words.includes('\0'), 'must not hold NUL')
const dueAt = time.transform((at) => new Date(at))

export const NewPromise = z.strictObject({ text, dueAt })
export const PromiseChange = z.strictObject({
  state: z.enum(['open', 'kept', 'broken', 'dropped']).optional(),
  text: text.optional(),
  dueAt: dueAt.optional(),
})
