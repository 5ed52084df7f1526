import { AlarmClock, Handshake, Milestone, Tag, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useMyIds } from '../../app/useMyIds.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { useCaps } from '../../keys/context.ts'
import { ReturnChip } from '../closing/ReturnChip.tsx'
import { DueClock } from '../hours/DueClock.tsx'
import { useTeams } from '../teams/useTeams.ts'
import { moment } from '../words.ts'
import { LabelDot } from './LabelDot.tsx'
import { type MenuKind, useOrganise } from './useOrganise.ts'
import { useLabels, useStages } from './useOrganising.ts'

interface Props {
  conversation: Conversation
  onPromise: () => void
}

/** Under the head of a conversation: who looks after it, its stage, its labels and until when it sleeps. Each opens its menu. */
export function OrganiseStrip({ conversation, onPromise }: Props) {
  const t = useT()
  const now = useNow()
  const myIds = useMyIds()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const { assignee, teamId, stageId, labelIds, snooze, state } = conversation
  const stage = useStages().find(({ id }) => id === stageId)
  const labels = useLabels().filter(({ id }) => labelIds.includes(id))
  const until = snooze && (snooze.until ? moment(t, format, snooze.until, now) : t('organise.untilReply'))
  const who = assignee && (myIds.has(assignee.id) ? t('inbox.you') : assignee.name)
  const team = useTeams().find(({ id }) => id === teamId)?.name
  const whose = [team, who].filter(Boolean).join(' · ')
  const strip = { conversation }
  return (
    <div
      role="toolbar"
      aria-label={t('organise.title')}
      className="flex items-center gap-1.5 px-3.5 md:px-5 py-1.5 border-b border-hair bg-pane overflow-x-auto [scrollbar-width:none] shrink-0"
    >
      <Part {...strip} kind="assign" set={whose !== ''} icon={<UserRound />}>
        {whose || t('organise.unassignedChip')}
      </Part>
      <Part {...strip} kind="stage" set={stage !== undefined} icon={<Milestone />}>
        {stage?.name ?? t('organise.stage')}
      </Part>
      <Part {...strip} kind="labels" set={labels.length > 0} icon={labels.length === 0 && <Tag />}>
        {labels.length === 0
          ? t('organise.labels')
          : labels.map((label) => (
              <span key={label.id} className="inline-flex items-center gap-1">
                <LabelDot colour={label.colour} />
                {label.name}
              </span>
            ))}
      </Part>
      {state === 'open' && (
        <Part {...strip} kind="snooze" set={snooze !== null} icon={<AlarmClock />}>
          {until ?? t('organise.snooze')}
        </Part>
      )}
      <button type="button" className="chip" title={`${t('promises.write')} (W)`} onClick={onPromise}>
        <Handshake className="w-3.5! h-3.5!" aria-hidden="true" />
        {t('promises.chip')}
      </button>
      <DueClock conversation={conversation} now={now} />
      <ReturnChip conversation={conversation} now={now} />
    </div>
  )
}

interface PartProps {
  conversation: Conversation
  kind: MenuKind
  /** Something is chosen there. */
  set: boolean
  icon: ReactNode
  children: ReactNode
}

function Part({ conversation, kind, set, icon, children }: PartProps) {
  const t = useT()
  const caps = useCaps()
  const { open } = useOrganise()
  return (
    <button
      type="button"
      className={set ? 'chip on' : 'chip'}
      data-organise={kind}
      title={caps.tip(t(`organise.${kind}`), kind)}
      aria-haspopup="menu"
      onClick={(event) => open(kind, [conversation], event.currentTarget)}
    >
      <span className="contents [&>svg]:w-3.5 [&>svg]:h-3.5" aria-hidden="true">
        {icon}
      </span>
      {children}
    </button>
  )
}
