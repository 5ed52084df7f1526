import { memo } from 'react'
import type { ContactRow as Row } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { Avatar } from '../../design/Avatar.tsx'
import { channelNames, Glyph } from '../../design/Glyph.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { identityWord } from '../contact/identityWord.ts'
import { LastWords } from '../content/LastWords.tsx'
import { languageWord } from '../languageWord.ts'
import { LabelDot } from '../organising/LabelDot.tsx'
import { useLabels } from '../organising/useOrganising.ts'
import { contactName, moment } from '../words.ts'

interface Props {
  row: Row
  opened: boolean
  pointed: boolean
  now: number
  assistantName: string
  tabStop: boolean
  place: number
  /** -1 while it is not known how many there are. */
  of: number
  onOpen: (id: string) => void
  onPoint: (id: string) => void
}

const mostLabels = 2

/** Who it is, where they write, what was said last, and since when they are known. Narrow, it is two lines. */
export const ContactRow = memo(function ContactRow(props: Props) {
  const { row, opened, pointed, now, assistantName, onOpen, onPoint } = props
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const { contact, lastMessage, lastMessageAt } = row.conversation
  const name = contactName(t, contact)
  const word = identityWord({ ...contact, name: null })
  return (
    <div
      id={`row-${row.id}`}
      role="option"
      aria-selected={opened}
      aria-posinset={props.place}
      aria-setsize={props.of}
      tabIndex={props.tabStop ? 0 : -1}
      className={
        pointed && !opened
          ? 'row-item contact outline-2 -outline-offset-2 outline-(--focus-ring)'
          : 'row-item contact'
      }
      onClick={() => onOpen(row.id)}
      onKeyDown={(event) => {
        if (event.code !== 'Enter' && event.code !== 'Space') return
        event.preventDefault()
        onOpen(row.id)
      }}
      onFocus={(event) => event.target.matches(':focus-visible') && onPoint(row.id)}
    >
      <Avatar name={name} picture={contact.pictureUrl} />
      <div className="grow basis-0 min-w-0">
        <p className="flex items-center gap-2">
          <span className="cut text-lg medium text-ink">{name}</span>
          <Channels row={row} />
        </p>
        <p className="cut text-sm text-muted">
          {[word !== name && word, languageWord(t, contact.language)].filter(Boolean).join(' · ')}
        </p>
        <Labels row={row} />
      </div>
      <div className="hidden @2xl:block grow basis-0 min-w-0">
        <p className="cut text-sm" lang={contact.language ?? undefined}>
          {lastMessage && <LastWords message={lastMessage} assistantName={assistantName} />}
        </p>
        <p className="cut text-xs text-faint num">
          {t('contacts.firstSeen', { date: format.date(row.createdAt) })}
        </p>
      </div>
      <time className="num text-xs text-faint shrink-0 self-start mt-1" dateTime={lastMessageAt}>
        {moment(t, format, lastMessageAt, now)}
      </time>
    </div>
  )
})

function Channels({ row: { channels } }: { row: Row }) {
  const kinds = [...new Set(channels.map(({ kind }) => kind))]
  return (
    <span className="inline-flex items-center gap-1 shrink-0">
      {kinds.map((kind) => (
        <Glyph key={kind} kind={kind} />
      ))}
      <span className="sr">{kinds.map((kind) => channelNames[kind]).join(', ')}</span>
    </span>
  )
}

function Labels({ row: { labelIds } }: { row: Row }) {
  const labels = useLabels().filter(({ id }) => labelIds.includes(id))
  if (labels.length === 0) return null
  return (
    <p className="flex items-center gap-1.5 mt-1 min-w-0">
      {labels.slice(0, mostLabels).map((label) => (
        <span key={label.id} className="badge min-w-0">
          <LabelDot colour={label.colour} />
          <span className="cut">{label.name}</span>
        </span>
      ))}
      {labels.length > mostLabels && (
        <span className="text-xs text-faint num" title={labels.map(({ name }) => name).join(', ')}>
          +{labels.length - mostLabels}
        </span>
      )}
    </p>
  )
}
