import type { InboundChange } from '../content.ts'
import type { Message } from './message-wire.ts'

/**
 * What a message does to an earlier one: a reaction or its removal, an edit, a deletion. Undefined for a message of its
 * own, and for a change that does not say enough; that one is shown.
 */
export function readChange(message: Message, by: 'contact' | 'phone'): InboundChange | undefined {
  const { timestamp: at } = message
  switch (message.type) {
    case 'reaction': {
      const { message_id: target, emoji = null } = message.reaction ?? {}
      return target === undefined ? undefined : { kind: 'reaction', target, at, emoji, by }
    }
    case 'edit': {
      const target = message.edit?.original_message_id
      const text = editedText(message.edit?.message)
      return target === undefined || text === undefined ? undefined : { kind: 'edit', target, at, text }
    }
    case 'revoke': {
      const target = message.revoke?.original_message_id
      return target === undefined ? undefined : { kind: 'deletion', target, at }
    }
    default:
      return undefined
  }
}

type Edited = NonNullable<Message['edit']>['message']

/** Of a picture or a file the caption is edited. */
const editedText = (edited: Edited): string | undefined =>
  edited?.text?.body ?? edited?.image?.caption ?? edited?.video?.caption ?? edited?.document?.caption
