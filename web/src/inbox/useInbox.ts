import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import {
  listConversations,
  listMessages,
  react,
  readComposing,
  readConversation,
  retryMessage,
  setSpeaker,
  setState,
} from '../api/inbox.ts'
import type { Conversation, Message, Narrowing, Page, View } from '../api/types.ts'

/** A view of the inbox, page after page, with the counts of all views. */
export function useConversations(storeId: string, view: View, q: string, narrowing: Narrowing) {
  const query = useInfiniteQuery({
    queryKey: ['conversations', storeId, view, q, narrowing],
    queryFn: ({ pageParam }) => listConversations(storeId, view, q, pageParam, narrowing),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before, beforeQuery) => (beforeQuery?.queryKey[2] === view ? before : undefined),
  })
  const rows = useMemo(() => unique(query.data?.pages.flatMap((page) => page.items) ?? []), [query.data])
  return { ...query, rows, counts: query.data?.pages[0]?.counts ?? null }
}

export function useConversation(storeId: string, id: string) {
  return useQuery({ queryKey: ['conversation', storeId, id], queryFn: () => readConversation(storeId, id) })
}

/** What may be composed there; asked again when the window opens, closes or is renewed. */
export function useComposing(storeId: string, { id, lastInboundAt, window }: Conversation) {
  return useQuery({
    queryKey: ['composing', storeId, id, lastInboundAt, window.open],
    queryFn: () => readComposing(storeId, id),
    placeholderData: (before) => before,
  }).data
}

/** The messages of a conversation, oldest first; `fetchNextPage` brings earlier ones. */
export function useMessages(storeId: string, id: string) {
  const query = useInfiniteQuery({
    queryKey: ['messages', storeId, id],
    queryFn: ({ pageParam }) => listMessages(storeId, id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const messages = useMemo(
    () => unique((query.data?.pages ?? []).toReversed().flatMap((page) => page.items)),
    [query.data],
  )
  return { ...query, messages }
}

/** Puts a message into the thread at once; the server's event brings the rest. */
export function usePutMessage() {
  const queries = useQueryClient()
  return useCallback(
    (storeId: string, message: Message) => {
      const key = ['messages', storeId, message.conversationId]
      queries.setQueryData<InfiniteData<Page<Message>, string | null>>(
        key,
        (data) => data && withMessage(data, message),
      )
      void queries.invalidateQueries({ queryKey: ['conversation', storeId, message.conversationId] })
      void queries.invalidateQueries({ queryKey: ['conversations', storeId] })
    },
    [queries],
  )
}

/** What a person does with a conversation; each answer is shown before the event comes. */
export function useConversationActs(storeId: string, id: string) {
  const queries = useQueryClient()
  const put = usePutMessage()
  const settle = (conversation: Conversation) => {
    queries.setQueryData(['conversation', storeId, id], conversation)
    for (const key of ['conversations', 'counts'])
      void queries.invalidateQueries({ queryKey: [key, storeId] })
    void queries.invalidateQueries({ queryKey: ['messages', storeId, id] })
  }
  const speaker = useMutation({
    mutationFn: (who: 'member' | 'assistant') => setSpeaker(storeId, id, who),
    onSuccess: settle,
  })
  const state = useMutation({
    mutationFn: (next: 'open' | 'closed') => setState(storeId, id, next),
    onSuccess: settle,
  })
  const retry = useMutation({
    mutationFn: (messageId: string) => retryMessage(storeId, id, messageId),
    onSuccess: (message) => put(storeId, message),
  })
  const reaction = useMutation({
    mutationFn: (given: { messageId: string; emoji: string | null }) =>
      react(storeId, id, given.messageId, given.emoji),
    onSuccess: (message) => put(storeId, message),
  })
  return { speaker, state, retry, reaction }
}

function withMessage(data: InfiniteData<Page<Message>, string | null>, message: Message) {
  const isTwin = (other: Message) => other.id === message.id
  if (data.pages.some((page) => page.items.some(isTwin))) {
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.map((other) => (isTwin(other) ? message : other)),
    }))
    return { ...data, pages }
  }
  const [newest, ...older] = data.pages
  if (!newest) return data
  return { ...data, pages: [{ ...newest, items: [...newest.items, message] }, ...older] }
}

/** Pages asked at different moments may overlap; the first mention wins. */
function unique<Item extends { id: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.id, item])).values()]
}
