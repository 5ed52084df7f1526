import { useMemo } from 'react'
import { useHere } from './store.tsx'
import { useMembers } from './useMembers.ts'

/** The ids that mean the reader: as a person, and as a member of this store. */
export function useMyIds(): ReadonlySet<string> {
  const { person } = useHere()
  const members = useMembers().data?.items
  return useMemo(() => {
    const mine = members?.filter((member) => member.email === person.email) ?? []
    return new Set([person.id, ...mine.map((member) => member.id)])
  }, [members, person])
}
