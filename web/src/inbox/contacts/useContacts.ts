import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listContacts } from '../../api/contacts.ts'
import { useHere } from '../../app/store.tsx'
import { isQuestion } from '../searching/useSearch.ts'
import type { Asked } from './asked.ts'

/**
 * The store's contacts, page after page. What was shown stays while the next is looked for. It is no live list: who speaks is
 * seen in the inbox; only what people change of a contact is shown at once.
 */
export function useContacts({ q, channel, label, order }: Asked) {
  const { store } = useHere()
  const asked = { q: q && isQuestion(q) ? q : undefined, channel, label, sort: order }
  const query = useInfiniteQuery({
    queryKey: ['contacts', store.id, asked],
    queryFn: ({ pageParam }) => listContacts(store.id, asked, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    refetchOnWindowFocus: false,
  })
  const rows = useMemo(
    () => [...new Map(query.data?.pages.flatMap((page) => page.items.map((row) => [row.id, row]))).values()],
    [query.data],
  )
  return { ...query, rows, near: query.data?.pages[0]?.near ?? false }
}
