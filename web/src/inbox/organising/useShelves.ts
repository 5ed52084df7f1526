import { useMemo } from 'react'
import { useTeams } from '../teams/useTeams.ts'
import type { Shelves } from './RowMarks.tsx'
import { useLabels, useStages } from './useOrganising.ts'

/** The same object until one of them changes, as each row is drawn anew by another. */
export function useShelves(): Shelves {
  const [labels, stages, teams] = [useLabels(), useStages(), useTeams()]
  return useMemo(() => ({ labels, stages, teams }), [labels, stages, teams])
}
