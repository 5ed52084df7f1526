import { z } from 'zod'

const kinds = ['message', 'asked', 'mention', 'failed'] as const
const someKinds = z
  .array(z.enum(kinds))
  .max(kinds.length)
  .transform((chosen) => kinds.filter((kind) => chosen.includes(kind)))
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('22:00')

const choice = {
  whose: z.enum(['mine', 'all']).describe('Conversations of the member and of nobody, or all'),
  quiet: z
    .strictObject({ from: time, until: time })
    .nullable()
    .describe(
      "Without sounds and messages of the desktop; by the store's clock, over midnight where it has to be",
    ),
}

export const NotificationChange = z.strictObject({
  ...choice,
  sounds: someKinds.describe(
    'What is heard: a customer wrote, the assistant asks for a person, a colleague mentions the member, something did not leave',
  ),
  desktop: someKinds.describe('What is shown over other windows'),
})

export const NotificationShape = z
  .object({ ...choice, sounds: z.array(z.enum(kinds)), desktop: z.array(z.enum(kinds)) })
  .meta({ id: 'NotificationChoice' })
export type NotificationJson = z.infer<typeof NotificationShape>
