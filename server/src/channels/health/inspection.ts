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

/** How a provider rates an account and what it lets it do, in its own words, lower case. What it does not say is left out. */
export interface Standing {
  /** 'green', 'yellow', 'red'; anything else is no rating yet. */
  readonly quality?: string
  /** Of new people in a day: 'tier_250', 'tier_2k' … 'tier_unlimited'. */
  readonly limit?: string
  /** 'standard' or 'high'. */
  readonly throughput?: string
  readonly nameStatus?: string
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
