import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { searchInbox } from '../../api/inbox.ts'

/** As many as the server wants before it looks. */
export const shortestQuestion = 2

/** Whether the server would look for it at all. */
export const isQuestion = (q: string): boolean => (q.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= shortestQuestion

/** What was found in the inbox, or in one conversation; what was found before stays while the next is looked for. */
export function useSearch(storeId: string, q: string, conversationId?: string) {
  const query = useInfiniteQuery({
    queryKey: ['found', storeId, conversationId ?? '', q],
    queryFn: ({ pageParam }) =>
      searchInbox(storeId, {
        q,
        ...(conversationId ? { conversationId } : {}),
        cursor: pageParam,
        limit: conversationId ? 100 : 30,
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
