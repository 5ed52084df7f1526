import { useMemo, useState } from 'react'
import type { Conversation, Message } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import type { MessageProps } from '../messageProps.ts'
import { useReading } from '../useReading.ts'
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
  const { store } = useHere()
  const contactId = conversation.contact.id
  const contact = useContact(contactId)
  const conversations = contact.data?.conversations ?? none
  const open = useOpenConversation()
  const [only, setOnly] = useState(() => localStorage.getItem(storageKey) === 'only')
  const several = conversations.length > 1
  const shown = useMemo<Across | null>(
    () =>
      several && !only ? { contactId, open, of: (id) => conversations.find((each) => each.id === id) } : null,
    [several, only, contactId, open, conversations],
  )
  // What is on the screen with the open conversation is read with it.
  const along = shown ? conversations.filter(({ id }) => id !== conversation.id) : none
  useReading(store.id, along, !contact.isFetching)
  const keep = (next: boolean) => {
    localStorage.setItem(storageKey, next ? 'only' : 'all')
    setOnly(next)
  }
  return { conversations, shown, only, setOnly: keep }
}

const none: readonly Conversation[] = []

/** What is otherwise of a message that was said in another conversation: whatever is done with it is done there. */
export function foreign(
  across: Across | null,
  opened: Conversation,
  message: Message,
): Partial<Pick<MessageProps, 'conversation' | 'composing' | 'onRetry' | 'onThere'>> {
  const theirs = message.conversationId === opened.id ? undefined : across?.of(message.conversationId)
  if (!across || !theirs) return {}
  const onThere = () => across.open(theirs.id, message.id)
  return { conversation: theirs, composing: undefined, onRetry: onThere, onThere }
}
