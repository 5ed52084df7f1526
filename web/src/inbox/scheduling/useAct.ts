import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemText } from '../../api/problemText.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'

/** Does something with what waits in a conversation, one at a time; a refusal is said, and what stands then is shown. */
export function useAct<Given = unknown>(does: (storeId: string, given: Given) => Promise<unknown>) {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const act = async (given: Given) => {
    if (busy) return
    setBusy(true)
    try {
      await does(store.id, given)
    } catch (error) {
      toast(problemText(t, error))
    }
    setBusy(false)
    await queries.invalidateQueries({ queryKey: ['scheduled', store.id] })
  }
  return { busy, act: (given: Given) => void act(given) }
}
