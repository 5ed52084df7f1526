import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemText } from '../../../api/problemText.ts'
import { useHere } from '../../../app/store.tsx'
import { useT } from '../../../i18n/i18n.tsx'

export type Settle = (change: Promise<unknown>) => Promise<boolean>

/** Waits for a change, shows what stands then, and says what was wrong with it. */
export function useSettle(): { settle: Settle; wrong: string | null } {
  const t = useT()
  const { store } = useHere()
  const queries = useQueryClient()
  const [wrong, setWrong] = useState<string | null>(null)
  const settle = async (change: Promise<unknown>) => {
    try {
      await change
      setWrong(null)
      return true
    } catch (error) {
      setWrong(problemText(t, error))
      return false
    } finally {
      for (const list of ['teams', 'work']) await queries.invalidateQueries({ queryKey: [list, store.id] })
    }
  }
  return { settle, wrong }
}
