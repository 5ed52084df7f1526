import type { Composing, Conversation, Message } from '../api/types.ts'
import type { Format } from '../i18n/format.ts'

export interface MessageProps {
  message: Message
  /** Further messages of its album, shown in it. */
  mates: readonly Message[]
  /** It came after what was said later. */
  late: boolean
  conversation: Conversation
  assistantName: string
  format: Format
  newestOfAssistant: boolean
  onRetry: (messageId: string) => void
  /** Undefined until it is known, and of another conversation. */
  composing: Composing | undefined
  /** To its conversation, where that is not the open one. */
  onThere?: () => void
  onQuote: (message: Message) => void
  onReact: (messageId: string, emoji: string | null) => void
}
