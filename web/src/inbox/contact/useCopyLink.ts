import { useCallback } from 'react'
import { useHere } from '../../app/store.tsx'
import { useCopy } from '../../design/useCopy.ts'

/** Copies the address of a conversation, or of a message in it, for a colleague. */
export function useCopyLink(): (conversationId: string, messageId?: string) => Promise<void> {
  const copy = useCopy()
  const { store } = useHere()
  return useCallback(
    async (conversationId, messageId) => {
      const link = new URL(`/s/${store.id}/inbox/all`, window.location.origin)
      link.searchParams.set('conv', conversationId)
      if (messageId) link.searchParams.set('msg', messageId)
      await copy(link.href)
    },
    [store.id, copy],
  )
}
