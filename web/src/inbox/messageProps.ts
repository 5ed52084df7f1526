import type { Conversation, Message } from '../api/types.ts'
import type { Format } from '../i18n/format.ts'

export interface MessageProps {
  message: Message
  conversation: Conversation
  assistantName: string
  format: Format
  newestOfAssistant: boolean
  onRetry: (messageId: string) => void
}
