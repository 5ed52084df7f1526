import type { StoreEvent } from '../api/live.ts'

/** The cached answers an event makes stale. */
export function touchedBy({ kind, conversationId, messageId }: StoreEvent, storeId: string): string[][] {
  switch (kind) {
    case 'channel.updated':
      return [
        ['channels', storeId],
        ['notices', storeId],
        ['conversation', storeId],
        // What was written over a channel may be going.
        ['conversations', storeId],
        ['counts', storeId],
      ]
    case 'template.updated':
      return [['templates', storeId]]
    case 'product.updated':
      return [['products', storeId]]
    case 'document.updated':
      return [['documents', storeId]]
    case 'assistant.updated':
      return [['assistant', storeId]]
    case 'note.changed':
      return [
        ['mentions', storeId],
        ...(conversationId ? [['messages', storeId, conversationId]] : []),
        ['timeline', storeId],
        ['pins', storeId],
      ]
    case 'scheduled.updated':
      return conversationId ? [['scheduled', storeId, conversationId]] : []
    case 'pins.updated':
      return conversationId ? [['pins', storeId, conversationId]] : []
    case 'receipt.updated':
      return messageId ? [['receipt', storeId, messageId]] : []
    case 'mention.seen':
      return [['mentions', storeId]]
    case 'canned.updated':
      return [['canned', storeId]]
    case 'notifications.updated':
      return [['notifications', storeId]]
    case 'macro.updated':
      return [['macros', storeId]]
    case 'organising.updated':
      return [
        ['labels', storeId],
        ['stages', storeId],
        ['saved-views', storeId],
        ['teams', storeId],
        ['work', storeId],
        ['hours', storeId],
        ['rules', storeId],
        ['conversations', storeId],
        ['counts', storeId],
        ['conversation', storeId],
        ['contacts', storeId],
      ]
    case 'contact.updated':
      return [
        ['contacts', storeId],
        ['contact', storeId],
        ['duplicates', storeId],
        ['timeline', storeId],
        ['promises', storeId],
      ]
    case 'saved-view.updated':
      return [['saved-views', storeId]]
    default:
      return [
        ...(conversationId ? [] : [['conversations', storeId]]),
        ['saved-views', storeId],
        ['counts', storeId],
        ...(conversationId ? [['conversation', storeId, conversationId]] : []),
        ...(conversationId && changesThread(kind)
          ? [
              ['messages', storeId, conversationId],
              ['timeline', storeId],
              ['contact', storeId],
            ]
          : []),
        // A pinned or quoted message is shown with what it says now, and not at all once it was taken back.
        ...(conversationId && kind === 'message.updated'
          ? [
              ['pins', storeId, conversationId],
              ['quoted', storeId, conversationId],
            ]
          : []),
        // Those of the contact's other conversations are shown with them; a message alone makes none.
        ...(kind === 'conversation.updated' || kind === 'promise.due' ? [['promises', storeId]] : []),
      ]
  }
}

/** The past of a phone is told of by its thread alone, as nothing in it is a message that came. */
const changesThread = (kind: StoreEvent['kind']): boolean =>
  kind.startsWith('message.') || kind === 'conversation.updated'

const ofOneRow: ReadonlySet<StoreEvent['kind']> = new Set([
  ...(['message.received', 'message.sent', 'message.updated', 'conversation.updated'] as const),
  ...(['turn.started', 'turn.ended', 'answer.late', 'promise.due'] as const),
])

/** Whose row in the lists is stale, of an event that touches one alone; null where it is another matter. */
export const rowOf = ({ kind, conversationId }: Pick<StoreEvent, 'kind' | 'conversationId'>): string | null =>
  (ofOneRow.has(kind) && conversationId) || null
