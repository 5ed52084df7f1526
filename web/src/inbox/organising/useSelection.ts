import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react'

/** Rows that are changed at once. */
export interface Selection {
  ids: ReadonlySet<string>
  /** Rows show whether they are picked, and a click picks. */
  on: boolean
  /** Takes a row in or out; a range takes in all from the row picked before to this one. */
  pick: (id: string, range: boolean) => void
  /** These and no others. */
  take: (ids: readonly string[]) => void
  start: () => void
  clear: () => void
}

interface State {
  ids: ReadonlySet<string>
  on: boolean
  anchor: string | null
}

const nothing: State = { ids: new Set(), on: false, anchor: null }

/** `listKey` names the list: another list begins without a selection. */
export function useSelection(shown: RefObject<readonly string[]>, listKey: string): Selection {
  const [{ ids, on }, setState] = useState(nothing)
  useEffect(() => {
    void listKey
    setState(nothing)
  }, [listKey])
  const pick = useCallback(
    (id: string, range: boolean) => setState((before) => picked(before, id, range ? shown.current : null)),
    [shown],
  )
  const take = useCallback(
    (all: readonly string[]) =>
      setState({ ids: new Set(all), on: all.length > 0, anchor: all.at(-1) ?? null }),
    [],
  )
  const start = useCallback(() => setState({ ...nothing, on: true }), [])
  const clear = useCallback(() => setState(nothing), [])
  return useMemo(() => ({ ids, on, pick, take, start, clear }), [ids, on, pick, take, start, clear])
}

/** `order` is the list as it stands, for a range; without it one row is turned. */
export function picked(before: State, id: string, order: readonly string[] | null): State {
  const ids = new Set(before.ids)
  const from = order && before.anchor ? order.indexOf(before.anchor) : -1
  const to = order ? order.indexOf(id) : -1
  if (order && from >= 0 && to >= 0)
    for (const each of order.slice(Math.min(from, to), Math.max(from, to) + 1)) ids.add(each)
  else if (ids.has(id)) ids.delete(id)
  else ids.add(id)
  return ids.size === 0 ? nothing : { ids, on: true, anchor: id }
}
