import { z } from 'zod'

export const ConsentShape = z
  .object({
    wroteFirst: z.boolean().describe('The customer has written here: they may be answered'),
    state: z
      .enum(['in', 'out'])
      .nullable()
      .describe('Whether they want what the shop sends of itself; null: nobody has said'),
    how: z
      .enum(['word', 'member', 'whatsapp'])
      .nullable()
      .describe('Said by the customer, noted by the shop, or said by the customer to WhatsApp'),
    by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    reason: z.string().nullable(),
    at: z.iso.datetime().nullable(),
    marketing: z
      .object({ state: z.enum(['in', 'out']), at: z.iso.datetime() })
      .nullable()
      .describe('What they told WhatsApp itself of marketing messages; of other templates it says nothing'),
  })
  .meta({ id: 'Consent' })
export type ConsentJson = z.infer<typeof ConsentShape>

export const NewConsent = z.strictObject({
  state: z.enum(['in', 'out']),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .refine((text) => !text.includes('\0'), 'must not hold NUL')
    .describe('How the shop knows'),
})
