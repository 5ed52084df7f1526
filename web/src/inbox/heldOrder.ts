import { useEffect, useMemo, useRef, useState } from 'react'

/** The rows as they stood, with their newest content; what is new or would move waits.
 *  `waiting` counts the rows that would appear or leave their place. */
export function holdOrder<Row extends { id: string }>(
  held: readonly string[],
  fresh: readonly Row[],
): { rows: Row[]; waiting: number } {
  const byId = new Map(fresh.map((row) => [row.id, row]))
  const rows = held.flatMap((id) => byId.get(id) ?? [])
  const order = new Map(rows.map((row, index) => [row.id, index]))
  // A row that goes up displaces all it passes; only the ones that rise count as news.
  let lowest = -1
  let waiting = 0
  for (const row of [...fresh].reverse()) {
    const place = order.get(row.id)
    if (place === undefined) waiting += 1
    else if (lowest !== -1 && place > lowest) waiting += 1
    else lowest = place
  }
  return { rows, waiting }
}

/** Keeps rows from jumping while `busy` (a pointer over the list): changes wait behind `release`. */
export function useHeldOrder<Row extends { id: string }>(
  fresh: readonly Row[],
  busy: boolean,
  listKey: string,
) {
  const [held, setHeld] = useState<string[] | null>(null)
  const latest = useRef(fresh)
  latest.current = fresh

  useEffect(() => {
    void listKey
    setHeld(busy ? latest.current.map((row) => row.id) : null)
  }, [busy, listKey])

  return useMemo(() => {
    const release = () => setHeld((now) => now && latest.current.map((row) => row.id))
    // Rows of further pages come in at the end without moving anything, so they are not held back.
    if (!held || held.length === 0) return { rows: [...fresh], waiting: 0, release }
    const known = new Set(held)
    const lastKnown = fresh.findLastIndex((row) => known.has(row.id))
    const tail = fresh.slice(lastKnown + 1)
    const { rows, waiting } = holdOrder(held, fresh.slice(0, lastKnown + 1))
    return { rows: [...rows, ...tail], waiting, release }
  }, [held, fresh])
}
