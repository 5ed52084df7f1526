import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { type ComponentProps, type ReactNode, useEffect, useState } from 'react'
import { useT } from '../../../i18n/i18n.tsx'

interface Props {
  name: string
  conversations: number
  place: number
  last: number
  onRename: (name: string) => unknown
  onMove: (position: number) => unknown
  removal: ReactNode
  children?: ReactNode
}

/** A label or stage: its name, which is kept when the field is left, what else it has, and its place. */
export function OrderedRow({ name, conversations, place, last, onRename, onMove, removal, children }: Props) {
  const t = useT()
  const [text, setText] = useState(name)
  useEffect(() => setText(name), [name])
  const keep = () => {
    const next = text.trim()
    if (next === '') setText(name)
    else if (next !== name) onRename(next)
  }
  return (
    <li className="flex flex-wrap items-center gap-2 py-2 border-b border-soft">
      <input
        className="input grow basis-40 w-auto min-w-0"
        aria-label={t('organise.name')}
        maxLength={40}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => event.code === 'Enter' && event.currentTarget.blur()}
      />
      {children}
      <span className="text-xs text-faint num w-24 text-right ms-auto">
        {t('inbox.found', { count: conversations })}
      </span>
      <span className="flex">
        <button
          type="button"
          className="icon-btn small"
          aria-label={t('organise.up', { name })}
          disabled={place === 0}
          onClick={() => onMove(place - 1)}
        >
          <ArrowUp className="small" aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon-btn small"
          aria-label={t('organise.down', { name })}
          disabled={place === last}
          onClick={() => onMove(place + 1)}
        >
          <ArrowDown className="small" aria-hidden="true" />
        </button>
        {removal}
      </span>
    </li>
  )
}

/** The trigger of its question; the rest comes from there. */
export function RemoveButton({ name, ...trigger }: { name: string } & ComponentProps<'button'>) {
  const t = useT()
  return (
    <button {...trigger} type="button" className="icon-btn small" aria-label={t('organise.remove', { name })}>
      <Trash2 className="small" aria-hidden="true" />
    </button>
  )
}
