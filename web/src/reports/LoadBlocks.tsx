import { useState } from 'react'
import type { Report } from '../api/types.ts'
import { Segments } from '../design/Segments.tsx'
import { Block } from './Block.tsx'
import { Bars } from './charts/Bars.tsx'
import { Columns } from './charts/Columns.tsx'
import { HeatMap } from './charts/HeatMap.tsx'
import {
  at,
  channelsTable,
  daysTable,
  hourName,
  hours,
  hoursTable,
  type Names,
  type Side,
  weekdayName,
  weekdays,
} from './tables.ts'

const colours = { received: 'var(--chart-1)', sent: 'var(--chart-4)' } as const
const sides: readonly Side[] = ['received', 'sent']

interface Props {
  report: Report
  names: Names
  /** Of one person only what they sent is theirs. */
  person: boolean
}

export function DaysBlock({ report, names, person }: Props) {
  const { t, format } = names
  const { days } = report
  const drawn = person ? (['sent'] as const) : sides
  const date = (n: number) => format.date(`${days[n]?.day}T12:00:00Z`)
  return (
    <Block
      title={t('reports.byDay')}
      means={t('reports.byDayMeans')}
      report={report}
      table={daysTable(report, names)}
    >
      <Columns
        label={t('reports.byDay')}
        series={drawn.map((side) => ({
          label: t(`reports.${side}`),
          colour: colours[side],
          values: days.map((day) => day[side]),
        }))}
        ends={[date(0), date(days.length - 1)]}
        number={format.number}
        textOf={(n) =>
          [
            date(n),
            ...drawn.map((side) => `${t(`reports.${side}`)}: ${format.number(days[n]?.[side] ?? 0)}`),
          ].join(' · ')
        }
      />
    </Block>
  )
}

export function HoursBlock({ report, names, person }: Props) {
  const { t, format } = names
  const [chosen, choose] = useState<Side>('received')
  const side = person ? 'sent' : chosen
  const value = (row: number, column: number) => at(report, side, row + 1, column)
  return (
    <Block
      title={t('reports.byHour')}
      means={t('reports.byHourMeans', { zone: report.timeZone })}
      report={report}
      table={hoursTable(report, side, names)}
      beside={
        !person && (
          <Segments
            label={t('reports.what')}
            value={side}
            choices={sides.map((each) => ({ value: each, label: t(`reports.${each}`) }))}
            onChoose={choose}
          />
        )
      }
    >
      <HeatMap
        label={t('reports.byHour')}
        rows={weekdays.map((weekday) => weekdayName(t, weekday))}
        columns={hours.map(hourName)}
        valueAt={value}
        textOf={(row, column) =>
          `${weekdayName(t, row + 1)}, ${hourName(column)} · ${t(`reports.${side}`)}: ${format.number(value(row, column))}`
        }
      />
    </Block>
  )
}

export function ChannelsBlock({ report, names, person }: Props) {
  const { t, format, channel } = names
  const side: Side = person ? 'sent' : 'received'
  return (
    <Block
      title={t('reports.byChannel')}
      means={t('reports.byChannelMeans')}
      report={report}
      table={channelsTable(report, names)}
    >
      <Bars
        bars={report.channels.map((each) => ({
          key: each.channelId,
          name: channel(each.channelId),
          parts: [{ value: each[side], colour: colours[side] }],
          text: format.number(each[side]),
        }))}
      />
    </Block>
  )
}
