import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { problemText } from '../../../api/problemText.ts'
import type { Hours } from '../../../api/types.ts'
import { useToast } from '../../../design/Toasts.tsx'
import { useT } from '../../../i18n/i18n.tsx'
import { followEachOther } from '../clockTime.ts'
import { ExceptionRow } from './ExceptionRow.tsx'
import { Spans } from './Spans.tsx'

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

interface Props {
  hours: Hours
  onSave: (hours: Hours) => Promise<unknown>
}

/** The week as a table, and under it the days with hours of their own; saved together. */
export function HoursEditor({ hours, onSave }: Props) {
  const t = useT()
  const toast = useToast()
  const [draft, setDraft] = useState<Hours>({ week: hours.week, exceptions: hours.exceptions })
  const [wrong, setWrong] = useState<string | null>(null)
  const { week, exceptions } = draft
  const setExceptions = (next: Hours['exceptions']) => setDraft({ ...draft, exceptions: next })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const problem = problemOf(draft)
    setWrong(problem && t(problem))
    if (problem) return
    try {
      await onSave({
        ...draft,
        exceptions: exceptions.toSorted((one, other) => one.date.localeCompare(other.date)),
      })
      toast(t('common.saved'))
    } catch (error) {
      setWrong(problemText(t, error))
    }
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <ul>
        {days.map((day) => (
          <li key={day} className="flex flex-wrap items-start gap-x-4 gap-y-1 py-2 border-b border-soft">
            <span className="w-full md:w-28 md:pt-2 medium text-sm text-ink">{t(`hours.${day}`)}</span>
            <Spans
              label={t(`hours.${day}`)}
              spans={week[day]}
              onChange={(spans) => setDraft({ ...draft, week: { ...week, [day]: spans } })}
            />
          </li>
        ))}
      </ul>
      <div>
        <h3 className="text-sm">{t('hours.exceptions')}</h3>
        <p className="hint mb-2">{t('hours.exceptionsLead')}</p>
        <ul>
          {exceptions.map((exception, n) => (
            <ExceptionRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing else that stays while it is edited
              key={n}
              exception={exception}
              onChange={(next) => setExceptions(exceptions.with(n, next))}
              onRemove={() => setExceptions(exceptions.toSpliced(n, 1))}
            />
          ))}
        </ul>
        <button
          type="button"
          className="btn small mt-2"
          onClick={() => setExceptions([...exceptions, { date: '', name: '', spans: [] }])}
        >
          <Plus className="small" aria-hidden="true" />
          {t('hours.addException')}
        </button>
      </div>
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      <div>
        <button type="submit" className="btn filled">
          {t('common.save')}
        </button>
      </div>
    </form>
  )
}

function problemOf({ week, exceptions }: Hours) {
  if (![...Object.values(week), ...exceptions.map(({ spans }) => spans)].every(followEachOther))
    return 'hours.wrongSpans'
  if (exceptions.some(({ date }) => date === '')) return 'hours.noDate'
  return new Set(exceptions.map(({ date }) => date)).size < exceptions.length ? 'hours.sameDate' : null
}
