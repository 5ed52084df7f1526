/** What readers of the store's event log are told: ids alone, never texts. A message's event says that its conversation changed, too. */
export type InboxEvent =
  | {
      readonly kind: 'message.received' | 'message.sent' | 'message.updated'
      readonly payload: { readonly conversationId: string; readonly messageId: string }
    }
  | {
      readonly kind: 'conversation.updated' | 'turn.started' | 'turn.ended'
      readonly payload: { readonly conversationId: string }
    }
  | { readonly kind: 'organising.updated'; readonly payload: Record<string, never> }

export const conversationUpdated = (conversationId: string): InboxEvent => ({
  kind: 'conversation.updated',
  payload: { conversationId },
})

export const messageEvent = (
  kind: 'message.received' | 'message.sent' | 'message.updated',
  message: { readonly conversationId: string; readonly id: string },
): InboxEvent => ({ kind, payload: { conversationId: message.conversationId, messageId: message.id } })

/** Labels or stages themselves changed, and with them perhaps any conversation. */
export const organisingUpdated: InboxEvent = { kind: 'organising.updated', payload: {} }
