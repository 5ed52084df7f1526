import { z } from 'zod'

const id = z
  .string()
  .trim()
  .regex(/^\d{1,30}$/, 'digits only')
const token = z.string().trim().min(1).max(2000)

/** Credentials as a member pastes them, one shape per kind. */
export const ConnectRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('whatsapp'),
    phoneNumberId: id,
    wabaId: id.optional(),
    accessToken: token,
  }),
  z.strictObject({ kind: z.literal('instagram'), accountId: id.optional(), accessToken: token }),
  z.strictObject({ kind: z.literal('telegram'), botToken: token }),
])
export type ConnectRequest = z.infer<typeof ConnectRequest>

export const ChannelView = z
  .object({
    id: z.uuid(),
    kind: z.enum(['whatsapp', 'instagram', 'telegram']),
    name: z.string(),
    account: z.string().describe("The provider's id: phone_number_id, Instagram account id, bot id"),
    state: z.enum(['connected', 'broken', 'disconnected']),
    stateReason: z.string().nullable(),
    connectedAt: z.iso.datetime(),
    lastInboundAt: z.iso.datetime().nullable(),
    webhookUrl: z.url().describe('Where the provider delivers'),
  })
  .meta({ id: 'Channel' })
export type ChannelView = z.infer<typeof ChannelView>
