import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'

const route = getRouteApi('/s/$storeId/inbox/$view')

/** Goes to another conversation of the inbox, at a message of it where one is named. */
export function useOpenConversation(): (id: string, message?: string) => void {
  const go = route.useNavigate()
  return useCallback(
    (id, message) =>
      void go({
        search: ({ msg: _, ...before }) => ({ ...before, conv: id, ...(message && { msg: message }) }),
      }),
    [go],
  )
}
