import { type ActionId, actionIds } from './actions.ts'

export type Act = () => void
/** What can be done now; null or absent makes no sense now. */
export type Acts = Partial<Record<ActionId, Act | null>>

export interface Registry {
  /** @returns takes it out again */
  add: (read: () => Acts) => () => void
  find: (id: ActionId) => Act | null
  available: () => ActionId[]
}

/** Who can do what: of several that can, the one that came last. */
export function createRegistry(): Registry {
  const sources = new Set<() => Acts>()
  const find = (id: ActionId): Act | null => {
    for (const read of [...sources].reverse()) {
      const act = read()[id]
      if (act) return act
    }
    return null
  }
  return {
    add: (read) => {
      sources.add(read)
      return () => sources.delete(read)
    },
    find,
    available: () => actionIds.filter((id) => find(id) !== null),
  }
}
