import { describe, expect, it } from 'vitest'
import { troubleOfBreak, troublesSeen } from './trouble.ts'

const now = new Date('2026-11-29T10:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
type Seen = Parameters<typeof troublesSeen>[0]
const well: Seen = {
  before: { webhookError: null },
  after: { subscription: 'active', webhookError: null, silentSince: null },
  missingPermissions: [],
  tokenExpiresAt: null,
  now,
}
const after = (part: Partial<Seen['after']>) => ({ after: { ...well.after, ...part } })

describe('what a look has found that somebody has to know of', () => {
  it.each<[string, Partial<Seen>, string[]]>([
    ['nothing where all is well', {}, []],
    ['a subscription that has gone', after({ subscription: 'missing' }), ['deaf']],
    ['one that leads elsewhere', after({ subscription: 'elsewhere' }), ['deaf']],
    ['not one that is unknown', after({ subscription: 'unknown' }), []],
    ['not one complaint of the provider', after({ webhookError: '500' }), []],
    [
      'a complaint that stands',
      { before: { webhookError: '502' }, ...after({ webhookError: '500' }) },
      ['deaf'],
    ],
    ['silence', after({ silentSince: now }), ['silent']],
    [
      'a right that is missing',
      { missingPermissions: ['instagram_business_manage_messages'] },
      ['permission'],
    ],
    ['not the right that nobody needs', { missingPermissions: ['instagram_business_manage_comments'] }, []],
    ['a token that ends within a week', { tokenExpiresAt: inDays(6) }, ['token_ending']],
    ['not one that has a week', { tokenExpiresAt: inDays(7) }, []],
    [
      'several at once',
      { ...after({ silentSince: now }), tokenExpiresAt: inDays(1) },
      ['silent', 'token_ending'],
    ],
  ])('%s', (_what, part, kinds) => {
    expect(troublesSeen({ ...well, ...part }).map(({ kind }) => kind)).toEqual(kinds)
  })

  it.each([
    ['token_rejected 190', 'broken'],
    ['token_expired', 'broken'],
    ['account_restricted 368', 'restricted'],
    ['permission_missing 10', 'permission'],
    ['not_subscribed 400', 'deaf'],
  ])('a channel that broke with %s is %s', (reason, kind) => {
    expect(troubleOfBreak(reason)).toEqual({ kind, reason })
  })
})
