import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { listTimeline } from '../api/contacts.ts'
import {
  listConversations,
  listMessages,
  type NextSpeaker,
  react,
  readComposing,
  readConversation,
  retryMessage,
  setSpeaker,
  setState,
  type ThreadPlace,
} from '../api/inbox.ts'
import type { Conversation, Message, MessagePage, Narrowing, View } from '../api/types.ts'
import { refreshRows } from './list/refreshRows.ts'

/** A view of the inbox, page after page, with the counts of all views. */
export function useConversations(storeId: string, view: View, narrowing: Narrowing) {
  const query = useInfiniteQuery({
    queryKey: ['conversations', storeId, view, narrowing],
    queryFn: ({ pageParam }) => listConversations(storeId, view, pageParam, narrowing),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
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

/**
 * The messages of a conversation, oldest first: its end, or what stands around a message. `fetchNextPage` brings earlier
 * ones, `fetchPreviousPage` later ones. With a contact they are those of all its conversations.
 */
export function useMessages(
  storeId: string,
  id: string,
  around: string | null,
  contactId: string | null = null,
) {
  const key = contactId ? ['timeline', storeId, contactId] : ['messages', storeId, id]
  const query = useInfiniteQuery({
    queryKey: around ? [...key, around] : key,
    queryFn: ({ pageParam }) =>
      contactId ? listTimeline(storeId, contactId, pageParam) : listMessages(storeId, id, pageParam),
    // The other channels come in around what is on the screen already.
    placeholderData: (before) => (contactId && !around ? before : undefined),
    initialPageParam: (around ? { around } : null) as ThreadPlace,
    getNextPageParam: ({ next }): ThreadPlace => (next ? { before: next } : null),
    getPreviousPageParam: ({ newer }): ThreadPlace => (newer ? { after: newer } : null),
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
      queries.setQueriesData<InfiniteData<MessagePage, ThreadPlace>>(
        { queryKey: key },
        (data) => data && withMessage(data, message),
      )
      queries.setQueriesData<InfiniteData<MessagePage, ThreadPlace>>(
        { queryKey: ['timeline', storeId] },
        (data) => (data && holds(data, message.conversationId) ? withMessage(data, message) : data),
      )
      void queries.invalidateQueries({ queryKey: ['conversation', storeId, message.conversationId] })
      void refreshRows(queries, storeId, [message.conversationId])
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
    void refreshRows(queries, storeId, [id])
    void queries.invalidateQueries({ queryKey: ['counts', storeId] })
    for (const key of [
      ['messages', storeId, id],
      ['timeline', storeId],
    ])
      void queries.invalidateQueries({ queryKey: key })
  }
  const speaker = useMutation({
    mutationFn: (who: NextSpeaker) => setSpeaker(storeId, id, who),
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

/** Whether a timeline is of the contact whose conversation this is. */
const holds = (data: InfiniteData<MessagePage, ThreadPlace>, conversationId: string): boolean =>
  data.pages.some((page) => page.items.some((item) => item.conversationId === conversationId))

function withMessage(data: InfiniteData<MessagePage, ThreadPlace>, message: Message) {
  const isTwin = (other: Message) => other.id === message.id
  if (data.pages.some((page) => page.items.some(isTwin))) {
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.map((other) => (isTwin(other) ? message : other)),
    }))
    return { ...data, pages }
  }
  const [newest, ...older] = data.pages
  // Where later messages are still to be loaded, it would stand out of its place.
  if (!newest || newest.newer) return data
  return { ...data, pages: [{ ...newest, items: [...newest.items, message] }, ...older] }
}

/** Pages asked at different moments may overlap; the first mention wins. */
function unique<Item extends { id: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.id, item])).values()]
}
