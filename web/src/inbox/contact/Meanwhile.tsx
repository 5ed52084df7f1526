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
  // Who is writing sees it come, above where notices stand.
  useEffect(() => {
    // What it gives back in newer browsers is no clean-up.
    void line.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={line} className="flex flex-col gap-2 scroll-mb-32" role="alert">
      <p className="text-sm text-attention [overflow-wrap:anywhere]">{said}</p>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="btn small" onClick={onKeep}>
          {t('contact.keepTheirs')}
        </button>
        <button type="button" className="btn small" onClick={onReplace}>
          {t('contact.saveMine')}
        </button>
      </div>
    </div>
  )
}
