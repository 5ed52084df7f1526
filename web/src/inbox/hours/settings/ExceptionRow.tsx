import { Trash2 } from 'lucide-react'
import type { Hours } from '../../../api/types.ts'
import { useT } from '../../../i18n/i18n.tsx'
import { Spans } from './Spans.tsx'

type Exception = Hours['exceptions'][number]

interface Props {
  exception: Exception
  onChange: (exception: Exception) => void
  onRemove: () => void
}

/** A day with hours of its own: a holiday, a short day, a Sunday of work. */
export function ExceptionRow({ exception, onChange, onRemove }: Props) {
  const t = useT()
  const { date, name, spans } = exception
  return (
    <li className="flex flex-wrap items-start gap-2 py-2 border-b border-soft">
      <input
        type="date"
        className="input num w-auto!"
        aria-label={t('hours.date')}
        value={date}
        onChange={(event) => onChange({ ...exception, date: event.target.value })}
      />
      <input
        className="input grow basis-32 w-auto min-w-0"
        aria-label={t('hours.occasion')}
        placeholder={t('hours.occasion')}
        maxLength={60}
        value={name}
        onChange={(event) => onChange({ ...exception, name: event.target.value })}
      />
      <Spans
        label={date || t('hours.date')}
        spans={spans}
        onChange={(next) => onChange({ ...exception, spans: next })}
      />
      <button
        type="button"
        className="icon-btn small mt-1"
        aria-label={t('hours.removeException', { day: name || date })}
        onClick={onRemove}
      >
        <Trash2 className="small" aria-hidden="true" />
      </button>
    </li>
  )
}
