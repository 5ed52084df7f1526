import { z } from 'zod'

/** `busy` and `away` are chosen, or found out by the screen: nobody has touched it for a while. */
export const statuses = ['online', 'busy', 'away'] as const
export type Status = (typeof statuses)[number]

export const Said = z.strictObject({
  screen: z.uuid().describe('The `screen` of the open event stream'),
  status: z.enum(statuses),
  conversationId: z.uuid().nullable().describe('What is open and looked at'),
  typing: z.boolean().describe('An answer is being typed there'),
})
export type Said = z.infer<typeof Said>
