import { createContext, useContext, useEffect, useMemo, useRef } from 'react'
import type { ActionId } from './actions.ts'
import { type Bindings, bindingsOf } from './bindings.ts'
import { capsOf, isMac } from './chords.ts'
import { type Acts, createRegistry, type Registry } from './registry.ts'

interface KeysHere {
  registry: Registry
  bindings: Bindings
}

export const KeysContext = createContext<KeysHere>({ registry: createRegistry(), bindings: bindingsOf({}) })

export const useKeysHere = () => useContext(KeysContext)

/**
 * Does actions of the table while the component is there. `read` is asked at each press, so it may look at what stands
 * then. What is switched on later goes before what was there: an open drawer takes Escape before the page does.
 */
export function useActions(read: () => Acts, on = true): void {
  const { registry } = useKeysHere()
  const latest = useRef(read)
  latest.current = read
  useEffect(() => (on ? registry.add(() => latest.current()) : undefined), [registry, on])
}

export interface Caps {
  /** As it stands on the caps, presses apart by a space; empty without a key. */
  of: (id: ActionId) => string
  /** One for each press. */
  each: (id: ActionId) => readonly string[]
  /** A tooltip that names the key, where there is one. */
  tip: (text: string, id: ActionId) => string
}

/** The keys as they are bound, for tooltips and key caps. */
export function useCaps(): Caps {
  const { bindings } = useKeysHere()
  return useMemo(() => {
    const mac = isMac()
    const each = (id: ActionId) => {
      const [first] = bindings.get(id) ?? []
      return first ? capsOf(first, mac) : []
    }
    const of = (id: ActionId) => each(id).join(' ')
    const tip = (text: string, id: ActionId) => (of(id) === '' ? text : `${text} (${of(id)})`)
    return { each, of, tip }
  }, [bindings])
}
