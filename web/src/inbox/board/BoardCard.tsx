import { GripVertical, Milestone } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useNow } from '../../app/useNow.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { channelNames, Glyph } from '../../design/Glyph.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { wordsOrKind } from '../content/kindWord.ts'
import { LabelDot } from '../organising/LabelDot.tsx'
import { useOrganise } from '../organising/useOrganise.ts'
import { useLabels } from '../organising/useOrganising.ts'
import { contactName, moment, span } from '../words.ts'

interface Props {
  conversation: Conversation
  lifted: boolean
  /** Whether Tab leads here: to one card of the board. */
  focusable: boolean
  hintId: string
  onOpen: () => void
  onKeyDown: (event: KeyboardEvent) => void
  onFocus: () => void
  onLeave: () => void
  onDrag: (dragged: boolean) => void
}

/** A conversation on the board: dragged by the mouse, carried by the keyboard, or moved by its menu. */
export function BoardCard({
  conversation,
  lifted,
  focusable,
  hintId,
  onOpen,
  onKeyDown,
  onFocus,
  onLeave,
  onDrag,
}: Props) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const organise = useOrganise()
  const labels = useLabels().filter(({ id }) => conversation.labelIds.includes(id))
  const { id, contact, channel, lastMessage, lastMessageAt, waitingSince, assignee } = conversation
  const name = contactName(t, contact)
  return (
    <li
      className={lifted ? 'board-card lifted' : 'board-card'}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', id)
        event.dataTransfer.effectAllowed = 'move'
        onDrag(true)
      }}
      onDragEnd={() => onDrag(false)}
    >
      <button
        type="button"
        data-card={id}
        tabIndex={focusable ? 0 : -1}
        className="board-open"
        aria-describedby={hintId}
        onClick={onOpen}
        onKeyDown={onKeyDown}
        // Space lifts; it does not press.
        onKeyUp={(event) => event.code === 'Space' && event.preventDefault()}
        onFocus={onFocus}
        onBlur={onLeave}
      >
        <span className="flex items-center gap-2.5">
          <Avatar
            name={name}
            picture={contact.pictureUrl}
            size="small"
            channel={<Glyph kind={channel.kind} />}
          />
          <span className="grow min-w-0">
            <span className="block cut text-ink medium">{name}</span>
            <span className="block cut text-xs text-muted">
              <span className="sr">{channelNames[channel.kind]}, </span>
              {moment(t, format, lastMessageAt, now)}
              {assignee && ` · ${assignee.name}`}
            </span>
          </span>
        </span>
        <span className="line-clamp-2 text-sm break-words" dir="auto" lang={contact.language ?? undefined}>
          {lastMessage ? wordsOrKind(t, lastMessage) : t('contact.nothingSaid')}
        </span>
        {(waitingSince || labels.length > 0) && (
          <span className="flex flex-wrap items-center gap-1.5 text-xs">
            {waitingSince && (
              <span className="badge attention">{span(t, now - new Date(waitingSince).getTime())}</span>
            )}
            {labels.map((label) => (
              <span key={label.id} className="inline-flex items-center gap-1 text-muted">
                <LabelDot colour={label.colour} />
                {label.name}
              </span>
            ))}
          </span>
        )}
      </button>
      <span className="board-tools">
        <GripVertical className="small text-faint board-grip" aria-hidden="true" />
        <button
          type="button"
          className="icon-btn small"
          aria-label={t('board.moveCard', { name })}
          title={t('organise.stage')}
          onClick={(event) => organise.open('stage', [conversation], event.currentTarget)}
        >
          <Milestone className="small" aria-hidden="true" />
        </button>
      </span>
    </li>
  )
}
