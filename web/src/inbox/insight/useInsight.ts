import { useQuery } from '@tanstack/react-query'
import { readInsight } from '../../api/assistant.ts'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'

/** What the assistant goes by here; looked at anew when something was said or it has stopped thinking. */
export function useInsight({ id, lastMessage, thinking }: Conversation) {
  const { store } = useHere()
  return useQuery({
    queryKey: ['insight', store.id, id, lastMessage?.id, thinking],
    queryFn: () => readInsight(store.id, id),
    placeholderData: (before, query) => (query?.queryKey[2] === id ? before : undefined),
  })
}
