import { useCallback } from 'react'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'

/** Copies the address of a conversation, or of a message in it, for a colleague. */
export function useCopyLink(): (conversationId: string, messageId?: string) => Promise<void> {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  return useCallback(
    async (conversationId, messageId) => {
      const link = new URL(`/s/${store.id}/inbox/all`, window.location.origin)
      link.searchParams.set('conv', conversationId)
      if (messageId) link.searchParams.set('msg', messageId)
      await navigator.clipboard.writeText(link.href)
      toast(t('common.copied'))
    },
    [store.id, t, toast],
  )
}
