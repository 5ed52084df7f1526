import { PencilLine, UserRound } from 'lucide-react'
import { memo } from 'react'
import type { Conversation } from '../api/types.ts'
import { Avatar } from '../design/Avatar.tsx'
import { channelNames, Glyph } from '../design/Glyph.tsx'
import { useT } from '../i18n/i18n.tsx'
import { RowTyping } from '../presence/RowTyping.tsx'
import { LastWords } from './content/LastWords.tsx'
import { DueClock } from './hours/DueClock.tsx'
import { RowMarks, type Shelves } from './organising/RowMarks.tsx'
import { SelectMark } from './organising/SelectMark.tsx'
import { PromiseMark } from './promises/PromiseMark.tsx'
import { contactName, longWaitMs, span, windowRing, windowState } from './words.ts'

interface Props {
  conversation: Conversation
  opened: boolean
  /** The keys point at it. */
  pointed: boolean
  now: number
  assistantName: string
  myIds: ReadonlySet<string>
  shelves: Shelves
  /** Among several that are being changed at once; null while nothing is being selected. */
  selected: boolean | null
  /** Tab comes to this row; arrows go on from it. */
  tabStop: boolean
  /** In the whole list, from 1. */
  place: number
  /** How many there are; -1 while that is not known. */
  of: number
  onOpen: (id: string, event: { shiftKey: boolean }) => void
  onPoint: (id: string) => void
}

/** Name and wait; the last words and how many are unread; who speaks and what closes soon. */
export const ConversationRow = memo(function ConversationRow(props: Props) {
  const { conversation, opened, pointed, now, selected, tabStop, onOpen, onPoint } = props
  const t = useT()
  const name = contactName(t, conversation.contact)
  const window = windowState(conversation.window, now)
  const unread = conversation.unread > 0
  return (
    <div
      id={`row-${conversation.id}`}
      role="option"
      aria-selected={selected ?? opened}
      aria-posinset={props.place}
      aria-setsize={props.of}
      tabIndex={tabStop ? 0 : -1}
      className={
        pointed && (selected !== null || !opened)
          ? 'row-item outline-2 -outline-offset-2 outline-(--focus-ring)'
          : 'row-item'
      }
      onClick={(event) => onOpen(conversation.id, event)}
      onKeyDown={(event) => {
        if (event.code !== 'Enter' && event.code !== 'Space') return
        // Open already: the space bar is the voice's.
        if (event.code === 'Space' && opened && selected === null) return
        event.preventDefault()
        onOpen(conversation.id, event)
      }}
      // Brought here by Tab it is where the keys go on from.
      onFocus={(event) => event.target.matches(':focus-visible') && onPoint(conversation.id)}
    >
      {selected !== null && <SelectMark selected={selected} />}
      <Avatar
        name={name}
        picture={conversation.contact.pictureUrl}
        ring={windowRing(window)}
        channel={<Glyph kind={conversation.channel.kind} />}
      />
      <div className="grow min-w-0">
        <div className="flex items-baseline gap-2">
          <span className={`grow cut text-lg text-ink ${unread ? 'strong' : 'medium'}`}>{name}</span>
          <span className="sr">{channelNames[conversation.channel.kind]}</span>
          <Wait conversation={conversation} now={now} />
        </div>
        <div className="flex items-center gap-2 mt-px min-h-5">
          <span
            className={`grow cut text-sm ${unread ? 'medium text-ink' : 'text-body'}`}
            lang={conversation.contact.language ?? undefined}
          >
            <RowTyping conversationId={conversation.id} myIds={props.myIds}>
              <LastLine {...props} />
            </RowTyping>
          </span>
          {unread && (
            <span className="count" role="img" aria-label={t('inbox.unread', { count: conversation.unread })}>
              {conversation.unread}
            </span>
          )}
        </div>
        <div className="row-marks">
          <SpeakerBadge {...props} />
          {window.tone === 'closed' && <span className="badge danger">{t('inbox.windowClosed')}</span>}
          {window.tone === 'closing' && (
            <span className="badge attention">{t('inbox.windowLeft', { left: span(t, window.leftMs) })}</span>
          )}
          <DueClock conversation={conversation} now={now} />
          <PromiseMark conversation={conversation} now={now} />
          <RowMarks conversation={conversation} now={now} shelves={props.shelves} />
        </div>
      </div>
    </div>
  )
})

function Wait({ conversation, now }: Pick<Props, 'conversation' | 'now'>) {
  const t = useT()
  const since = conversation.waitingSince ?? conversation.lastMessageAt
  if (!since) return null
  const waited = now - new Date(since).getTime()
  const loud = conversation.waitingSince !== null && waited > longWaitMs
  return (
    <span className={`num text-xs ${loud ? 'strong text-attention' : 'text-faint'}`}>{span(t, waited)}</span>
  )
}

function LastLine({ conversation, assistantName }: Props) {
  const t = useT()
  const { lastMessage, thinking } = conversation
  if (thinking)
    return (
      <span className="text-ai">
        {t(conversation.speaker === 'draft' ? 'drafts.writing' : 'inbox.thinking', {
          assistant: assistantName,
        })}
      </span>
    )
  return lastMessage && <LastWords message={lastMessage} assistantName={assistantName} />
}

function SpeakerBadge({ conversation, assistantName, myIds }: Props) {
  const t = useT()
  const { speaker, speakerMember, assignee, draftId } = conversation
  if (speaker === 'assistant') return <span className="badge assistant cut">{assistantName}</span>
  if (speaker === 'draft' && draftId)
    return (
      <span className="badge attention">
        <PencilLine aria-hidden="true" />
        {t('drafts.rowWaits')}
      </span>
    )
  if (speaker === 'draft') return <span className="badge assistant cut">{t('drafts.row')}</span>
  // Who looks after it is named beside this; that nobody has spoken yet would read as a contradiction.
  if (speaker === 'nobody' && assignee) return null
  if (speaker === 'nobody' || !speakerMember)
    return (
      <span className="badge attention nobody">
        <UserRound aria-hidden="true" />
        {t('inbox.nobody')}
      </span>
    )
  const mine = myIds.has(speakerMember.id)
  return (
    <span className={`badge cut ${mine ? 'accent' : ''}`}>{mine ? t('inbox.you') : speakerMember.name}</span>
  )
}
