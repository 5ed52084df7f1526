import { z } from 'zod'
import { type Channel, channels } from './accounts.ts'
import { signUpFaults } from './sign-up-faults.ts'

const on = z.boolean()

/** What can be broken on purpose. The first group troubles webhooks, the second the answers of the API. */
export const FaultRequest = z.strictObject({
  /** the same webhook arrives twice, byte for byte */
  duplicate: on.optional(),
  /** the webhook waits until the next one has overtaken it (or 2 s) */
  reorder: on.optional(),
  /** the webhook starts this many milliseconds late */
  delayMs: z.number().int().min(0).max(120_000).optional(),
  /** true: the first attempt is lost on the way and the provider delivers again; "forever": nothing ever comes */
  drop: z.union([on, z.literal('forever')]).optional(),
  /** statuses and echoes arrive before the send call is answered */
  eventsFirst: on.optional(),
  tokenExpired: on.optional(),
  rateLimit: on.optional(),
  serverError: on.optional(),
  /** WhatsApp and Instagram: the send is refused with this number */
  sendError: z.union([z.number().int().min(1), z.literal(false)]).optional(),
  /** WhatsApp: the send is accepted, and fails with this number afterwards */
  deliveryError: z.union([z.number().int().min(1), z.literal(false)]).optional(),
  /** the call is never answered and nothing is sent */
  hang: on.optional(),
  /** the message is sent, then the connection breaks: the caller cannot know */
  acceptThenDrop: on.optional(),
  windowClosed: on.optional(),
  pairLimit: on.optional(),
  /** in WhatsApp's sign-up, one at a time */
  signUp: z.union([z.enum(signUpFaults), z.literal(false)]).optional(),
  /** how often each named fault strikes; null: until it is called off */
  times: z.number().int().min(1).max(100_000).nullable().default(1),
  /** only on this channel */
  channel: z.enum(['whatsapp', 'instagram', 'telegram']).optional(),
})
export type FaultRequest = z.infer<typeof FaultRequest>

export type FaultKind = Exclude<keyof FaultRequest, 'times' | 'channel'>
type FaultValue = boolean | number | string
type Armed = { value: FaultValue; left: number | null; channels: readonly Channel[] }

const kinds: readonly FaultKind[] = [
  'duplicate',
  'reorder',
  'delayMs',
  'drop',
  'eventsFirst',
  'tokenExpired',
  'rateLimit',
  'serverError',
  'sendError',
  'deliveryError',
  'hang',
  'acceptThenDrop',
  'windowClosed',
  'pairLimit',
  'signUp',
]

export type ArmedFaults = Partial<Record<FaultKind, { value: FaultValue; left: number | null }>>

export class Faults {
  #armed = new Map<FaultKind, Armed>()
  #changed: () => void

  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** Arms what is named with a true value, calls off what is named with false or 0, leaves the rest. */
  arm(request: FaultRequest): void {
    for (const kind of kinds) {
      const value = request[kind]
      if (value === undefined) continue
      if (value === false || value === 0) this.#armed.delete(kind)
      else
        this.#armed.set(kind, {
          value,
          left: request.times,
          channels: request.channel ? [request.channel] : channels,
        })
    }
    this.#changed()
  }

  /** The value of the fault if it strikes now; one strike is used up. */
  take(kind: FaultKind, channel: Channel): FaultValue | undefined {
    const fault = this.#armed.get(kind)
    if (!fault?.channels.includes(channel)) return undefined
    if (fault.left !== null && --fault.left === 0) this.#armed.delete(kind)
    this.#changed()
    return fault.value
  }

  /** Whether the fault strikes with just this value; only then a strike is used up. */
  strikes(kind: FaultKind, channel: Channel, value: FaultValue): boolean {
    return this.#armed.get(kind)?.value === value && this.take(kind, channel) !== undefined
  }

  clear(): void {
    this.#armed.clear()
    this.#changed()
  }

  list(): ArmedFaults {
    return Object.fromEntries([...this.#armed].map(([kind, { value, left }]) => [kind, { value, left }]))
  }
}
