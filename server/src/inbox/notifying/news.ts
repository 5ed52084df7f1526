import type { NotificationJson } from '../notifications/shapes.ts'

export type NewsKind = NotificationJson['desktop'][number]

/** Loudest first: of one conversation only that is told. The same order as in the panel. */
const loudness: readonly NewsKind[] = ['failed', 'asked', 'mention', 'message']

/** Something that may be told. `key` is the same for the same thing, however often the event log speaks of it. */
export interface News {
  readonly kind: NewsKind
  readonly key: string
  readonly conversationId: string
  /** Of a mention: who alone is meant. */
  readonly memberId?: string
}

export interface Event {
  readonly kind: string
  readonly payload: { readonly conversationId?: string; readonly messageId?: string }
}

/** What stands of a conversation when its events are read. */
export interface Standing {
  readonly id: string
  readonly speaker: string
  readonly handoffReason: string | null
  readonly waitingSince: Date | null
  readonly lastInboundAt: Date | null
  readonly epoch: bigint
  readonly assigneeId: string | null
  readonly blocked: boolean
  readonly unread: number
  readonly failed: number
}

export interface Facts {
  readonly conversations: ReadonlyMap<string, Standing>
  /** Messages that did not leave, or of which that is not known, with how they stand. */
  readonly unsent: ReadonlyMap<string, string>
  /** By note: who was asked to look at it and has not. */
  readonly mentioned: ReadonlyMap<string, readonly string[]>
}

/** A hand-over longer ago than this was told of, or is old. */
const FRESH_MS = 5 * 60_000

/** What events mean, if anything; the panel decides the same for a tab that is open. */
export const newsOf = (events: readonly Event[], facts: Facts, now: Date): News[] =>
  events.flatMap((event) => newsIn(event, facts, now))

function newsIn({ kind, payload }: Event, facts: Facts, now: Date): News[] {
  const { conversationId = '', messageId = '' } = payload
  const conversation = facts.conversations.get(conversationId)
  if (!conversation || conversation.blocked) return []
  switch (kind) {
    case 'message.received':
      if (conversation.speaker === 'assistant') return []
      return [{ kind: 'message', key: `message ${messageId}`, conversationId }]
    case 'conversation.updated':
    case 'turn.ended':
      if (!isAskedFor(conversation, now)) return []
      return [{ kind: 'asked', key: `asked ${conversation.epoch}`, conversationId }]
    case 'message.updated': {
      const status = facts.unsent.get(messageId)
      return status ? [{ kind: 'failed', key: `failed ${messageId} ${status}`, conversationId }] : []
    }
    case 'note.changed':
      return (facts.mentioned.get(messageId) ?? []).map((memberId) => ({
        kind: 'mention',
        key: `mention ${messageId}`,
        conversationId,
        memberId,
      }))
    default:
      return []
  }
}

function isAskedFor({ speaker, handoffReason, waitingSince, lastInboundAt }: Standing, now: Date): boolean {
  const fresh = lastInboundAt !== null && now.getTime() - lastInboundAt.getTime() < FRESH_MS
  return speaker === 'nobody' && handoffReason !== null && waitingSince !== null && fresh
}

export const louder = (one: NewsKind | null, other: NewsKind): NewsKind =>
  one !== null && loudness.indexOf(one) < loudness.indexOf(other) ? one : other
