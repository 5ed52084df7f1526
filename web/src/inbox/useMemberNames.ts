import { useMemo } from 'react'
import { useMembers } from '../app/useMembers.ts'

/** Members' names by their ids, for lines that carry only an id. */
export function useMemberNames(): ReadonlyMap<string, string> {
  const members = useMembers().data?.items
  return useMemo(
    () => new Map(members?.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`.trim()])),
    [members],
  )
}
