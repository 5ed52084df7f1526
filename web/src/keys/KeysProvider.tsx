import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { useHere } from '../app/store.tsx'
import { useOfferedUndo } from '../design/Toasts.tsx'
import { bindingsOf } from './bindings.ts'
import { KeysContext, useActions } from './context.ts'
import { pages } from './pages.ts'
import { createRegistry } from './registry.ts'
import { useDispatch } from './useDispatch.ts'
import { useMyKeys } from './useMyKeys.ts'

const Palette = lazy(async () => ({ default: (await import('./palette/Palette.tsx')).Palette }))
const KeySheet = lazy(async () => ({ default: (await import('./KeySheet.tsx')).KeySheet }))

/** The keys of a store's pages, with the palette and the sheet that are made of the same table. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(createRegistry)
  const { overrides } = useMyKeys()
  const bindings = useMemo(() => bindingsOf(overrides), [overrides])
  const here = useMemo(() => ({ registry, bindings }), [registry, bindings])
  useDispatch(registry, bindings)
  return (
    <KeysContext.Provider value={here}>
      <Everywhere />
      {children}
    </KeysContext.Provider>
  )
}

/** What can be done on every page. Each layer is loaded when it is first asked for. */
function Everywhere() {
  const { store } = useHere()
  const go = useNavigate()
  const offered = useOfferedUndo()
  const [layer, setLayer] = useState<'palette' | 'sheet' | null>(null)
  const [asked, setAsked] = useState({ palette: false, sheet: false })
  const show = (which: 'palette' | 'sheet') => {
    setAsked((before) => ({ ...before, [which]: true }))
    setLayer(which)
  }
  const goTo = (to: (typeof pages)[keyof typeof pages]) => () =>
    void go({ to, params: { storeId: store.id, view: 'waiting' } })
  useActions(() => ({
    palette: () => show('palette'),
    sheet: () => show('sheet'),
    undo: offered(),
    ...Object.fromEntries(Object.entries(pages).map(([id, to]) => [id, goTo(to)])),
  }))
  return (
    <Suspense fallback={null}>
      {asked.palette && <Palette open={layer === 'palette'} onClose={() => setLayer(null)} />}
      {asked.sheet && <KeySheet open={layer === 'sheet'} onClose={() => setLayer(null)} />}
    </Suspense>
  )
}
