import type { Standing } from './standing.ts'

/** Whether what the provider is told to deliver comes here: 'elsewhere' is another program's address. */
export type Subscription = 'active' | 'missing' | 'elsewhere' | 'unknown'

/** What a provider says about a connected account when nothing is being sent. */
export type Inspection =
  | { readonly kind: 'unreachable' }
  /** The token is of no use any more. See `reasons.ts`. */
  | { readonly kind: 'rejected'; readonly reason: string }
  | Works

export interface Works {
  readonly kind: 'works'
  /** Null when it does not expire, undefined when the provider does not say. */
  readonly tokenExpiresAt: Date | null | undefined
  /** Whether each is allowed, by the provider's names; the answers say nothing of others. */
  readonly permissions: Readonly<Record<string, boolean>>
  readonly subscription: Subscription
  /** The provider's last complaint about our address, if it is recent. */
  readonly webhookError: string | null
  /** Of the account's settings those that the provider may change by itself, as they are now; null is one that is no more. */
  readonly settings: Readonly<Record<string, true | null>>
  /** Null where the provider knows no such thing, or did not answer. */
  readonly standing: Standing | null
}

export const unreachable: Inspection = { kind: 'unreachable' }

export const works = (found: Partial<Omit<Works, 'kind'>>): Works => ({
  kind: 'works',
  tokenExpiresAt: undefined,
  permissions: {},
  subscription: 'unknown',
  webhookError: null,
  settings: {},
  standing: null,
  ...found,
})
