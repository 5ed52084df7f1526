import { type ReactNode, type Ref, type RefObject, useEffect, useImperativeHandle, useState } from 'react'
import type { Found, FoundMessage } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useAssistantName } from '../../app/useAssistantName.ts'
import { useNow } from '../../app/useNow.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { channelNames, Glyph } from '../../design/Glyph.tsx'
import { Empty, Failure, SkeletonRows } from '../../design/States.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { kindWord } from '../content/kindWord.ts'
import { seenName } from '../strangers/seen.ts'
import { contactName, dayName } from '../words.ts'
import { Marked } from './Marked.tsx'
import { isQuestion, useSearch } from './useSearch.ts'

/** What the keys ask of the results. */
export interface ResultsHandle {
  step: (by: 1 | -1) => void
  /** Opens what is pointed at, the first when nothing is. */
  open: () => void
}

interface Props {
  ref: Ref<ResultsHandle>
  q: string
  /** The message or conversation that is open beside. */
  opened: string | null
  searchRef: RefObject<HTMLInputElement | null>
  onOpen: (conversationId: string, messageId: string | null) => void
}

const listId = 'found'
const rowId = (id: string) => `found-${id}`

/** What was found: people, then messages, the newest first. */
export function SearchResults({ ref, q, opened, searchRef, onOpen }: Props) {
  const t = useT()
  const { store } = useHere()
  const found = useSearch(store.id, q)
  const { people, messages } = found
  const [pointed, setPointed] = useState<string | null>(null)
  const rows = [
    ...people.map(({ conversation }) => ({ id: conversation.id, open: () => onOpen(conversation.id, null) })),
    ...messages.map(({ id, conversationId }) => ({ id, open: () => onOpen(conversationId, id) })),
  ]
  const at = rows.findIndex(({ id }) => id === pointed)

  useImperativeHandle(ref, () => ({
    step: (by) => setPointed(rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.id ?? null),
    open: () => rows[Math.max(0, at)]?.open(),
  }))
  useEffect(() => {
    if (pointed) document.getElementById(rowId(pointed))?.scrollIntoView({ block: 'nearest' })
  }, [pointed])
  useActiveRow(searchRef, rows.length > 0, at < 0 ? null : rowId(pointed ?? ''))

  if (!isQuestion(q)) return <p className="p-6 text-muted">{t('inbox.searchShort')}</p>
  if (found.isError && rows.length === 0)
    return <Failure error={found.error} onRetry={() => void found.refetch()} />
  if (found.isPending) return <SkeletonRows rows={6} avatar />
  if (rows.length === 0)
    return <Empty title={t('inbox.emptySearchFor', { q })} why={t('inbox.emptySearchWhy')} />
  const row = (id: string) => ({ id: rowId(id), opened: id === opened, pointed: id === pointed })
  return (
    <div
      id={listId}
      role="listbox"
      tabIndex={-1}
      aria-label={t('inbox.foundList')}
      aria-busy={found.isPlaceholderData}
      className={found.isPlaceholderData ? 'opacity-60' : undefined}
    >
      {found.near && <p className="px-4 pt-3 text-sm text-muted">{t('inbox.foundNear')}</p>}
      <Group title={t('inbox.foundPeople')} filled={people.length > 0}>
        {people.map((person) => (
          <PersonRow
            key={person.conversation.id}
            {...row(person.conversation.id)}
            person={person}
            onOpen={() => onOpen(person.conversation.id, null)}
          />
        ))}
      </Group>
      <Group title={t('inbox.foundMessages')} filled={messages.length > 0}>
        {messages.map((hit) => (
          <MessageRow
            key={hit.id}
            {...row(hit.id)}
            hit={hit}
            onOpen={() => onOpen(hit.conversationId, hit.id)}
          />
        ))}
      </Group>
      {found.hasNextPage && (
        <div className="flex justify-center p-3" role="presentation">
          <button
            type="button"
            className="btn quiet small"
            disabled={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('inbox.foundMore')}
          </button>
        </div>
      )}
    </div>
  )
}

/** The field keeps the focus; who does not see the screen is told which row it points at. */
function useActiveRow(field: RefObject<HTMLInputElement | null>, listed: boolean, row: string | null): void {
  useEffect(() => {
    const input = field.current
    if (!input) return
    if (listed) input.setAttribute('aria-controls', listId)
    if (row) input.setAttribute('aria-activedescendant', row)
    return () => {
      input.removeAttribute('aria-controls')
      input.removeAttribute('aria-activedescendant')
    }
  }, [field, listed, row])
}

function Group({ title, filled, children }: { title: string; filled: boolean; children: ReactNode }) {
  if (!filled) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box
    <div role="group" aria-label={title}>
      <p className="px-4 pt-3 pb-1 text-xs strong text-muted" aria-hidden="true">
        {title}
      </p>
      {children}
    </div>
  )
}

interface RowProps {
  id: string
  opened: boolean
  pointed: boolean
  onOpen: () => void
}

function Row({ id, opened, pointed, onOpen, children }: RowProps & { children: ReactNode }) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={opened}
      tabIndex={-1}
      className={
        pointed && !opened ? 'row-item outline-2 -outline-offset-2 outline-(--focus-ring)' : 'row-item'
      }
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.code !== 'Enter') return
        event.preventDefault()
        onOpen()
      }}
    >
      {children}
    </div>
  )
}

function PersonRow({ person, ...row }: RowProps & { person: Found['people'][number] }) {
  const t = useT()
  const { contact, channel } = person.conversation
  const name = contactName(t, contact)
  const isName = seenName(person.name.text) === name
  return (
    <Row {...row}>
      <Avatar name={name} picture={contact.pictureUrl} channel={<Glyph kind={channel.kind} />} />
      <div className="grow min-w-0">
        <p className="cut text-lg text-ink medium">{isName ? <Marked {...person.name} /> : name}</p>
        <p className="cut text-sm text-muted">
          {isName ? (
            (contact.username ?? contact.phone ?? channelNames[channel.kind])
          ) : (
            <Marked {...person.name} />
          )}
        </p>
      </div>
    </Row>
  )
}

function MessageRow({ hit, ...row }: RowProps & { hit: FoundMessage }) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const name = contactName(t, hit.contact)
  const by = useAuthor(hit)
  return (
    <Row {...row}>
      <Avatar name={name} picture={hit.contact.pictureUrl} channel={<Glyph kind={hit.channel.kind} />} />
      <div className="grow min-w-0">
        <p className="flex items-baseline gap-2">
          <span className="grow cut text-lg text-ink medium">{name}</span>
          <time className="num text-xs text-faint whitespace-nowrap" dateTime={hit.at}>
            {dayName(t, format, hit.at, now)}, {format.time(hit.at)}
          </time>
        </p>
        <p
          className="text-sm text-body line-clamp-2 break-words"
          dir="auto"
          lang={hit.contact.language ?? undefined}
        >
          {by && <span className="text-muted">{by}: </span>}
          {hit.excerpt.text === '' ? kindWord(t, hit) : <Marked {...hit.excerpt} />}
        </p>
      </div>
    </Row>
  )
}

/** Of what the shop said; the row is named after the contact anyway. */
function useAuthor({ author, authorName }: FoundMessage): string | null {
  const t = useT()
  const assistantName = useAssistantName()
  if (author === 'contact') return null
  if (author === 'assistant') return authorName ?? assistantName
  return author === 'phone' ? t('inbox.fromPhone') : authorName
}
