import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { Problem } from '../../api/client.ts'
import { listContactFiles, listDuplicates, readContact } from '../../api/contacts.ts'
import { problemText } from '../../api/problemText.ts'
import type { ContactCard } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'

export function useContact(contactId: string) {
  const { store } = useHere()
  return useQuery({
    queryKey: ['contact', store.id, contactId],
    queryFn: () => readContact(store.id, contactId),
  })
}

/** Who may be the same person; looked for anew when somebody of the store is merged, renamed or told apart. */
export function useDuplicates(contactId: string) {
  const { store } = useHere()
  const query = useQuery({
    queryKey: ['duplicates', store.id, contactId],
    queryFn: () => listDuplicates(store.id, contactId),
    staleTime: 60_000,
  })
  return query.data?.items ?? []
}

export function useContactFiles(contactId: string) {
  const { store } = useHere()
  return useInfiniteQuery({
    queryKey: ['contact', store.id, contactId, 'files'],
    queryFn: ({ pageParam }) => listContactFiles(store.id, contactId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
}

/**
 * Does something with a contact and shows at once what became of it; a refusal is told.
 * @returns the answer, or null when it was refused
 */
export function useContactAct() {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  return useCallback(
    async <Answer>(act: (storeId: string) => Promise<Answer>): Promise<Answer | null> => {
      try {
        const answer = await act(store.id)
        if (isCard(answer)) queries.setQueryData(['contact', store.id, answer.id], answer)
        return answer
      } catch (error) {
        const now = standing(error)
        if (now) queries.setQueryData(['contact', store.id, now.contact.id], now.contact)
        toast(now ? t('contact.changedBy', { who: now.who }) : problemText(t, error))
        return null
      } finally {
        for (const key of [
          'contact',
          'contacts',
          'duplicates',
          'timeline',
          'conversation',
          'conversations',
          'promises',
        ])
          void queries.invalidateQueries({ queryKey: [key, store.id] })
      }
    },
    [queries, store.id, t, toast],
  )
}

/** How a contact stands that somebody else has changed meanwhile, and who that was. */
function standing(error: unknown): { contact: ContactCard; who: string } | null {
  if (!(error instanceof Problem) || error.code !== 'contact_changed') return null
  const { contact, news } = error.extra
  if (!isCard(contact) || !Array.isArray(news)) return null
  const names: string[] = news.map(({ member }) => member.name)
  return { contact, who: [...new Set(names)].join(', ') }
}

const isCard = (answer: unknown): answer is ContactCard =>
  typeof answer === 'object' && answer !== null && 'identities' in answer
