import { useEffect, useState } from 'react'
import { useHere } from '../app/store.tsx'
import { keptUnder } from './keptHere.ts'

/** What is being written to one conversation, kept on this device until it is sent or they sign out. */
export function useDraft(conversationId: string) {
  const { person } = useHere()
  const key = keptUnder('draft', person.id, conversationId)
  const [draft, setDraft] = useState(() => localStorage.getItem(key) ?? '')

  useEffect(() => {
    if (draft === '') localStorage.removeItem(key)
    else localStorage.setItem(key, draft)
  }, [key, draft])

  return [draft, setDraft] as const
}
