import type { Conversation, Message, NotificationChoice } from '../api/types.ts'

export type NewsKind = NotificationChoice['sounds'][number]

/** Loudest first: of one conversation only that is told. */
export const kinds: readonly NewsKind[] = ['failed', 'asked', 'mention', 'message']

/** Something that may be told to the reader. */
export interface News {
  kind: NewsKind
  /** The same for the same thing, in every window and however often the server speaks of it. */
  key: string
  conversationId: string
}

/** A hand-over longer ago than this was told of, or is old. */
const freshMs = 5 * 60_000

/** What a change of a conversation means: the assistant asks for a person, or nothing. */
export function askedFor(conversation: Conversation, now: number): News | null {
  const { id, speaker, handoffReason, waitingSince, lastInboundAt, epoch } = conversation
  const fresh = lastInboundAt !== null && now - new Date(lastInboundAt).getTime() < freshMs
  if (speaker !== 'nobody' || handoffReason === null || waitingSince === null || !fresh) return null
  return { kind: 'asked', key: `asked ${id} ${epoch}`, conversationId: id }
}

/** A customer has written where no assistant answers. */
export function writtenIn(conversation: Conversation, messageId: string): News | null {
  if (conversation.speaker === 'assistant') return null
  return { kind: 'message', key: `message ${messageId}`, conversationId: conversation.id }
}

export function failedIn(conversation: Conversation, message: Message | undefined): News | null {
  if (message?.status !== 'failed' && message?.status !== 'uncertain') return null
  return { kind: 'failed', key: `failed ${message.id} ${message.status}`, conversationId: conversation.id }
}

/** Whether a conversation is the reader's business: their own or nobody's, where they chose no more. */
export const isTheirs = (
  { assignee }: Pick<Conversation, 'assignee'>,
  { whose }: Pick<NotificationChoice, 'whose'>,
  myIds: ReadonlySet<string>,
): boolean => whose === 'all' || assignee === null || myIds.has(assignee.id)

/** The loudest of each conversation, in the order in which they came. */
export function loudest<Each extends News>(all: readonly Each[]): Each[] {
  const chosen = new Map<string, Each>()
  for (const news of all) {
    const other = chosen.get(news.conversationId)
    if (!other || kinds.indexOf(news.kind) < kinds.indexOf(other.kind)) chosen.set(news.conversationId, news)
  }
  return [...chosen.values()]
}
