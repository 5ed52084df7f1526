import { useQuery } from '@tanstack/react-query'
import { Tag } from 'lucide-react'
import { listProducts } from '../../../api/catalog.ts'
import { useHere } from '../../../app/store.tsx'
import { useI18n } from '../../../i18n/i18n.tsx'
import { offerName, offersOf } from '../../products/productText.ts'
import { seenText } from '../../strangers/seen.ts'

/** Which product of the catalogue a message asks about: by its number, and by the shop's own name once that is known. */
export function AskedProduct({ sku }: { sku: string }) {
  const { t } = useI18n()
  const name = useNameOf(sku)
  return (
    <p className="card-line">
      <Tag aria-hidden="true" />
      <span className="text-muted">{t('goods.asked')}</span>
      {name && (
        <span className="said-of-itself" dir="auto">
          {name}
        </span>
      )}
      <bdi className="num text-xs text-faint">{seenText(sku)}</bdi>
    </p>
  )
}

/** Undefined for a number that the shop's catalogue does not have. */
function useNameOf(sku: string): string | undefined {
  const { language } = useI18n()
  const { store } = useHere()
  const found = useQuery({
    queryKey: ['products', store.id, 'sku', sku],
    // A provider's number may be longer than what the catalogue can be asked for.
    queryFn: () => listProducts(store.id, sku.slice(0, 500), null),
    staleTime: 60_000,
  })
  const offer = offersOf(found.data?.items ?? []).find(({ variant }) => variant.sku === sku)
  return offer && offerName(offer, language)
}
