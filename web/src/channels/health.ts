import type { Channel, ChannelHealth } from '../api/types.ts'

const dayMs = 86_400_000
/** From here on a token's end is worth a line. */
const warnDays = 14
const urgentDays = 3
/** Fewer sends than this prove nothing. */
const fewestSends = 10
const failing = 0.1

export type HealthLine = { tone: 'danger' | 'attention' | 'muted' } & (
  | { kind: 'unreachable' | 'subscriptionMissing' | 'subscriptionElsewhere' }
  | { kind: 'tokenExpired' | 'tokenNotRenewed' | 'noComments' }
  | { kind: 'permissions'; names: string }
  | { kind: 'webhookError'; error: string }
  | { kind: 'tokenExpires'; days: number }
  | { kind: 'tokenDies'; at: string }
  | { kind: 'failures'; failures: number; sends: number }
  | { kind: 'silent'; since: string; expected: number }
)

/** What a channel can live without. */
const optional = 'instagram_business_manage_comments'

type TokenFacts = Pick<Channel, 'state' | 'tokenExpiresAt' | 'tokenProblem' | 'missingPermissions'>

/**
 * What a channel's owner should know, the most urgent first; empty when all is well.
 * @param health of the last look; a channel that was connected just now has none
 */
export function healthLines(
  channel: TokenFacts,
  health: ChannelHealth | undefined,
  now: number,
): HealthLine[] {
  return [
    ...(health ? subscriptionLines(health) : []),
    ...permissionLines(channel),
    ...tokenLines(channel, now),
    ...(health ? trafficLines(health) : []),
    ...(channel.missingPermissions.includes(optional)
      ? [{ tone: 'muted', kind: 'noComments' } as const]
      : []),
  ]
}

function trafficLines(health: ChannelHealth): HealthLine[] {
  const lines: HealthLine[] = []
  if (health.webhookError) lines.push({ tone: 'attention', kind: 'webhookError', error: health.webhookError })
  const { sends, failures, silentSince: since, expectedArrivals } = health
  if (sends >= fewestSends && failures / sends >= failing)
    lines.push({ tone: 'attention', kind: 'failures', failures, sends })
  if (since)
    lines.push({ tone: 'attention', kind: 'silent', since, expected: Math.round(expectedArrivals ?? 0) })
  if (!health.reachable) lines.push({ tone: 'attention', kind: 'unreachable' })
  return lines
}

function subscriptionLines({ subscription }: ChannelHealth): HealthLine[] {
  if (subscription === 'missing') return [{ tone: 'danger', kind: 'subscriptionMissing' }]
  if (subscription === 'elsewhere') return [{ tone: 'danger', kind: 'subscriptionElsewhere' }]
  return []
}

function permissionLines({ missingPermissions }: TokenFacts): HealthLine[] {
  const names = missingPermissions.filter((name) => name !== optional).join(', ')
  return names === '' ? [] : [{ tone: 'danger', kind: 'permissions', names }]
}

/** A broken channel says itself what is wrong with its token. */
function tokenLines({ state, tokenExpiresAt, tokenProblem }: TokenFacts, now: number): HealthLine[] {
  if (state !== 'connected') return []
  if (!tokenExpiresAt) return tokenProblem ? [{ tone: 'attention', kind: 'tokenNotRenewed' }] : []
  const days = Math.floor((new Date(tokenExpiresAt).getTime() - now) / dayMs)
  if (days < 0) return [{ tone: 'danger', kind: 'tokenExpired' }]
  if (tokenProblem) return [{ tone: 'danger', kind: 'tokenDies', at: tokenExpiresAt }]
  if (days >= warnDays) return []
  return [{ tone: days < urgentDays ? 'danger' : 'attention', kind: 'tokenExpires', days }]
}
