import { useQuery, useQueryClient } from '@tanstack/react-query'
import { problemText } from '../../api/problemText.ts'
import { addPromise, changePromise, listPromises } from '../../api/promises.ts'
import type { CustomerPromise } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'

const none: readonly never[] = []

/** What a customer was promised over whichever channel, and what a person may do about it. */
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
      for (const touched of ['promises', 'conversation', 'conversations'])
        void queries.invalidateQueries({ queryKey: [touched, store.id] })
    }
  }
  /** Each in the conversation in which it was made. */
  const change = (promise: CustomerPromise, set: Parameters<typeof changePromise>[3]) =>
    settle(changePromise(store.id, promise.conversationId, promise.id, set))
  /** Says how one ended, and offers to take that back. */
  const end = async (promise: CustomerPromise, state: 'kept' | 'broken' | 'dropped') => {
    if (await change(promise, { state }))
      toast(t(`promises.said_${state}`), {
        label: t('common.undo'),
        act: () => void change(promise, { state: 'open' }),
      })
  }
  return {
    query,
    promises: query.data?.items ?? none,
    add: (text: string, dueAt: string) => settle(addPromise(store.id, conversationId, { text, dueAt })),
    change,
    end,
  }
}
