import type { ChannelHealth } from '../api/types.ts'

const dayMs = 86_400_000
/** From here on a token's end is worth a line. */
const warnDays = 14
const urgentDays = 3
/** Fewer sends than this prove nothing. */
const fewestSends = 10
const failing = 0.1

export type HealthLine = { tone: 'danger' | 'attention' } & (
  | { kind: 'unreachable' | 'subscriptionMissing' | 'subscriptionElsewhere' | 'tokenExpired' }
  | { kind: 'permissions'; names: string }
  | { kind: 'webhookError'; error: string }
  | { kind: 'tokenExpires'; days: number }
  | { kind: 'failures'; failures: number; sends: number }
  | { kind: 'silent'; since: string; expected: number }
)

/** What a channel's owner should know, the most urgent first; empty when all is well. */
export function healthLines(health: ChannelHealth, now: number): HealthLine[] {
  const lines: HealthLine[] = [
    ...subscriptionLines(health),
    ...(health.missingPermissions.length > 0
      ? [{ tone: 'danger', kind: 'permissions', names: health.missingPermissions.join(', ') } as const]
      : []),
    ...tokenLines(health, now),
  ]
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

function tokenLines({ tokenExpiresAt }: ChannelHealth, now: number): HealthLine[] {
  if (!tokenExpiresAt) return []
  const days = Math.floor((new Date(tokenExpiresAt).getTime() - now) / dayMs)
  if (days < 0) return [{ tone: 'danger', kind: 'tokenExpired' }]
  if (days >= warnDays) return []
  return [{ tone: days < urgentDays ? 'danger' : 'attention', kind: 'tokenExpires', days }]
}
