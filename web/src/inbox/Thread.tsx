import { memo, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Problem } from '../api/client.ts'
import type { Conversation, Message } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useAssistantName } from '../app/useAssistantName.ts'
import { useMyIds } from '../app/useMyIds.ts'
import { useWide } from '../app/useWide.ts'
import { Failure, Skeleton } from '../design/States.tsx'
import { useT } from '../i18n/i18n.tsx'
import { useActions } from '../keys/context.ts'
import { lookAt } from '../presence/telling.ts'
import { Composer } from './Composer.tsx'
import { ContactPane } from './ContactPane.tsx'
import { useQuote } from './composing/useQuote.ts'
import { useAcross } from './contact/across.ts'
import { ChannelBar } from './contact/ChannelBar.tsx'
import { GoneThread } from './GoneThread.tsx'
import { ComposerTabs, type Side } from './notes/ComposerTabs.tsx'
import { NoteComposer } from './notes/NoteComposer.tsx'
import { OrganiseStrip } from './organising/OrganiseStrip.tsx'
import { useOrganise } from './organising/useOrganise.ts'
import { PinStrip } from './pins/PinStrip.tsx'
import { typeHash } from './products/useProductPicker.tsx'
import { PromiseBar } from './promises/PromiseBar.tsx'
import { SpeakerStrip, speakerOf } from './Speaker.tsx'
import { ThreadSearch } from './searching/ThreadSearch.tsx'
import { ThreadBanner } from './ThreadBanner.tsx'
import { ThreadHead } from './ThreadHead.tsx'
import { Timeline } from './Timeline.tsx'
import { useComposing, useConversation, useConversationActs } from './useInbox.ts'
import { useReading } from './useReading.ts'
import { contactName } from './words.ts'

interface Props {
  conversationId: string
  /** The message that the address names. */
  at: string | null
  /** To a message of it; null is its end. */
  onGo: (messageId: string | null) => void
  onLeave: () => void
}

/** Drawn anew by what happens in it, not by the keys that walk the list beside it. */
export const Thread = memo(function Thread({ conversationId, ...rest }: Props) {
  const { store } = useHere()
  const conversation = useConversation(store.id, conversationId)
  const gone = conversation.error instanceof Problem && conversation.error.status === 404
  if (conversation.data && !gone)
    return <OpenThread conversation={conversation.data} fresh={!conversation.isFetching} {...rest} />
  return (
    <main className="grow min-w-0 flex flex-col">
      <div className="h-16 border-b border-hair bg-pane flex items-center gap-3 px-5">
        {conversation.isPending && <Skeleton className="h-4 w-48" />}
      </div>
      {gone && <GoneThread conversationId={conversationId} onLeave={rest.onLeave} />}
      {conversation.isError && !gone && (
        <Failure error={conversation.error} onRetry={() => void conversation.refetch()} />
      )}
    </main>
  )
})

function OpenThread({
  conversation,
  fresh,
  at,
  onGo,
  onLeave,
}: Omit<Props, 'conversationId'> & { conversation: Conversation; fresh: boolean }) {
  const t = useT()
  const organise = useOrganise()
  const { store } = useHere()
  const assistantName = useAssistantName()
  const myIds = useMyIds()
  const wide = useWide('80rem')
  const desk = useWide('48rem')
  const [detailsOpen, setDetailsOpen] = useState(false)
  const { quoted, ...quoting } = useQuote(conversation.id)
  const [searching, setSearching] = useState(false)
  const [promising, setPromising] = useState(false)
  const composing = useComposing(store.id, conversation)
  const field = useRef<HTMLTextAreaElement>(null)
  const noteField = useRef<HTMLTextAreaElement>(null)
  const [side, setSide] = useState<Side>('reply')
  const acts = useConversationActs(store.id, conversation.id)
  const speaker = speakerOf(conversation, myIds)
  const across = useAcross(conversation)
  useReading(store.id, [conversation], fresh)
  useEffect(() => {
    lookAt(conversation.id)
    return () => lookAt(null)
  }, [conversation.id])

  const write = (next: Side) => {
    // A field that is not shown takes no focus.
    flushSync(() => setSide(next))
    const shown = next === 'note' ? noteField : field
    shown.current?.focus()
  }
  const quote = (message: Message) => {
    quoting.quote(message)
    write('reply')
  }
  const turnState = () => {
    const state = conversation.state === 'open' ? 'closed' : 'open'
    void organise.change(
      [conversation],
      { state },
      t(state === 'closed' ? 'inbox.chatClosed' : 'organise.opened'),
    )
  }
  useActions(() => ({
    reply: () => write('reply'),
    note: () => write('note'),
    product: () => {
      write('reply')
      typeHash(field.current)
    },
    promise: () => setPromising(true),
    speaker: () => acts.speaker.mutate(speaker === 'you' ? conversation.usualSpeaker : 'member'),
    drafting: () => acts.speaker.mutate(speaker === 'draft' ? 'assistant' : 'draft'),
    searchThread: () => setSearching(true),
    details: wide ? null : () => setDetailsOpen((open) => !open),
  }))
  useActions(() => ({ back: () => setSearching(false) }), searching)
  useActions(() => ({ back: () => setDetailsOpen(false) }), detailsOpen && !wide)

  return (
    <>
      <main
        className="relative grow min-w-0 flex flex-col [--ground:var(--surface-page)]"
        aria-label={t('inbox.thread', { name: contactName(t, conversation.contact) })}
      >
        <ThreadHead
          conversation={conversation}
          speaker={speaker}
          assistantName={assistantName}
          onLeave={desk ? null : onLeave}
          onSpeaker={(who) => acts.speaker.mutate(who)}
          onState={turnState}
          onSearch={() => setSearching((open) => !open)}
          onDetails={wide ? null : () => setDetailsOpen((open) => !open)}
        />
        {searching && (
          <ThreadSearch
            within={
              across.shown ? { contactId: across.shown.contactId } : { conversationId: conversation.id }
            }
            onGo={onGo}
            onClose={() => setSearching(false)}
          />
        )}
        {!desk && (
          <SpeakerStrip
            conversation={conversation}
            speaker={speaker}
            assistantName={assistantName}
            onSpeaker={(who) => acts.speaker.mutate(who)}
          />
        )}
        <OrganiseStrip conversation={conversation} onPromise={() => setPromising(true)} />
        <ChannelBar conversation={conversation} across={across} />
        <PinStrip conversationId={conversation.id} onGo={onGo} />
        <ThreadBanner
          conversation={conversation}
          onReopen={() => acts.state.mutate('open')}
          failure={acts.speaker.error ?? acts.state.error ?? acts.retry.error ?? acts.reaction.error}
        />
        <Timeline
          conversation={conversation}
          across={across.shown}
          assistantName={assistantName}
          fresh={fresh}
          at={at}
          onLatest={() => onGo(null)}
          onRetry={(messageId) => acts.retry.mutate(messageId)}
          composing={composing}
          onQuote={quote}
          onReact={(messageId, emoji) => acts.reaction.mutate({ messageId, emoji })}
          onWrite={() => write('reply')}
        />
        <PromiseBar conversation={conversation} writing={promising} onWriting={setPromising} />
        <Composer
          conversation={conversation}
          assistantName={assistantName}
          fieldRef={field}
          composing={composing}
          quoted={quoted}
          onRequote={quoting.requote}
          onUnquote={quoting.unquote}
          hidden={side === 'note'}
          tabs={<ComposerTabs side={side} onSide={setSide} />}
        />
        <NoteComposer
          conversationId={conversation.id}
          hidden={side === 'reply'}
          fieldRef={noteField}
          tabs={<ComposerTabs side={side} onSide={setSide} />}
        />
      </main>
      {(wide || detailsOpen) && (
        <ContactPane
          conversation={conversation}
          assistantName={assistantName}
          onClose={wide ? null : () => setDetailsOpen(false)}
        />
      )}
    </>
  )
}
