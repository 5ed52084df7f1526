import { createContext, type ReactNode, useContext } from 'react'
import type { Person, StoreSummary } from '../api/types.ts'

interface Here {
  store: StoreSummary
  stores: StoreSummary[]
  person: Person
  /** Whether they run the whole platform. */
  platformOperator: boolean
}

const Context = createContext<Here | null>(null)

export const StoreProvider = ({ here, children }: { here: Here; children: ReactNode }) => (
  <Context.Provider value={here}>{children}</Context.Provider>
)

/** The store of the address, with the person who is looking. @throws outside of a store's pages */
export function useHere(): Here {
  const here = useContext(Context)
  if (!here) throw new Error('this page needs a store')
  return here
}
