import type { StoreEvent } from '../api/live.ts'
import { listMentions } from '../api/notes.ts'
import type { Conversation, Mention, Message } from '../api/types.ts'
import { askedFor, failedIn, type News, writtenIn } from './judge.ts'

/** News with what it is about, for the words of it. */
export interface Told extends News {
  conversation: Conversation | null
  mention: Mention | null
}

/** Where the facts behind an event are asked for. */
export interface Facts {
  conversation(id: string): Promise<Conversation>
  message(conversationId: string, id: string): Promise<Message | undefined>
}

/** What an event means to the reader, if anything. What cannot be asked for any more is no news. */
export async function newsOf(event: StoreEvent, storeId: string, facts: Facts, now: number): Promise<Told[]> {
  const { kind, conversationId, messageId } = event
  if (!conversationId) return []
  if (kind === 'note.changed') return messageId ? mentionsOf(storeId, messageId) : []
  if (!telling.has(kind)) return []
  const conversation = await facts.conversation(conversationId)
  const news = await newsIn(event, conversation, facts, now)
  return news ? [{ ...news, conversation, mention: null }] : []
}

const telling = new Set<StoreEvent['kind']>([
  'message.received',
  'message.updated',
  'conversation.updated',
  'turn.ended',
])

async function newsIn(
  { kind, messageId = '' }: StoreEvent,
  conversation: Conversation,
  facts: Facts,
  now: number,
): Promise<News | null> {
  if (kind === 'message.received') return writtenIn(conversation, messageId)
  if (kind !== 'message.updated') return askedFor(conversation, now)
  // Most messages change because they arrive; only where something stands unsent is it asked which.
  if (conversation.failed === 0) return null
  const { lastMessage } = conversation
  const changed =
    lastMessage?.id === messageId ? lastMessage : await facts.message(conversation.id, messageId)
  return failedIn(conversation, changed)
}

async function mentionsOf(storeId: string, messageId: string): Promise<Told[]> {
  const { items } = await listMentions(storeId, null)
  return items
    .filter((each) => each.messageId === messageId && each.seenAt === null)
    .map((mention) => ({
      kind: 'mention',
      key: `mention ${messageId}`,
      conversationId: mention.conversationId,
      conversation: null,
      mention,
    }))
}
