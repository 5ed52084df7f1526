import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { listChannels } from '../api/channels.ts'
import { useHere } from '../app/store.tsx'
import { useMembers } from '../app/useMembers.ts'
import { channelNames } from '../design/Glyph.tsx'
import { Segments } from '../design/Segments.tsx'
import { useT } from '../i18n/i18n.tsx'
import { type Asked, type Span, spanOf, spans } from './asked.ts'

interface Props {
  asked: Asked
  /** The days that are shown now, where one's own begin. */
  shown: { from: string; to: string } | null
  onAsk: (asked: Asked) => void
}

/** Which days, which channel and which person. */
export function PeriodChoice({ asked, shown, onAsk }: Props) {
  const t = useT()
  const { days: _, from: __, to: ___, ...narrowed } = asked
  const span = spanOf(asked)
  const choose = (next: Span | 'own') =>
    onAsk({
      ...narrowed,
      ...(next === 'own' ? shown && { from: shown.from, to: shown.to } : { days: next }),
    })
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 mb-5">
      <Segments
        label={t('reports.period')}
        value={span}
        choices={[
          ...spans.map((value) => ({ value, label: t(`reports.days_${value}`) })),
          { value: 'own' as const, label: t('reports.own') },
        ]}
        onChoose={choose}
      />
      {span === 'own' && asked.from && asked.to && (
        <OwnDays from={asked.from} to={asked.to} onChange={(days) => onAsk({ ...narrowed, ...days })} />
      )}
      <Narrowing asked={asked} onAsk={onAsk} />
    </div>
  )
}

const mostDays = 92
const dayMs = 86_400_000
const moved = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** Whichever of both is changed, the other follows where they would contradict each other. */
function OwnDays(props: {
  from: string
  to: string
  onChange: (days: { from: string; to: string }) => void
}) {
  const t = useT()
  const { from, to, onChange } = props
  const begin = (day: string) =>
    day && onChange({ from: day, to: [day, to, moved(day, mostDays - 1)].sort()[1] ?? day })
  const end = (day: string) =>
    day && onChange({ from: [moved(day, 1 - mostDays), from, day].sort()[1] ?? day, to: day })
  return (
    <span className="flex items-center gap-2">
      <input
        type="date"
        className="input w-38!"
        aria-label={t('reports.from')}
        value={from}
        onChange={(event) => begin(event.target.value)}
      />
      <span aria-hidden="true">–</span>
      <input
        type="date"
        className="input w-38!"
        aria-label={t('reports.to')}
        value={to}
        onChange={(event) => end(event.target.value)}
      />
    </span>
  )
}

function Narrowing({ asked, onAsk }: Pick<Props, 'asked' | 'onAsk'>) {
  const t = useT()
  const { store } = useHere()
  const channels = useQuery({ queryKey: ['channels', store.id], queryFn: () => listChannels(store.id) })
  const members = useMembers().data?.items ?? []
  const set = (name: 'channel' | 'member') => (value: string) => {
    const { [name]: _, ...rest } = asked
    onAsk({ ...rest, ...(value && { [name]: value }) })
  }
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Choice
        label={t('reports.channel')}
        all={t('reports.allChannels')}
        value={asked.channel}
        choices={(channels.data?.items ?? []).map(({ id, kind, name }) => ({
          id,
          name: `${channelNames[kind]} · ${name}`,
        }))}
        onChoose={set('channel')}
      />
      <Choice
        label={t('reports.who')}
        all={t('reports.everybody')}
        value={asked.member}
        choices={members.map(({ id, firstName, lastName }) => ({
          id,
          name: `${firstName} ${lastName}`.trim(),
        }))}
        onChoose={set('member')}
      />
    </span>
  )
}

function Choice(props: {
  label: string
  all: string
  value: string | undefined
  choices: readonly { id: string; name: string }[]
  onChoose: (value: string) => void
}) {
  const id = useId()
  return (
    <>
      <label htmlFor={id} className="sr">
        {props.label}
      </label>
      <select
        id={id}
        className="input w-auto! max-w-[16rem]"
        value={props.value ?? ''}
        onChange={(event) => props.onChoose(event.target.value)}
      >
        <option value="">{props.all}</option>
        {props.choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    </>
  )
}
