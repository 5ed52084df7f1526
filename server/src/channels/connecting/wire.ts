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

/** Where a member can sign in at the provider instead of pasting a token. */
export const SignInKind = z.enum(['whatsapp', 'instagram'])
export type SignInKind = z.infer<typeof SignInKind>

export const StartSignIn = z.strictObject({
  kind: SignInKind,
  coexisting: z
    .boolean()
    .optional()
    .describe('WhatsApp: the number is in the phone app and is to stay there too'),
})

export type StartSignIn = z.infer<typeof StartSignIn>

/** What the provider sent back through the browser: a code, or why there is none. */
export const FinishSignIn = z.strictObject({
  state: z.string().min(1).max(200),
  code: z.string().min(1).max(2000).optional(),
  error: z.string().max(200).optional(),
})
export type FinishSignIn = z.infer<typeof FinishSignIn>

/** Which number of those that the sign-in brought, and the PIN where it has to be registered first. */
export const ChooseNumber = z.strictObject({
  state: z.string().min(1).max(200),
  phoneNumberId: id,
  pin: z
    .string()
    .regex(/^\d{6}$/, 'six digits')
    .optional(),
})
export type ChooseNumber = z.infer<typeof ChooseNumber>

/** A sign-in that brought more than one number, or one that needs a PIN. */
export const SignInNumbers = z.object({
  numbers: z.array(
    z.object({
      id: z.string(),
      displayNumber: z.string().nullable(),
      name: z.string().nullable(),
      coexisting: z.boolean().describe('It lives in the phone app too and is not registered'),
      needsPin: z.boolean().describe('It has to be registered, with a PIN of six digits'),
    }),
  ),
})
export type SignInNumbers = z.infer<typeof SignInNumbers>

export const ChannelView = z
  .object({
    id: z.uuid(),
    kind: z.enum(['whatsapp', 'instagram', 'telegram']),
    name: z.string(),
    account: z.string().describe("The provider's id: phone_number_id, Instagram account id, bot id"),
    state: z.enum(['connected', 'broken', 'disconnected']),
    stateReason: z.string().nullable(),
    assistantAnswers: z.boolean().describe('false: switched off for whoever writes on this channel'),
    connectedAt: z.iso.datetime(),
    lastInboundAt: z.iso.datetime().nullable(),
    tokenExpiresAt: z.iso
      .datetime()
      .nullable()
      .describe('When the token dies unless it is renewed before; null when never or unknown'),
    tokenProblem: z.string().nullable().describe('Why it could not be renewed'),
    missingPermissions: z
      .array(z.string())
      .describe("Needed or asked for, and not allowed; by the provider's names"),
    coexisting: z
      .boolean()
      .describe('WhatsApp: the number is in the phone app too, what is written there comes as echoes'),
    businessAccounts: z
      .array(
        z.object({
          id: z.string(),
          name: z.string().nullable(),
          username: z.string().nullable(),
          state: z.enum(['waiting', 'refused', 'on', 'silent', 'off']),
          askedAt: z.iso.datetime().describe('When its owner was first heard of'),
        }),
      )
      .describe(
        'Telegram Business: accounts that are connected to the bot; nothing comes from them until a member approves',
      ),
    disconnection: z
      .object({
        at: z.iso.datetime(),
        provider: z
          .enum(['waiting', 'confirmed', 'refused', 'unconfirmed', 'not_needed'])
          .describe(
            'Whether the provider has ended deliveries and token. waiting: is told again at nextTryAt; unconfirmed: did not answer for a day; not_needed: another channel still needs them',
          ),
        providerReason: z.string().nullable(),
        nextTryAt: z.iso.datetime().nullable(),
        history: z.enum(['kept', 'deleting', 'deleted']),
        conversations: z.int().describe('How many there were when the deletion began'),
        deleted: z.int().describe('How many of them have gone'),
      })
      .nullable()
      .describe('Of a disconnected channel'),
    past: z
      .object({
        state: z.enum(['asking', 'asked', 'coming', 'done', 'declined', 'late', 'refused']),
        reason: z.string().nullable().describe('Of refused: one word and the number of the provider'),
        progress: z.int().describe('Percent'),
        messages: z.int().describe('That are here'),
      })
      .nullable()
      .describe('WhatsApp: what has come of the chats of the phone app; null when there is none to ask'),
    reach: z
      .object({ handle: z.string(), url: z.url() })
      .nullable()
      .describe('Where customers write; null while the provider has not said it'),
    webhookUrl: z.url().describe('Where the provider delivers'),
  })
  .meta({ id: 'Channel' })
export type ChannelView = z.infer<typeof ChannelView>
