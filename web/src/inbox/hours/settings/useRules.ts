import { useQuery, useQueryClient } from '@tanstack/react-query'
import { changeRules, readRules } from '../../../api/hours.ts'
import { problemText } from '../../../api/problemText.ts'
import type { InboxRules } from '../../../api/types.ts'
import { useHere } from '../../../app/store.tsx'
import { useToast } from '../../../design/Toasts.tsx'
import { useT } from '../../../i18n/i18n.tsx'

/** What the store has decided of its inbox; a change holds at once. */
export function useRules() {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  const key = ['rules', store.id]
  const query = useQuery({ queryKey: key, queryFn: () => readRules(store.id) })
  const change = async (set: Partial<InboxRules>) => {
    try {
      queries.setQueryData(key, await changeRules(store.id, set))
      toast(t('common.saved'))
    } catch (error) {
      toast(problemText(t, error))
    }
  }
  return { query, rules: query.data, change }
}
