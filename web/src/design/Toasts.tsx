import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'

interface Toast {
  id: number
  text: string
  undo?: { label: string; act: () => void } | undefined
}

type Show = (text: string, undo?: Toast['undo']) => void

const Context = createContext<Show>(() => {})
const Offered = createContext<() => (() => void) | null>(() => null)
const staysMs = 4_000
const undoStaysMs = 10_000
/** Takes longer to read. */
const longText = 60

/** Says that something is done, with undo for ten seconds or until the next thing that can be undone. Never for an error that needs an act. */
export const useToast = () => useContext(Context)

/** Asked at a press of the key: takes back what is offered to be taken back just then, or null. */
export const useOfferedUndo = () => useContext(Offered)

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([])
  const drop = useCallback((id: number) => setToasts((list) => list.filter((toast) => toast.id !== id)), [])
  const show = useCallback<Show>(
    (text, undo) => {
      const id = Date.now() + Math.random()
      setToasts((list) => [...makeRoom(list, undo !== undefined), { id, text, undo }])
      setTimeout(() => drop(id), undo || text.length > longText ? undoStaysMs : staysMs)
    },
    [drop],
  )
  const latest = useRef(toasts)
  latest.current = toasts
  const offered = useCallback(() => {
    const toast = latest.current.findLast(({ undo }) => undo)
    if (!toast) return null
    return () => {
      toast.undo?.act()
      drop(toast.id)
    }
  }, [drop])
  return (
    <Context.Provider value={show}>
      <Offered.Provider value={offered}>
        {children}
        <div className="toasts" role="status">
          {toasts.map((toast) => (
            <ToastLine key={toast.id} toast={toast} onDone={() => drop(toast.id)} />
          ))}
        </div>
      </Offered.Provider>
    </Context.Provider>
  )
}

/** Three at once at most, of which one can be taken back: that one stays until another can be. */
function makeRoom(list: readonly Toast[], takesOver: boolean): Toast[] {
  const left = list.filter((toast) => !(takesOver && toast.undo))
  const oldest = left.length > 2 ? left.find(({ undo }) => !undo) : undefined
  return left.filter((toast) => toast !== oldest)
}

function ToastLine({ toast: { text, undo }, onDone }: { toast: Toast; onDone: () => void }) {
  const act = useMemo(
    () => () => {
      undo?.act()
      onDone()
    },
    [undo, onDone],
  )
  return (
    <div className="toast">
      {text}
      {undo && (
        <button type="button" onClick={act}>
          {undo.label}
        </button>
      )}
    </div>
  )
}
