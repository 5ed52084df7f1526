import { useQuery } from '@tanstack/react-query'
import { listProducts, readProduct } from '../../api/catalog.ts'
import { useHere } from '../../app/store.tsx'
import { titleOf } from '../../catalog/productWords.ts'
import { useI18n } from '../../i18n/i18n.tsx'

/**
 * Products to narrow the list by: the beginning of the catalogue, and the one that is chosen, wherever it stands there.
 * From its own page each product leads to the conversations about it.
 */
export function useProductChoices(chosen: string | undefined): { value: string; text: string }[] {
  const { language } = useI18n()
  const { store } = useHere()
  const first = useQuery({
    queryKey: ['products', store.id, 'filter'],
    queryFn: () => listProducts(store.id, '', null),
    staleTime: 60_000,
  })
  const listed = first.data?.items ?? []
  const missing = chosen !== undefined && first.data !== undefined && !listed.some(({ id }) => id === chosen)
  const other = useQuery({
    queryKey: ['product', store.id, chosen],
    queryFn: () => readProduct(store.id, chosen ?? ''),
    enabled: missing,
  })
  return [...(missing && other.data ? [other.data] : []), ...listed].map((product) => ({
    value: product.id,
    text: titleOf(product, language) ?? product.slug,
  }))
}
