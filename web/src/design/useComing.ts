import { useEffect, useRef, useState } from 'react'
import { problemText } from '../api/problemText.ts'
import { useT } from '../i18n/i18n.tsx'
import { useToast } from './Toasts.tsx'

/**
 * Waits for the script of what a press opens. Escape takes the press back, and whoever has gone on to another place
 * meanwhile is not called away from it.
 */
export function useComing(near: () => Promise<void>) {
  const t = useT()
  const toast = useToast()
  const [awaited, setAwaited] = useState(false)
  const latest = useRef(0)
  const forget = () => {
    latest.current += 1
    setAwaited(false)
  }

  useEffect(() => {
    if (!awaited) return
    const takeBack = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // It must not also leave the conversation.
      event.stopPropagation()
      latest.current += 1
      setAwaited(false)
    }
    window.addEventListener('keydown', takeBack, true)
    return () => window.removeEventListener('keydown', takeBack, true)
  }, [awaited])
  useEffect(
    () => () => {
      latest.current += 1
    },
    [],
  )

  const wait = async (anchor: Element, open: () => void) => {
    latest.current += 1
    const mine = latest.current
    setAwaited(true)
    try {
      await near()
      if (mine === latest.current && isStillAt(anchor)) open()
    } catch (error) {
      if (mine === latest.current) toast(problemText(t, error))
    }
    if (mine === latest.current) setAwaited(false)
  }
  return { awaited, forget, await: (anchor: Element, open: () => void) => void wait(anchor, open) }
}

/** Safari gives the focus to no button that is pressed, but to what is around it. */
function isStillAt(anchor: Element): boolean {
  const at = document.activeElement
  return at === null || at.contains(anchor)
}
