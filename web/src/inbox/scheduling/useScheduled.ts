import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { listScheduled, readMySending } from '../../api/scheduling.ts'
import type { Scheduled } from '../../api/types.ts'
import { onScheduled } from '../outbox/outbox.ts'

interface List {
  items: Scheduled[]
}

const key = (storeId: string, conversationId: string) => ['scheduled', storeId, conversationId]

/** What waits to leave in a conversation, and what has stopped there. */
export function useScheduled(storeId: string, conversationId: string): readonly Scheduled[] {
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: key(storeId, conversationId),
    queryFn: () => listScheduled(storeId, conversationId),
  })
  // Shown before the event of it comes, so that no message is out of sight in between.
  useEffect(
    () =>
      onScheduled((scheduled) => {
        if (scheduled.state !== 'waiting') return
        queries.setQueryData<List>(key(storeId, scheduled.conversationId), (list) => withOne(list, scheduled))
      }),
    [queries, storeId],
  )
  return data?.items ?? []
}

const withOne = (list: List | undefined, one: Scheduled): List => ({
  items: [...(list?.items ?? []).filter(({ id }) => id !== one.id), one],
})

export const mySendingKey = (storeId: string) => ['my-sending', storeId]

/** Whether each send of the reader waits a few seconds, so that it can be taken back. */
export function useUndoSend(storeId: string): boolean {
  const { data } = useQuery({
    queryKey: mySendingKey(storeId),
    queryFn: async () => {
      const choice = await readMySending(storeId)
      rememberSending(choice)
      return choice
    },
    // Who has chosen it relies on it from the first message on.
    placeholderData: () => ({ undo: localStorage.getItem(lastKnown) === 'true' }),
    staleTime: 300_000,
  })
  return data?.undo ?? false
}

const lastKnown = 'tutum.undoSend'

/** Keeps the choice on this device for the messages that are sent before the server has told it. */
export const rememberSending = ({ undo }: { undo: boolean }) => localStorage.setItem(lastKnown, String(undo))
