import { z } from 'zod'

/** Bytes in base64url without padding, as browsers write keys. */
const bytes = (length: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .refine((text) => Buffer.from(text, 'base64url').length === length, `${length} bytes in base64url`)

export const NewSubscription = z.strictObject({
  endpoint: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .describe('Where the push service of the browser takes notices'),
  keys: z.strictObject({ p256dh: bytes(65), auth: bytes(16) }),
  words: z.boolean().optional().describe('Show what the customer wrote, too; as before where it is left out'),
})

export const SubscriptionShape = z
  .object({ id: z.uuid(), words: z.boolean() })
  .meta({ id: 'PushSubscription' })

export const PushKeyShape = z.object({
  publicKey: z.string().describe('`applicationServerKey`, in base64url'),
})

export const TrialShape = z.object({
  outcome: z
    .enum(['taken', 'gone', 'later', 'refused'])
    .describe(
      'The push service has it; the browser is told no more, and was forgotten here; the service is away; it does not take it',
    ),
})
