import { useEffect, useRef } from 'react'

/** Acts by `event.code`, so that the same key works on Russian and Kyrgyz layouts. */
export type Keys = readonly (readonly [code: string, act: (event: KeyboardEvent) => void])[]

const fields = 'input:not([type="radio"]), textarea, select, [contenteditable="true"]'
const layers = '[role="menu"], [role="dialog"], [role="alertdialog"]'

/** Binds single keys while no field and no menu has the focus. Keys with Ctrl, Alt or Meta stay the browser's. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest(fields) || document.querySelector(layers)) return
      // Enter and Space belong to the button or link that has the focus.
      if (event.code === 'Enter' && target?.closest('button, a')) return
      const act = latest.current.find(([code]) => code === event.code)?.[1]
      if (!act) return
      event.preventDefault()
      act(event)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
