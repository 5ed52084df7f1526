import type { Detail, Referral } from '../content.ts'
import { present, someText } from '../wire-values.ts'
import type { Message, Referral as ReferralWire } from './message-wire.ts'

/** What can stand beside a message of any kind: the ad that led here, the forwarding mark, the product asked about. */
export function detailOf({ context, referral }: Message): Detail | undefined {
  const detail = present({
    referral: referral && referralOf(referral),
    forwarded: context?.frequently_forwarded
      ? ('often' as const)
      : context?.forwarded
        ? ('once' as const)
        : undefined,
    product: context?.referred_product?.product_retailer_id,
  })
  return Object.keys(detail).length > 0 ? detail : undefined
}

/** UTF-16 units; of an ad the beginning tells what it is about. */
const longestBody = 500

const referralOf = (referral: ReferralWire): Referral =>
  present({
    source: referral.source_type === 'ad' || referral.source_type === 'post' ? referral.source_type : 'other',
    id: referral.source_id,
    url: referral.source_url && isWebAddress(referral.source_url) ? referral.source_url : undefined,
    headline: referral.headline,
    body: someText(referral.body, longestBody),
    clickId: referral.ctwa_clid,
  })

const isWebAddress = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? '')
