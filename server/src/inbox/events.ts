/**
 * What readers of the store's event log are told: ids alone, never texts. A message's event says that its conversation
 * changed, too; a conversation's may stand for a past that came into its thread.
 */
export type InboxEvent =
  | {
      readonly kind: 'message.received' | 'message.sent' | 'message.updated'
      readonly payload: { readonly conversationId: string; readonly messageId: string }
    }
  | {
      readonly kind: 'note.changed'
      readonly payload: { readonly conversationId: string; readonly messageId: string }
    }
  | {
      readonly kind: 'scheduled.updated' | 'pins.updated'
      readonly payload: { readonly conversationId: string }
    }
  | { readonly kind: 'mention.seen'; readonly payload: { readonly messageId: string } }
  | { readonly kind: 'macro.updated'; readonly payload: Readonly<Record<string, never>> }
  | { readonly kind: 'canned.updated'; readonly payload: Readonly<Record<string, never>> }
  | {
      readonly kind: 'conversation.updated' | 'turn.started' | 'turn.ended'
      readonly payload: { readonly conversationId: string }
    }
  | { readonly kind: 'contact.updated'; readonly payload: { readonly contactId: string } }
  | { readonly kind: 'notifications.updated'; readonly payload: { readonly memberId: string } }
  | {
      readonly kind: 'answer.late' | 'promise.due'
      readonly payload: { readonly conversationId: string }
    }
  | { readonly kind: 'organising.updated'; readonly payload: Record<string, never> }
  | { readonly kind: 'organising.updated' | 'saved-view.updated'; readonly payload: Record<string, never> }

/** What waits to be sent in it has changed. */
export const scheduledUpdated = (conversationId: string): InboxEvent => ({
  kind: 'scheduled.updated',
  payload: { conversationId },
})

/** What is pinned in it has changed. */
export const pinsUpdated = (conversationId: string): InboxEvent => ({
  kind: 'pins.updated',
  payload: { conversationId },
})

export const conversationUpdated = (conversationId: string): InboxEvent => ({
  kind: 'conversation.updated',
  payload: { conversationId },
})

export const messageEvent = (
  kind: 'message.received' | 'message.sent' | 'message.updated',
  message: { readonly conversationId: string; readonly id: string },
): InboxEvent => ({ kind, payload: { conversationId: message.conversationId, messageId: message.id } })

/** Who somebody is, or what is known of them, changed. */
export const contactUpdated = (contactId: string): InboxEvent => ({
  kind: 'contact.updated',
  payload: { contactId },
})

/** A note was written, edited or deleted; the conversation stands where it stood. */
export const noteChanged = (conversationId: string, messageId: string): InboxEvent => ({
  kind: 'note.changed',
  payload: { conversationId, messageId },
})
/** Labels or stages themselves changed, and with them perhaps any conversation. */
export const organisingUpdated: InboxEvent = { kind: 'organising.updated', payload: {} }
/** A view was saved, changed or deleted. */
export const savedViewsUpdated: InboxEvent = { kind: 'saved-view.updated', payload: {} }
