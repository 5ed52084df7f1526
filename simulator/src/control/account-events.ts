import { z } from 'zod'
import type { WhatsAppAccount } from '../world/accounts.ts'
import type { Providers } from './phone.ts'

const account = z
  .union([z.string().min(1), z.number().int()])
  .transform(String)
  .optional()

/** What Meta does to an account or its number. */
export const AccountEvent = z.discriminatedUnion('event', [
  /** every send is refused with 131031 until it is lifted */
  z.strictObject({
    event: z.literal('restriction'),
    account,
    days: z.number().int().min(1).max(90).default(3),
  }),
  z.strictObject({ event: z.literal('restrictionLifted'), account }),
  z.strictObject({ event: z.literal('quality'), account, rating: z.enum(['GREEN', 'YELLOW', 'RED']) }),
  z.strictObject({
    event: z.literal('limit'),
    account,
    tier: z.enum(['TIER_250', 'TIER_2K', 'TIER_10K', 'TIER_100K', 'TIER_UNLIMITED']),
  }),
  z.strictObject({
    event: z.literal('name'),
    account,
    decision: z.enum(['APPROVED', 'REJECTED', 'PENDING']),
  }),
])
export type AccountEvent = z.infer<typeof AccountEvent>

/** Does it and tells the shop of it, as Meta does. Returns false when there is no such account. */
export function happenTo({ world, whatsapp }: Providers, asked: AccountEvent): boolean {
  const account = world.account('whatsapp', asked.account)
  if (!account) return false
  const [field, value] = change(account, asked, world.clock())
  whatsapp.tells(account, field, value)
  world.events.publish({ type: 'world' })
  return true
}

function change(account: WhatsAppAccount, asked: AccountEvent, now: Date): [field: string, value: object] {
  const number = { display_phone_number: account.displayNumber.replace(/\D/g, '') }
  switch (asked.event) {
    case 'restriction': {
      account.restricted = true
      const expiration = Math.floor(now.getTime() / 1000) + asked.days * 86_400
      const restriction_info = [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration }]
      return ['account_update', { event: 'ACCOUNT_RESTRICTION', restriction_info }]
    }
    case 'restrictionLifted':
      account.restricted = false
      return ['account_update', { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } }]
    case 'quality':
      account.quality = asked.rating
      return [
        'phone_number_quality_update',
        { ...number, event: asked.rating === 'GREEN' ? 'UNFLAGGED' : 'FLAGGED' },
      ]
    case 'limit':
      account.limit = asked.tier
      return ['business_capability_update', { max_daily_conversations_per_business: asked.tier }]
    case 'name': {
      account.nameStatus = asked.decision
      const rejected = asked.decision === 'REJECTED'
      const reason = rejected ? { rejection_reason: 'NAME_FORMAT_UNACCEPTABLE' } : {}
      const told = { decision: asked.decision, requested_verified_name: account.name, ...reason }
      return ['phone_number_name_update', { ...number, ...told }]
    }
  }
}
