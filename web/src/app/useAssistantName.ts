import { useQuery } from '@tanstack/react-query'
import { readAssistant } from '../api/assistant.ts'
import { useT } from '../i18n/i18n.tsx'
import { useHere } from './store.tsx'

/** What the shop calls its assistant; the plain word until it is known. */
export function useAssistantName(): string {
  const t = useT()
  const { store } = useHere()
  const assistant = useQuery({
    queryKey: ['assistant', store.id],
    queryFn: () => readAssistant(store.id),
    staleTime: 300_000,
  })
  return assistant.data?.name || t('assistant.title')
}
