import { useMemo } from 'react'
import { useMembers } from '../app/useMembers.ts'
import { useMyIds } from '../app/useMyIds.ts'
import { useChosenStatus } from './chosen.ts'
import { membersAt, type Status, statusOf, usePicture } from './picture.ts'

interface Colleague {
  id: string
  firstName: string
  name: string
}

/** Other members who look at a conversation, or type in it. */
export function useColleagues(what: 'views' | 'types', conversationId: string): Colleague[] {
  const myIds = useMyIds()
  const members = useMembers().data?.items
  const ids = usePicture(() => membersAt(what, conversationId, myIds).join(' '))
  return useMemo(
    () =>
      ids.split(' ').flatMap((id) => {
        const member = members?.find((each) => each.id === id)
        if (!member) return []
        return { id, firstName: member.firstName, name: `${member.firstName} ${member.lastName}`.trim() }
      }),
    [ids, members],
  )
}

/** As colleagues see the reader: what they chose, or away when their screens are left alone. */
export function useMyStatus(): Status {
  const myIds = useMyIds()
  const seen = usePicture(() => [...myIds].map(statusOf).find((status) => status !== null) ?? null)
  const chosen = useChosenStatus()
  return seen ?? chosen
}

export const useStatus = (memberId: string): Status | null => usePicture(() => statusOf(memberId))
