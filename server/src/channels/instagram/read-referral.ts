import type { Detail, Referral } from '../content.ts'
import { present, someAddress } from '../wire-values.ts'
import type { Referral as ReferralWire } from './message-wire.ts'

/** What led into the chat, and the product that the customer came from. */
export function detailOfReferral(referral: ReferralWire | undefined): Detail {
  if (!referral) return {}
  const { ref, source, ad_id, ads_context_data: ad, product } = referral
  const told = present({ id: ad_id, url: someAddress(source), headline: ad?.ad_title, ref })
  const kind = sourceOf(referral)
  const says = kind !== 'other' || Object.keys(told).length > 0
  return present({
    referral: says ? ({ source: kind, ...told } satisfies Referral) : undefined,
    product: product?.id,
  })
}

function sourceOf({ ref, source = '', ad_id }: ReferralWire): Referral['source'] {
  if (ad_id !== undefined || source.toUpperCase() === 'ADS') return 'ad'
  return ref !== undefined || /(^|\/\/)ig\.me\b/i.test(source) ? 'link' : 'other'
}
