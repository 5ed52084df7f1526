import type { Report, ReportTimes } from '../api/types.ts'
import { Block } from './Block.tsx'
import { Bars } from './charts/Bars.tsx'
import {
  handOffsTable,
  type Names,
  peopleTable,
  percent,
  personName,
  sentByAssistant,
  shareTable,
  timesTable,
} from './tables.ts'
import { took } from './took.ts'

const people = 'var(--chart-1)'
const assistants = 'var(--chart-3)'
/** From the median to what nine of ten took. */
const further = 'var(--chart-before)'

interface Props {
  report: Report
  names: Names
}

export function TimesBlock({ report, names }: Props) {
  const { t, assistant } = names
  const { first, resolution } = report
  const bar = (key: string, name: string, times: ReportTimes, colour: string) => ({
    key,
    name,
    parts: [
      { value: times.median ?? 0, colour },
      { value: (times.p90 ?? 0) - (times.median ?? 0), colour: further },
    ],
    text:
      times.count === 0 ? (
        '–'
      ) : (
        <>
          <span className="block">{t('reports.half', { took: took(t, times.median) })}</span>
          <span className="block text-xs text-muted">{t('reports.most', { took: took(t, times.p90) })}</span>
        </>
      ),
  })
  return (
    <Block
      title={t('reports.times')}
      means={t('reports.timesMeans')}
      report={report}
      table={timesTable(report, names)}
    >
      <Bars
        bars={[
          bar('people', t('reports.firstBy', { name: t('reports.people') }), first.people, people),
          bar('assistant', t('reports.firstBy', { name: assistant }), first.assistant, assistants),
        ]}
      />
      <Bars bars={[bar('resolution', t('reports.resolution'), resolution, people)]} />
    </Block>
  )
}

export function ShareBlock({ report, names }: Props) {
  const { t, format } = names
  const row = (key: string, name: string, part: number, whole: number) => ({
    key,
    name,
    parts: [
      { value: part, colour: assistants },
      { value: whole - part, colour: people },
    ],
    text: whole === 0 ? '–' : `${percent(part, whole)}\u00a0%`,
  })
  const { answered, alone } = report.inquiries
  const relative = (bar: ReturnType<typeof row>, whole: number) => (
    <Bars bars={[bar]} most={Math.max(1, whole)} />
  )
  return (
    <Block
      title={t('reports.share', { name: names.assistant })}
      means={t('reports.shareMeans')}
      report={report}
      table={shareTable(report, names)}
    >
      {relative(row('messages', t('reports.messages'), sentByAssistant(report), report.sent), report.sent)}
      {relative(row('inquiries', t('reports.aloneOf', { count: answered }), alone, answered), answered)}
      <p className="text-xs text-muted num whitespace-normal! mt-2">
        {t('reports.begun', {
          begun: format.number(report.inquiries.begun),
          answered: format.number(answered),
          closed: format.number(report.inquiries.closed),
        })}
      </p>
    </Block>
  )
}

export function PeopleBlock({ report, names }: Props) {
  const { t, format } = names
  return (
    <Block
      title={t('reports.byPerson')}
      means={t('reports.byPersonMeans')}
      report={report}
      table={peopleTable(report, names)}
    >
      <Bars
        bars={report.people.map((person) => ({
          key: `${person.by} ${person.memberId}`,
          name: personName(person, names),
          parts: [{ value: person.sent, colour: person.by === 'assistant' ? assistants : people }],
          text: format.number(person.sent),
        }))}
      />
    </Block>
  )
}

export function HandOffsBlock({ report, names }: Props) {
  const { t, format } = names
  const table = handOffsTable(report, names)
  return (
    <Block title={t('reports.handOffs')} means={t('reports.handOffsMeans')} report={report} table={table}>
      {table.rows.length === 0 ? (
        <p className="text-sm text-muted">{t('reports.noHandOffs')}</p>
      ) : (
        <Bars
          bars={(report.handOffs ?? []).map(({ reason, count }, n) => ({
            key: reason,
            name: table.rows[n]?.[0],
            parts: [{ value: count, colour: assistants }],
            text: format.number(count),
          }))}
        />
      )}
    </Block>
  )
}
