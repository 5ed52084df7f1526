import { useQuery, useQueryClient } from '@tanstack/react-query'
import { addSavedView, changeSavedView, listSavedViews, removeSavedView } from '../../api/savedViews.ts'
import type { SavedView, SavedViewDraft } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'

const none: readonly SavedView[] = []

/** One's own views and everybody's; events keep their counts. */
export function useSavedViews() {
  const { store } = useHere()
  const queries = useQueryClient()
  const key = ['saved-views', store.id]
  const query = useQuery({ queryKey: key, queryFn: () => listSavedViews(store.id) })
  const settled = async <T>(change: Promise<T>): Promise<T> =>
    change.finally(() => queries.invalidateQueries({ queryKey: key }))
  return {
    saved: query.data?.items ?? none,
    add: (draft: SavedViewDraft) => settled(addSavedView(store.id, draft)),
    change: (id: string, change: { name?: string; position?: number }) =>
      settled(changeSavedView(store.id, id, change)),
    remove: (id: string) => settled(removeSavedView(store.id, id)),
  }
}

export type SavedViewing = ReturnType<typeof useSavedViews>
