import type { Narrowing, SavedView, View } from '../../api/types.ts'
import { usualSort } from '../organising/views.ts'

/** The saved view that is on the screen: of the same fixed view, narrowed and sorted alike. */
export const shownOf = (
  saved: readonly SavedView[],
  view: View,
  narrowing: Narrowing,
): SavedView | undefined => saved.find((each) => keyOf(each.view, each.narrowing) === keyOf(view, narrowing))

/** The usual order is the same whether it is said or not. */
function keyOf(view: View, { sort, ...filters }: Narrowing): string {
  const order = sort ?? usualSort(view)
  const named = Object.entries(filters).filter(([, value]) => value !== undefined)
  return JSON.stringify([view, order, ...named.sort(([a], [b]) => a.localeCompare(b))])
}

/** Whether there is anything in it that a fixed view does not have. */
export const worthSaving = (view: View, { sort, ...filters }: Narrowing): boolean =>
  Object.keys(filters).length > 0 || (sort !== undefined && sort !== usualSort(view))

/** Its places among its kind: its own, and the last. */
export function placesOf(saved: readonly SavedView[], { id, shared }: SavedView) {
  const kind = saved.filter((each) => each.shared === shared)
  return { place: kind.findIndex((each) => each.id === id), last: kind.length - 1 }
}
