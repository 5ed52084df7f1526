import { useState } from 'react'
import type { Channel, Ledger } from '../api/types.ts'
import { Segments } from '../design/Segments.tsx'
import type { Format } from '../i18n/format.ts'
import { useT } from '../i18n/i18n.tsx'
import { dayRows, parts, type Stages, sum } from './figure.ts'

const stages = ['received', 'stored', 'shown', 'answered'] as const
const everyChannel = 'all'

/** How far the messages of the last days have come: four sums, and a bar for each day. */
export function Figure(props: { ledger: Ledger; days: number; channels: Channel[]; format: Format }) {
  const { ledger, days, channels, format } = props
  const t = useT()
  const [chosen, choose] = useState(everyChannel)
  const rows = dayRows(ledger, days, chosen === everyChannel ? null : chosen)
  const most = Math.max(...rows.map(({ received }) => received))
  return (
    <section className="max-w-[52rem]" aria-labelledby="ledger-figure">
      <h2 id="ledger-figure" className="mb-3">
        {t('ledger.figure', { count: days })}
      </h2>
      {channels.length > 1 && (
        <Segments
          label={t('ledger.channel')}
          value={chosen}
          choices={[
            { value: everyChannel, label: t('ledger.allChannels') },
            ...channels.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChoose={choose}
        />
      )}
      <Sums of={sum(rows)} format={format} />
      <table className="table mt-4 [&_:is(th,td)]:px-1.5 md:[&_:is(th,td)]:px-3 max-md:[&_th]:whitespace-normal max-md:[&_th]:hyphens-auto max-md:[&_th]:[overflow-wrap:anywhere]">
        <thead>
          <tr>
            <th scope="col">{t('ledger.day')}</th>
            <td className="hidden md:table-cell" />
            {stages.map((stage) => (
              <th key={stage} scope="col" className="right">
                {t(`ledger.${stage}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.day}>
              <th scope="row" className="text-body! whitespace-normal!">
                {format.date(`${row.day}T12:00:00Z`)}
                <span className="block md:hidden mt-1">
                  <Bar of={row} most={most} />
                </span>
              </th>
              <td className="hidden md:table-cell w-2/5">
                <Bar of={row} most={most} />
              </td>
              {stages.map((stage) => (
                <td key={stage} className={`right num ${row.received === 0 ? 'text-faint' : 'text-body'}`}>
                  {format.number(row[stage])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend />
    </section>
  )
}

function Sums({ of, format }: { of: Stages; format: Format }) {
  const t = useT()
  return (
    <dl className="flex flex-wrap items-end gap-x-2 gap-y-3 mt-4">
      {stages.map((stage) => (
        <div
          key={stage}
          className="flex flex-col-reverse basis-[calc(50%-0.5rem)] sm:basis-32 sm:pl-3 sm:border-l sm:border-hair sm:first:border-0 sm:first:pl-0"
        >
          <dt className="text-xs text-muted">{t(`ledger.${stage}`)}</dt>
          <dd className="text-2xl num text-ink">{format.number(of[stage])}</dd>
        </div>
      ))}
    </dl>
  )
}

const tones = {
  answered: 'bg-(--chart-1)',
  unanswered: 'bg-(--attention-solid)',
  lost: 'bg-(--danger-solid)',
} as const
const tonesInOrder = ['answered', 'unanswered', 'lost'] as const

function Bar({ of, most }: { of: Stages; most: number }) {
  const widths = parts(of, most)
  return (
    <span className="flex gap-px h-2 rounded-xs overflow-hidden bg-sunken" aria-hidden="true">
      {tonesInOrder.map((tone) =>
        widths[tone] > 0 ? (
          <span key={tone} className={tones[tone]} style={{ width: `${widths[tone]}%` }} />
        ) : null,
      )}
    </span>
  )
}

function Legend() {
  const t = useT()
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 mt-3 text-xs text-muted">
      {tonesInOrder.map((tone) => (
        <li key={tone} className="flex items-center gap-1.5">
          <span className={`size-2 rounded-xs ${tones[tone]}`} aria-hidden="true" />
          {t(`ledger.bar_${tone}`)}
        </li>
      ))}
    </ul>
  )
}
