import { AlarmClock } from 'lucide-react'
import type { Conversation, Label, SaleStage, Team } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { moment } from '../words.ts'
import { LabelDot } from './LabelDot.tsx'

const mostDots = 3

/** What the store sorts its conversations by. Asked once for all rows: each that asked would cost as much as it draws. */
export interface Shelves {
  readonly labels: readonly Label[]
  readonly stages: readonly SaleStage[]
  readonly teams: readonly Team[]
}

interface Props {
  conversation: Conversation
  now: number
  shelves: Shelves
}

/** When a row comes back, who looks after it where another speaks, its stage and labels. */
export function RowMarks({ conversation, now, shelves }: Props) {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const { snooze, assignee, speakerMember, teamId, stageId, labelIds } = conversation
  const stage = shelves.stages.find(({ id }) => id === stageId)
  const labels = shelves.labels.filter(({ id }) => labelIds.includes(id))
  const team = shelves.teams.find(({ id }) => id === teamId)
  const until = snooze?.until ? moment(t, format, snooze.until, now) : t('organise.untilReply')
  return (
    <>
      {snooze && (
        <span className="badge info">
          <AlarmClock aria-hidden="true" />
          {until}
        </span>
      )}
      {assignee && assignee.id !== speakerMember?.id && (
        <span className="badge cut" title={t('organise.assign')}>
          {assignee.name}
        </span>
      )}
      {team && !assignee && (
        <span className="badge cut" title={t('teams.team')}>
          {team.name}
        </span>
      )}
      {stage && <span className="text-xs text-muted cut max-w-[8rem]">{stage.name}</span>}
      {labels.length > 0 && (
        <span className="inline-flex items-center gap-1" title={labels.map(({ name }) => name).join(', ')}>
          {labels.slice(0, mostDots).map((label) => (
            <LabelDot key={label.id} colour={label.colour} />
          ))}
          {labels.length > mostDots && (
            <span className="text-xs text-faint num">+{labels.length - mostDots}</span>
          )}
          <span className="sr">{labels.map(({ name }) => name).join(', ')}</span>
        </span>
      )}
    </>
  )
}
