import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useT } from '../../i18n/i18n.tsx'

interface Props {
  label: string
  /** How many marks there are. */
  count: number
  /** How far up and down lead, where marks stand in rows. */
  row?: number
  /** What a mark says. */
  textOf: (mark: number) => string
  children: (mark: number | null, point: (mark: number) => void) => ReactNode
}

/** A chart whose marks can be gone through one by one, by arrows or a pointer; the one that is meant is said in words. */
export function Walk({ label, count, row = 1, textOf, children }: Props) {
  const t = useT()
  const [mark, setMark] = useState<number | null>(null)
  // A narrower period has fewer marks.
  const here = mark === null ? null : Math.min(mark, count - 1)

  const press = (event: KeyboardEvent) => {
    const next = afterKey(event.code, here, count, row)
    if (next === null) return
    event.preventDefault()
    setMark(next)
  }
  return (
    <div>
      <div
        role="slider"
        tabIndex={0}
        className="walk"
        aria-label={label}
        aria-valuemin={1}
        aria-valuemax={count}
        aria-valuenow={(here ?? 0) + 1}
        aria-valuetext={textOf(here ?? 0)}
        onKeyDown={press}
        onFocus={() => setMark((before) => before ?? 0)}
      >
        {children(here, setMark)}
      </div>
      <p className="text-xs text-muted num whitespace-normal! mt-1.5 min-h-4">
        {here === null ? t('reports.walk') : textOf(here)}
      </p>
    </div>
  )
}

/** The mark that a key leads to; null when the key means nothing here. */
export function afterKey(code: string, here: number | null, count: number, row: number): number | null {
  const to = (mark: number) => (mark >= 0 && mark < count ? mark : (here ?? 0))
  const at = here ?? 0
  switch (code) {
    case 'ArrowRight':
      return to(at + 1)
    case 'ArrowLeft':
      return to(at - 1)
    case 'ArrowDown':
      return to(at + row)
    case 'ArrowUp':
      return to(at - row)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
