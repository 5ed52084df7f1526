import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { searchInbox } from '../../api/inbox.ts'

/** As many as the server wants before it looks. */
export const shortestQuestion = 2

/** Whether the server would look for it at all. */
export const isQuestion = (q: string): boolean => (q.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= shortestQuestion

/** Where alone it is looked: one conversation, or all of a contact's. */
export type Within = { conversationId: string } | { contactId: string }

/** What was found in the inbox, or in a part of it; what was found before stays while the next is looked for. */
export function useSearch(storeId: string, q: string, within?: Within) {
  const query = useInfiniteQuery({
    queryKey: ['found', storeId, within ?? '', q],
    queryFn: ({ pageParam }) =>
      searchInbox(storeId, {
        q,
        ...within,
        cursor: pageParam,
        limit: within ? 100 : 30,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    enabled: isQuestion(q),
    // What is written meanwhile is found when it is asked for again.
    staleTime: 10_000,
  })
  const [first] = query.data?.pages ?? []
  const messages = useMemo(() => query.data?.pages.flatMap((page) => page.messages) ?? [], [query.data])
  return { ...query, people: first?.people ?? [], messages, near: first?.near ?? false }
}
