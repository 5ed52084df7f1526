import { useQuery, useQueryClient } from '@tanstack/react-query'
import { listPins, pinMessage, unpinMessage } from '../../api/bubbles.ts'
import { problemText } from '../../api/problemText.ts'
import type { Message, Pin } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'

type Of = Pick<Message, 'id' | 'conversationId'>

const none: readonly Pin[] = []

/** What is pinned in a conversation, the newest pin first. */
export function usePins(conversationId: string): readonly Pin[] {
  const { store } = useHere()
  const key = ['pins', store.id, conversationId]
  return useQuery({ queryKey: key, queryFn: () => listPins(store.id, conversationId) }).data?.items ?? none
}

/** Pins a message or lets go of it; what was let go of can be had back. */
export function usePinning() {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  const change = async (of: Of, act: typeof pinMessage): Promise<boolean> => {
    try {
      queries.setQueryData(['pins', store.id, of.conversationId], await act(store.id, of))
      return true
    } catch (error) {
      toast(problemText(t, error))
      return false
    }
  }
  const pin = async (of: Of) => {
    if (await change(of, pinMessage)) toast(t('bubbles.pinned'))
  }
  const unpin = async (of: Of) => {
    if (await change(of, unpinMessage))
      toast(t('bubbles.unpinned'), { label: t('common.undo'), act: () => void change(of, pinMessage) })
  }
  return { pin, unpin }
}
