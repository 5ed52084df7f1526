import { useEffect, useMemo, useState } from 'react'
import { markRead } from '../../api/inbox.ts'
import type { Conversation, Message } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import type { MessageProps } from '../messageProps.ts'
import { useContact } from './useContact.ts'
import { useOpenConversation } from './useOpenConversation.ts'

const storageKey = 'tutum.timeline'

/** All conversations of a contact as one timeline. */
export interface Across {
  readonly contactId: string
  readonly of: (conversationId: string) => Conversation | undefined
  /** To another of them, at a message. */
  readonly open: (conversationId: string, message?: string) => void
}

export interface AcrossState {
  /** The conversations of the contact; one alone has nothing to be shown with. */
  readonly conversations: readonly Conversation[]
  readonly shown: Across | null
  readonly only: boolean
  readonly setOnly: (only: boolean) => void
}

/** Whether a conversation is shown with the others of its contact: the same for all, and after the next start. */
export function useAcross(conversation: Conversation): AcrossState {
  const contactId = conversation.contact.id
  const conversations = useContact(contactId).data?.conversations ?? none
  const open = useOpenConversation()
  const [only, setOnly] = useState(() => localStorage.getItem(storageKey) === 'only')
  const several = conversations.length > 1
  const shown = useMemo<Across | null>(
    () =>
      several && !only ? { contactId, open, of: (id) => conversations.find((each) => each.id === id) } : null,
    [several, only, contactId, open, conversations],
  )
  useReadingAlong(shown ? conversations : none, conversation.id)
  const keep = (next: boolean) => {
    localStorage.setItem(storageKey, next ? 'only' : 'all')
    setOnly(next)
  }
  return { conversations, shown, only, setOnly: keep }
}

const none: readonly Conversation[] = []

/** What is on the screen with the open conversation is read with it. */
function useReadingAlong(conversations: readonly Conversation[], openedId: string): void {
  const { store } = useHere()
  const unread = conversations.filter((each) => each.id !== openedId && each.unread > 0)
  const key = unread.map(({ id, lastMessageAt }) => `${id} ${lastMessageAt}`).join()
  useEffect(() => {
    const read = () => {
      if (document.visibilityState !== 'visible') return
      for (const each of key.split(',').filter(Boolean))
        markRead(store.id, each.split(' ')[0] ?? '').catch(() => {})
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [store.id, key])
}

/** What is otherwise of a message that was said in another conversation: whatever is done with it is done there. */
export function foreign(
  across: Across | null,
  opened: Conversation,
  message: Message,
): Partial<Pick<MessageProps, 'conversation' | 'composing' | 'onRetry'>> {
  const theirs = message.conversationId === opened.id ? undefined : across?.of(message.conversationId)
  if (!across || !theirs) return {}
  return { conversation: theirs, composing: undefined, onRetry: () => across.open(theirs.id, message.id) }
}
