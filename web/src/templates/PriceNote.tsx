import { CircleDollarSign } from 'lucide-react'
import type { MessageTemplate } from '../api/types.ts'
import { useT } from '../i18n/i18n.tsx'
import { priceOf } from './price.ts'

interface Props {
  category: MessageTemplate['category']
  /** Whether the customer has written within the last day. */
  open: boolean
}

/** What kind of price the send has. How much it is depends on the country and stands in the provider's bill alone. */
export function PriceNote({ category, open }: Props) {
  const t = useT()
  return (
    <p className="flex items-start gap-1.5 text-xs text-muted">
      <CircleDollarSign className="small shrink-0 mt-0.5" aria-hidden="true" />
      <span>
        {t('price.category', { category: t(`templates.${category}`) })}{' '}
        {t(`price.${priceOf(category, open)}`)}
      </span>
    </p>
  )
}
