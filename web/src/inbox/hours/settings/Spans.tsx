import { Plus, X } from 'lucide-react'
import { useT } from '../../../i18n/i18n.tsx'
import { clockTime, minutesOf, nextSpan, type Span } from '../clockTime.ts'

interface Props {
  /** Of the day. */
  label: string
  spans: readonly Span[]
  onChange: (spans: Span[]) => void
}

/** The parts of a day in which the shop works; none is a day off. */
export function Spans({ label, spans, onChange }: Props) {
  const t = useT()
  const next = nextSpan(spans)
  const set = (n: number, side: 'from' | 'to', text: string) => {
    const minutes = minutesOf(text, side)
    if (minutes !== null)
      onChange(spans.map((span, place) => (place === n ? { ...span, [side]: minutes } : span)))
  }
  return (
    <div className="grow basis-60 flex flex-wrap items-center gap-2 min-w-0">
      {spans.length === 0 && <span className="text-sm text-muted py-2">{t('hours.dayOff')}</span>}
      {isAllDay(spans) && <span className="text-sm text-muted">{t('hours.allDay')}</span>}
      {spans.map((span, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a day have nothing else that stays while they are edited
        <span key={n} className="inline-flex items-center gap-1">
          <TimeInput
            label={`${label}: ${t('hours.from')}`}
            minutes={span.from}
            onChange={(text) => set(n, 'from', text)}
          />
          <span aria-hidden="true">–</span>
          <TimeInput
            label={`${label}: ${t('hours.to')}`}
            minutes={span.to}
            onChange={(text) => set(n, 'to', text)}
          />
          <button
            type="button"
            className="icon-btn small"
            aria-label={t('hours.removeSpan', { day: label })}
            onClick={() => onChange(spans.toSpliced(n, 1))}
          >
            <X className="small" aria-hidden="true" />
          </button>
        </span>
      ))}
      {next && (
        <button
          type="button"
          className="icon-btn small"
          title={t('hours.addSpan')}
          aria-label={`${label}: ${t('hours.addSpan')}`}
          onClick={() => onChange([...spans, next])}
        >
          <Plus className="small" aria-hidden="true" />
        </button>
      )}
    </div>
  )
}

const isAllDay = ([first]: readonly Span[]) => first?.from === 0 && first.to === 1440

interface TimeProps {
  label: string
  minutes: number
  onChange: (text: string) => void
}

const TimeInput = ({ label, minutes, onChange }: TimeProps) => (
  <input
    type="time"
    className="input num w-auto!"
    aria-label={label}
    value={clockTime(minutes)}
    onChange={(event) => onChange(event.target.value)}
  />
)
