import { z } from 'zod'
import type { Chat } from '../world/chats.ts'
import { NotOnThisApp } from './not-on-this-app.ts'
import type { Providers } from './phone.ts'
import { ChatNamed } from './requests.ts'

/** A customer of WhatsApp who took a username: whether the shop is told the number beside the business-scoped id. */
export const NumberShown = ChatNamed.extend({ shown: z.boolean() })

/** A customer of WhatsApp takes another number, digits alone. */
export const NumberChanged = ChatNamed.extend({ to: z.string().regex(/^\d{6,15}$/) })

/** @throws NotOnThisApp when somebody else has the number */
export function changeNumber({ world, whatsapp }: Providers, chat: Chat, to: string): void {
  if (world.customer('whatsapp', to)) throw new NotOnThisApp('Somebody has that number.')
  whatsapp.customerMoves(chat.customer, to)
}

export function showNumber(chat: Chat, { shown }: z.infer<typeof NumberShown>): void {
  chat.customer = { ...chat.customer, numberHidden: !shown }
}
