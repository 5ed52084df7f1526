/**
 * What can be wrong with a channel. broken: nothing leaves, its access is of no use. restricted: the provider has limited the
 * account. permission: a right is missing. deaf: nothing comes in. silent: nobody writes although somebody should.
 * quality, quality_low: Meta thinks less of the number. token_ending: its access ends within days. ai_priced: Meta charges the answers as an AI
 * provider's, which a shop's assistant is not.
 */
export type TroubleKind =
  | 'broken'
  | 'restricted'
  | 'permission'
  | 'deaf'
  | 'silent'
  | 'quality'
  | 'quality_low'
  | 'token_ending'
  | 'ai_priced'

/** What showed it, and therefore can show that it is over. */
export type Proof = 'look' | 'send'

export interface Trouble {
  readonly kind: TroubleKind
  /** See `reasons.ts`; the provider's number may follow after a space. */
  readonly reason: string | null
  /** When it ends by itself, where the provider has said so. */
  readonly until?: Date
}

/** The kinds that a look decides over: one of them that it does not find is over, if it was a look that showed it. */
export const lookedFor = ['permission', 'deaf', 'silent', 'token_ending'] as const satisfies TroubleKind[]

/** From here on somebody has to do something about the end of a token: it should have been renewed by then. */
const ENDING_MS = 7 * 86_400_000
/** Sales go on without it. */
const optional = 'instagram_business_manage_comments'

interface Seen {
  readonly before: { readonly webhookError: string | null } | undefined
  readonly after: {
    readonly subscription: 'active' | 'missing' | 'elsewhere' | 'unknown'
    readonly webhookError: string | null
    readonly silentSince: Date | null
  }
  readonly missingPermissions: readonly string[]
  readonly tokenExpiresAt: Date | null
  readonly now: Date
}

/** What a look has found that somebody has to know of. */
export function troublesSeen(seen: Seen): Trouble[] {
  const { after, missingPermissions, tokenExpiresAt, now } = seen
  const deaf = deafness(seen)
  const missing = missingPermissions.filter((name) => name !== optional)
  const left = tokenExpiresAt ? tokenExpiresAt.getTime() - now.getTime() : Number.POSITIVE_INFINITY
  return [
    ...(deaf ? [{ kind: 'deaf', reason: deaf } as const] : []),
    ...(missing.length > 0 ? [{ kind: 'permission', reason: 'permission_missing' } as const] : []),
    ...(after.silentSince ? [{ kind: 'silent', reason: null } as const] : []),
    ...(left < ENDING_MS ? [{ kind: 'token_ending', reason: null } as const] : []),
  ]
}

/** A complaint of one look may be a blink; at the second in a row it stands. */
function deafness({ before, after: { subscription, webhookError } }: Seen): string | null {
  if (subscription === 'missing' || subscription === 'elsewhere') return `webhook_${subscription}`
  return webhookError && before?.webhookError ? 'webhook_error' : null
}

/** What it means that a channel was broken for this reason. */
export function troubleOfBreak(reason: string): Trouble {
  const [word = ''] = reason.split(' ')
  return { kind: kindsOfBreak[word] ?? 'broken', reason }
}

const kindsOfBreak: Readonly<Record<string, TroubleKind>> = {
  account_restricted: 'restricted',
  account_not_ready: 'restricted',
  spam_limit: 'restricted',
  permission_missing: 'permission',
  not_subscribed: 'deaf',
}
