import { useEffect, useRef } from 'react'
import { useT } from '../../i18n/i18n.tsx'

interface Props {
  /** What a colleague has made of it. */
  said: string
  onKeep: () => void
  onReplace: () => void
}

/** A colleague was faster: which of the two holds is said by whoever comes second, and nothing is lost before that. */
export function Meanwhile({ said, onKeep, onReplace }: Props) {
  const t = useT()
  const line = useRef<HTMLDivElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // Who is writing sees it come, above where notices stand. What this gives back in newer browsers is no clean-up.
    void line.current?.scrollIntoView({ block: 'nearest' })
    // What was pressed to save is gone, and the focus with it; whoever still writes keeps it.
    if (document.activeElement === document.body) first.current?.focus()
  }, [])
  return (
    <div ref={line} className="flex flex-col gap-2 scroll-mb-32" role="alert">
      <p className="text-sm text-attention [overflow-wrap:anywhere]">{said}</p>
      <div className="flex flex-wrap gap-2">
        <button ref={first} type="button" className="btn small" onClick={onKeep}>
          {t('contact.keepTheirs')}
        </button>
        <button type="button" className="btn small" onClick={onReplace}>
          {t('contact.saveMine')}
        </button>
      </div>
    </div>
  )
}
