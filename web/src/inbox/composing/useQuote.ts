import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listMessages } from '../../api/inbox.ts'
import type { Message } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { keptUnder } from '../keptHere.ts'

/** The message that the one being written answers. */
export interface Quote {
  id: string
  /** Null while it is read after a reload. */
  message: Message | null
}

/** What is quoted stays until it is sent or dropped: its id lies on this device, its words are the server's. */
export function useQuote(conversationId: string) {
  const { store, person } = useHere()
  const kept = keptUnder('quote', person.id, conversationId)
  const queries = useQueryClient()
  const [id, setId] = useState(() => localStorage.getItem(kept))
  const keyOf = (messageId: string | null) => ['quoted', store.id, conversationId, messageId]
  const read = useQuery({
    queryKey: keyOf(id),
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { items } = await listMessages(store.id, conversationId, { around: id ?? '' })
      return items.find((message) => message.id === id) ?? null
    },
  })
  const put = (messageId: string | null) => {
    if (messageId) localStorage.setItem(kept, messageId)
    else localStorage.removeItem(kept)
    setId(messageId)
  }
  const lost = id !== null && read.data === null
  useEffect(() => {
    if (!lost) return
    localStorage.removeItem(kept)
    setId(null)
  }, [lost, kept])
  return {
    quoted: id === null || lost ? null : ({ id, message: read.data ?? null } satisfies Quote),
    quote: (message: Message) => {
      queries.setQueryData(keyOf(message.id), message)
      put(message.id)
    },
    /** By its id alone; its words are read. */
    requote: (messageId: string) => put(messageId),
    unquote: () => put(null),
  }
}
