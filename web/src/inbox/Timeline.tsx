import { ArrowDown, ArrowUp } from 'lucide-react'
import { Fragment, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Composing, Conversation, Message } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { Failure, Skeleton } from '../design/States.tsx'
import { useFormat, useT } from '../i18n/i18n.tsx'
import { Beginning } from './Beginning.tsx'
import { type Across, foreign } from './contact/across.ts'
import { ChannelDivider } from './contact/ChannelDivider.tsx'
import { DraftBubble } from './drafts/DraftBubble.tsx'
import { useOpenDraft } from './drafts/useDraftActs.ts'
import { MessageLine } from './MessageLine.tsx'
import { NewWords } from './NewWords.tsx'
import { useUnsent } from './outbox/outbox.ts'
import { ScheduledBubble } from './scheduling/ScheduledBubble.tsx'
import { useScheduled } from './scheduling/useScheduled.ts'
import { isAt, useEndAfterSending, useLaterPages, useMessagesAt, usePlace } from './searching/place.ts'
import { timeline } from './timeline.ts'
import { UnsentBubble } from './UnsentBubble.tsx'
import { useUnreadAbove } from './useUnreadAbove.ts'
import { useUnreadLine } from './useUnreadLine.ts'
import { contactName, dayName } from './words.ts'

interface Props {
  conversation: Conversation
  /** The other conversations of the contact that are shown with it; null when it stands alone. */
  across: Across | null
  assistantName: string
  /** Whether the conversation, with its count of what is unread, is as the server has it. */
  fresh: boolean
  /** The message that is looked for; null is the end. */
  at: string | null
  onLatest: () => void
  onRetry: (messageId: string) => void
  composing: Composing | undefined
  onQuote: (message: Message) => void
  onReact: (messageId: string, emoji: string | null) => void
  /** Leads to the field of replies. */
  onWrite: () => void
}

const nearEndPx = 120

/** What was said, oldest above. It follows new messages only while the end is in sight. */
export function Timeline({
  conversation,
  across,
  assistantName,
  fresh,
  at,
  onLatest,
  onWrite,
  ...does
}: Props) {
  const t = useT()
  const now = useNow()
  const { store, person } = useHere()
  const format = useFormat(store.timeZone)
  const query = useMessagesAt(store.id, conversation.id, at, across?.contactId ?? null)
  const { hasPreviousPage: hasLater } = query
  const stored = useMemo(() => new Set(query.messages.map((message) => message.clientId)), [query.messages])
  const unsent = useUnsent().filter(
    (entry) =>
      entry.conversationId === conversation.id && entry.personId === person.id && !stored.has(entry.clientId),
  )
  const own = useMemo(
    () => query.messages.filter(({ conversationId }) => conversationId === conversation.id),
    [query.messages, conversation.id],
  )
  const scheduled = useScheduled(store.id, conversation.id)
  const draft = useOpenDraft(conversation)
  const firstUnread = useUnreadLine(own, conversation.unread, fresh && !query.isFetching)
  const items = useMemo(
    () => timeline(query.messages, firstUnread, format.dayKey),
    [query.messages, firstUnread, format],
  )
  const { scroller, atEnd, nearEnd, follow, jump, followEnd } = useFollowing(
    `${query.messages.at(-1)?.id} ${unsent.length} ${scheduled.length} ${draft?.id} ${conversation.thinking}`,
    query.messages[0]?.id,
    hasLater,
  )
  usePlace(scroller, at, query.messages, followEnd)
  useLaterPages(query, nearEnd)
  useEndAfterSending(unsent.length, hasLater, onLatest, followEnd)
  // A draft has a receipt of its own in sight.
  const newest = draft ? null : newestOf(query.messages, 'assistant')
  const unreadLine = useUnreadAbove(scroller, firstUnread)

  if (query.isError && query.messages.length === 0)
    return (
      <div className="grow min-h-0">
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      </div>
    )

  return (
    <div className="relative grow min-h-0 flex flex-col">
      <div ref={scroller} className="grow min-h-0 overflow-y-auto px-3 md:px-6 pb-3.5 pt-2" onScroll={follow}>
        {query.isPending && <SkeletonTalk />}
        {/* Earlier messages are put into it, too: what is new is told beside it. */}
        <div
          role="log"
          aria-live="off"
          aria-label={t('inbox.log')}
          className="flex flex-col justify-end gap-2 min-h-full"
        >
          {query.hasNextPage ? (
            <button
              type="button"
              className="btn quiet small self-center"
              disabled={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('inbox.older')}
            </button>
          ) : (
            query.messages.length > 0 && (
              <Beginning conversations={shownIn(query.messages, conversation, across)} />
            )
          )}
          {items.map((item) => (
            <Fragment key={item.key}>
              {item.kind === 'day' && <div className="day">{dayName(t, format, item.at, now)}</div>}
              {item.kind === 'unread' && <div className="day unread">{t('inbox.newMessages')}</div>}
              {item.kind === 'pastEnds' && <p className="event-line py-2">{t('inbox.pastEnds')}</p>}
              {item.kind === 'channel' && (
                <ChannelDivider
                  conversation={across?.of(item.conversationId) ?? conversation}
                  here={item.conversationId === conversation.id}
                />
              )}
              {item.kind === 'message' && (
                <div className="contents" data-message={item.message.id} data-sought={isAt(item, at)}>
                  <MessageLine
                    message={item.message}
                    mates={item.mates}
                    late={item.late}
                    conversation={conversation}
                    assistantName={assistantName}
                    format={format}
                    newestOfAssistant={item.message.id === newest}
                    {...does}
                    {...foreign(across, conversation, item.message)}
                  />
                </div>
              )}
            </Fragment>
          ))}
          {hasLater && (
            <button
              type="button"
              className="btn quiet small self-center"
              disabled={query.isFetchingPreviousPage}
              onClick={() => void query.fetchPreviousPage()}
            >
              {t('inbox.later')}
            </button>
          )}
          {unsent.map((entry) => (
            <UnsentBubble key={entry.clientId} entry={entry} conversation={conversation} format={format} />
          ))}
          {!hasLater &&
            scheduled.map((each) => <ScheduledBubble key={each.id} scheduled={each} format={format} />)}
          {draft && !hasLater && (
            <DraftBubble
              key={draft.id}
              draft={draft}
              conversation={conversation}
              assistantName={assistantName}
              format={format}
              onWrite={onWrite}
            />
          )}
          {conversation.thinking && !hasLater && (
            <div className="thinking">
              <span className="threads" aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              {t(conversation.speaker === 'draft' ? 'drafts.writing' : 'inbox.thinking', {
                assistant: assistantName,
              })}
            </div>
          )}
        </div>
      </div>
      <p className="sr" role="status">
        {draft && t('drafts.waits', { assistant: assistantName })}
      </p>
      {!hasLater && query.isSuccess && (
        <NewWords
          messages={query.messages}
          contact={contactName(t, conversation.contact)}
          assistant={assistantName}
        />
      )}
      {unreadLine.above && (
        <button
          type="button"
          className="chip on absolute top-3 left-1/2 -translate-x-1/2"
          onClick={unreadLine.jump}
        >
          <ArrowUp className="small" aria-hidden="true" />
          {t('hand.toUnread')}
        </button>
      )}
      {(!atEnd || hasLater) && (
        <button
          type="button"
          className="chip on absolute bottom-3 left-1/2 -translate-x-1/2"
          onClick={hasLater || at ? onLatest : jump}
        >
          <ArrowDown className="small" aria-hidden="true" />
          {t('inbox.latest')}
        </button>
      )}
    </div>
  )
}

/** The conversations that the messages belong to. */
const shownIn = (
  messages: readonly Message[],
  opened: Conversation,
  across: Across | null,
): Conversation[] => [...new Set(messages.map(({ conversationId }) => across?.of(conversationId) ?? opened))]

const newestOf = (messages: readonly Message[], author: Message['author']): string | null =>
  messages.findLast((message) => message.author === author)?.id ?? null

/** Stays at the end while the reader is there, and keeps the place when earlier messages come in above. */
function useFollowing(endKey: string, firstId: string | undefined, hasLater: boolean) {
  const scroller = useRef<HTMLDivElement>(null)
  const pinned = useRef(true)
  const height = useRef(0)
  const top = useRef(0)
  const [atEnd, setAtEnd] = useState(true)
  const [nearEnd, setNearEnd] = useState(false)

  const jump = useCallback(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [])
  const follow = useCallback(() => {
    const box = scroller.current
    if (!box) return
    // Told late of a jump to the end, which has moved on since: only whoever goes up leaves it.
    if (pinned.current && box.scrollHeight > height.current && box.scrollTop >= top.current) jump()
    const near = box.scrollHeight - box.scrollTop - box.clientHeight < nearEndPx
    // What is loaded ends here, the thread does not.
    pinned.current = near && !hasLater
    height.current = box.scrollHeight
    top.current = box.scrollTop
    setAtEnd(near)
    setNearEnd(near)
  }, [hasLater, jump])
  const followEnd = useCallback(
    (end: boolean) => {
      pinned.current = end
      if (end) jump()
    },
    [jump],
  )

  useLayoutEffect(() => {
    void endKey
    if (pinned.current) jump()
  }, [endKey, jump])

  useLayoutEffect(() => {
    void firstId
    const box = scroller.current
    if (box && !pinned.current && height.current > 0) box.scrollTop += box.scrollHeight - height.current
    if (box) height.current = box.scrollHeight
  }, [firstId])

  // The receipt opens and the composer grows after the messages are drawn.
  useEffect(() => {
    const box = scroller.current
    const content = box?.querySelector('[role="log"]')
    if (!box || !content) return
    const watch = new ResizeObserver(() => pinned.current && jump())
    watch.observe(box)
    watch.observe(content)
    return () => watch.disconnect()
  }, [jump])

  return { scroller, atEnd, nearEnd, follow, jump, followEnd }
}

function SkeletonTalk() {
  return (
    <div className="flex flex-col gap-3 py-6">
      <Skeleton className="h-10 w-2/5" />
      <Skeleton className="h-16 w-1/2 self-end" />
      <Skeleton className="h-10 w-1/3" />
    </div>
  )
}
