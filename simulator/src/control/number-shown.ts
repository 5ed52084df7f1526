import { z } from 'zod'
import type { Chat } from '../world/chats.ts'
import { ChatNamed } from './requests.ts'

/** A customer of WhatsApp who took a username: whether the shop is told the number beside the business-scoped id. */
export const NumberShown = ChatNamed.extend({ shown: z.boolean() })

export function showNumber(chat: Chat, { shown }: z.infer<typeof NumberShown>): void {
  chat.customer = { ...chat.customer, numberHidden: !shown }
}
