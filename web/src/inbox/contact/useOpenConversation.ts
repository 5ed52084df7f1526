import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useHere } from '../../app/store.tsx'

/** Goes to another conversation, at a message of it where one is named: within the view of the inbox, else among all. */
export function useOpenConversation(): (id: string, message?: string) => void {
  const go = useNavigate()
  const { store } = useHere()
  const { view } = useParams({ strict: false })
  return useCallback(
    (id, message) =>
      void go({
        to: '/s/$storeId/inbox/$view',
        params: { storeId: store.id, view: view ?? 'all' },
        search: ({ msg: _, contact: __, ...before }) => ({
          ...(view && before),
          conv: id,
          ...(message && { msg: message }),
        }),
      }),
    [go, store.id, view],
  )
}
