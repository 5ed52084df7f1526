import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'

interface Toast {
  id: number
  text: string
  undo?: { label: string; act: () => void } | undefined
}

type Show = (text: string, undo?: Toast['undo']) => void

const Context = createContext<Show>(() => {})
const staysMs = 4_000
const undoStaysMs = 10_000
/** Takes longer to read. */
const longText = 60

/** Says that something is done, with undo for ten seconds or until the next thing that can be undone. Never for an error that needs an act. */
export const useToast = () => useContext(Context)

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([])
  const drop = useCallback((id: number) => setToasts((list) => list.filter((toast) => toast.id !== id)), [])
  const show = useCallback<Show>(
    (text, undo) => {
      const id = Date.now() + Math.random()
      setToasts((list) => [...list.filter((toast) => !(undo && toast.undo)).slice(-2), { id, text, undo }])
      setTimeout(() => drop(id), undo || text.length > longText ? undoStaysMs : staysMs)
    },
    [drop],
  )
  return (
    <Context.Provider value={show}>
      {children}
      <div className="toasts" role="status">
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} onDone={() => drop(toast.id)} />
        ))}
      </div>
    </Context.Provider>
  )
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
