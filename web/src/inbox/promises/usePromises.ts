import { useQuery, useQueryClient } from '@tanstack/react-query'
import { problemText } from '../../api/problemText.ts'
import { addPromise, changePromise, listPromises } from '../../api/promises.ts'
import type { CustomerPromise } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'

const none: readonly never[] = []

/** What a customer was promised, and what a person may do about it. */
export function usePromises(conversationId: string) {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  const key = ['promises', store.id, conversationId]
  const query = useQuery({ queryKey: key, queryFn: () => listPromises(store.id, conversationId) })
  const settle = async (change: Promise<unknown>): Promise<boolean> => {
    try {
      await change
      return true
    } catch (error) {
      toast(problemText(t, error))
      return false
    } finally {
      void queries.invalidateQueries({ queryKey: key })
      void queries.invalidateQueries({ queryKey: ['conversation', store.id, conversationId] })
      void queries.invalidateQueries({ queryKey: ['conversations', store.id] })
    }
  }
  const change = (id: string, set: Parameters<typeof changePromise>[3]) =>
    settle(changePromise(store.id, conversationId, id, set))
  /** Says how one ended, and offers to take that back. */
  const end = async ({ id }: CustomerPromise, state: 'kept' | 'broken' | 'dropped') => {
    if (await change(id, { state }))
      toast(t(`promises.said_${state}`), {
        label: t('common.undo'),
        act: () => void change(id, { state: 'open' }),
      })
  }
  return {
    promises: query.data?.items ?? none,
    add: (text: string, dueAt: string) => settle(addPromise(store.id, conversationId, { text, dueAt })),
    change,
    end,
  }
}
