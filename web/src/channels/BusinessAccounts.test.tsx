import { describe, expect, it } from 'vitest'
import { Problem } from '../api/client.ts'
import { inRussian } from '../i18n/inRussian.tsx'
import { AccountLine } from './BusinessAccounts.tsx'

const account = {
  id: 'bc-1',
  name: 'Айзада',
  username: 'aizada',
  state: 'waiting',
  askedAt: '2026-11-24T10:00:00.000Z',
} as const
const drawn = (failure: unknown) =>
  inRussian(
    <AccountLine account={account} since="10:00" deciding={false} failure={failure} onDecide={() => {}} />,
  )

describe('an account that asks to be answered by the bot', () => {
  it('says by its button that a decision did not go through, and why', () => {
    const line = drawn(new Problem(403, 'forbidden', null))
    expect(line).toMatch(/role="alert"[^>]*>Решение не сохранилось\. Вашей роли/)
    expect(line).toContain('Одобрить')
  })

  it('says nothing of the kind before', () => {
    expect(drawn(null)).not.toContain('alert')
  })
})
