import { useQuery } from '@tanstack/react-query'
import { readAssistant } from '../../api/assistant.ts'
import { useHere } from '../../app/store.tsx'

/** Whether the shop has a model that works with words; undefined until that is known. */
export function useModelThere(): boolean | undefined {
  const { store } = useHere()
  const { data } = useQuery({
    queryKey: ['assistant', store.id],
    queryFn: () => readAssistant(store.id),
    staleTime: 300_000,
  })
  return data && data.provider !== null
}
