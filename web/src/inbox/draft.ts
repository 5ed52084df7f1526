import { useEffect, useState } from 'react'

const key = (conversationId: string) => `tutum.draft.${conversationId}`

/** What is being written to one conversation, kept on this device until it is sent. */
export function useDraft(conversationId: string) {
  const [draft, setDraft] = useState(() => localStorage.getItem(key(conversationId)) ?? '')

  useEffect(() => {
    if (draft === '') localStorage.removeItem(key(conversationId))
    else localStorage.setItem(key(conversationId), draft)
  }, [conversationId, draft])

  return [draft, setDraft] as const
}
