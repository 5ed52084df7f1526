import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { listChannels } from '../api/channels.ts'
import { readReport } from '../api/reports.ts'
import type { Report } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useAssistantName } from '../app/useAssistantName.ts'
import { channelNames } from '../design/Glyph.tsx'
import { Empty, Failure, SkeletonRows } from '../design/States.tsx'
import { useFormat, useT } from '../i18n/i18n.tsx'
import { useMemberNames } from '../inbox/useMemberNames.ts'
import { HandOffsBlock, PeopleBlock, ShareBlock, TimesBlock } from './AnswerBlocks.tsx'
import { questionOf, spanOf } from './asked.ts'
import { ChannelsBlock, DaysBlock, HoursBlock } from './LoadBlocks.tsx'
import { PeriodChoice } from './PeriodChoice.tsx'
import { type Names, percent } from './tables.ts'
import { took } from './took.ts'

const route = getRouteApi('/s/$storeId/reports')
/** Of what is short enough to change before one's eyes. */
const refreshMs = 60_000

/** How the inbox did in a period: first answers, load, and what the assistant took off people's hands. */
export function ReportsPage() {
  const t = useT()
  const { store } = useHere()
  const asked = route.useSearch()
  const go = route.useNavigate()
  const question = questionOf(asked)
  const report = useQuery({
    queryKey: ['report', store.id, question],
    queryFn: () => readReport(store.id, question),
    placeholderData: keepPreviousData,
    refetchInterval: spanOf(asked) === '1' || spanOf(asked) === '7' ? refreshMs : false,
  })
  return (
    <main className="page">
      <div className="page-head">
        <h1 className="grow">{t('reports.title')}</h1>
      </div>
      <PeriodChoice
        asked={asked}
        shown={report.data ?? null}
        onAsk={(search) => void go({ search, replace: true })}
      />
      {report.isError ? (
        <Failure error={report.error} onRetry={() => void report.refetch()} />
      ) : report.data ? (
        <Read report={report.data} person={asked.member !== undefined} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </main>
  )
}

function Read({ report, person }: { report: Report; person: boolean }) {
  const names = useNames()
  const { t } = names
  if (report.received + report.sent === 0)
    return <Empty title={t('reports.empty')} why={t('reports.emptyWhy')} />
  return (
    <>
      <Lead report={report} names={names} person={person} />
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2 max-w-[76rem]">
        <DaysBlock report={report} names={names} person={person} />
        <HoursBlock report={report} names={names} person={person} />
        <TimesBlock report={report} names={names} />
        {!person && <ShareBlock report={report} names={names} />}
        <PeopleBlock report={report} names={names} />
        <ChannelsBlock report={report} names={names} person={person} />
        {!person && <HandOffsBlock report={report} names={names} />}
      </div>
    </>
  )
}

/** What there is to know before any chart, in a sentence. */
function Lead({ report, names, person }: { report: Report; names: Names; person: boolean }) {
  const { t, format, assistant } = names
  const { inquiries, first } = report
  const alone = percent(inquiries.alone, inquiries.answered)
  const sentences = [
    person
      ? t('reports.leadPerson', { count: report.sent })
      : t('reports.leadLoad', { received: format.number(report.received), sent: format.number(report.sent) }),
    !person && alone !== null && t('reports.leadAlone', { name: assistant, percent: alone }),
    first.people.median !== null && t('reports.leadPeople', { took: took(t, first.people.median) }),
  ]
  return <p className="text-xl text-ink max-w-[52rem] mb-7">{sentences.filter(Boolean).join(' ')}</p>
}

function useNames(): Names {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const members = useMemberNames()
  const channels = useQuery({ queryKey: ['channels', store.id], queryFn: () => listChannels(store.id) })
  const named = (id: string) => {
    const found = channels.data?.items.find((channel) => channel.id === id)
    return found ? `${channelNames[found.kind]} · ${found.name}` : t('reports.goneChannel')
  }
  return {
    t,
    format,
    assistant: useAssistantName(),
    member: (id) => members.get(id) ?? t('reports.goneMember'),
    channel: named,
  }
}
