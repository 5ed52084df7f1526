import { describe, expect, it } from 'vitest'
import type { Channel, ChannelHealth } from '../api/types.ts'
import { healthLines } from './health.ts'

const now = Date.parse('2026-11-24T12:00:00Z')
const inDays = (days: number) => new Date(now + days * 86_400_000).toISOString()
const well: ChannelHealth = {
  channelId: 'c',
  checkedAt: inDays(0),
  reachable: true,
  subscription: 'active',
  webhookError: null,
  standing: null,
  sends: 0,
  failures: 0,
  silentSince: null,
  expectedArrivals: null,
}
const fresh: Pick<Channel, 'state' | 'tokenExpiresAt' | 'tokenProblem' | 'missingPermissions'> = {
  state: 'connected',
  tokenExpiresAt: null,
  tokenProblem: null,
  missingPermissions: [],
}
const lines = (more: Partial<ChannelHealth & typeof fresh>) =>
  healthLines({ ...fresh, ...more }, { ...well, ...more }, now)

describe('what a channel says of its health', () => {
  it('is nothing while all is well', () => {
    expect(lines({})).toEqual([])
    expect(lines({ tokenExpiresAt: inDays(40), sends: 200, failures: 3 })).toEqual([])
  })

  it.each<[string, Partial<ChannelHealth & typeof fresh>, object]>([
    [
      'a subscription that has gone',
      { subscription: 'missing' },
      { kind: 'subscriptionMissing', tone: 'danger' },
    ],
    ['an address moved elsewhere', { subscription: 'elsewhere' }, { kind: 'subscriptionElsewhere' }],
    ['a missing permission', { missingPermissions: ['a', 'b'] }, { kind: 'permissions', names: 'a, b' }],
    [
      'a token that ends soon',
      { tokenExpiresAt: inDays(9.5) },
      { kind: 'tokenExpires', days: 9, tone: 'attention' },
    ],
    ['a token that ends at once', { tokenExpiresAt: inDays(2) }, { kind: 'tokenExpires', tone: 'danger' }],
    ['a token that has ended', { tokenExpiresAt: inDays(-1) }, { kind: 'tokenExpired', tone: 'danger' }],
    [
      'a token that could not be renewed',
      { tokenProblem: 'rejected 100', tokenExpiresAt: inDays(13) },
      { kind: 'tokenDies', at: inDays(13), tone: 'danger' },
    ],
    [
      'a pasted token that could not be renewed',
      { tokenProblem: 'rejected 100' },
      { kind: 'tokenNotRenewed' },
    ],
    [
      'that comments were not allowed',
      { missingPermissions: ['instagram_business_manage_comments'] },
      { kind: 'noComments', tone: 'muted' },
    ],
    ['sends that fail', { sends: 20, failures: 2 }, { kind: 'failures', failures: 2, sends: 20 }],
    [
      'a silence',
      { silentSince: inDays(-1), expectedArrivals: 13.6 },
      { kind: 'silent', since: inDays(-1), expected: 14 },
    ],
    ['a provider that is away', { reachable: false }, { kind: 'unreachable', tone: 'attention' }],
    [
      'a complaint about our address',
      { webhookError: 'timeout' },
      { kind: 'webhookError', error: 'timeout' },
    ],
  ])('names %s', (_, more, line) => {
    expect(lines(more)).toEqual([expect.objectContaining(line)])
  })

  it('leaves what is wrong with the token of a broken channel to its reason', () => {
    expect(lines({ state: 'broken', tokenProblem: 'rejected 100', tokenExpiresAt: inDays(-1) })).toEqual([])
  })

  it('knows before the first look what connecting brought', () => {
    const channel = { ...fresh, missingPermissions: ['instagram_business_manage_messages'] }
    expect(healthLines(channel, undefined, now)).toMatchObject([{ kind: 'permissions' }])
  })

  it('does not judge a handful of sends', () => {
    expect(lines({ sends: 3, failures: 3 })).toEqual([])
  })

  it('puts what stops messages first', () => {
    const kinds = lines({ subscription: 'missing', silentSince: inDays(-1), sends: 10, failures: 9 })
    expect(kinds.map(({ kind }) => kind)).toEqual(['subscriptionMissing', 'failures', 'silent'])
  })
})
