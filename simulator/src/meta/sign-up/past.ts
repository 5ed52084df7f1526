import type { WhatsAppAccount } from '../../world/accounts.ts'
import type { ChatMessage } from '../../world/chats.ts'
import { makeWamid } from '../../world/ids.ts'
import { paintStory } from '../../world/painting.ts'
import type { Customer } from '../../world/people.ts'
import type { World } from '../../world/world.ts'

const dayMs = 86_400_000

/** Who is in the phone's address book, by the names that its owner gave them. */
export const addressBook: readonly { customer: Customer; name: string }[] = [
  { customer: whatsappCustomer('996700120000', 'Meerim'), name: 'Мээрим, Ошская' },
  { customer: whatsappCustomer('996700555001', 'Bermet'), name: 'Бермет (оптом)' },
  { customer: whatsappCustomer('996700555002', 'Azamat'), name: 'Азамат' },
]

type Line = { daysAgo: number; from: 'customer' | 'shop'; text: string; picture?: true; lost?: true }

const talks: Record<string, readonly Line[]> = {
  '996700120000': [
    { daysAgo: 120, from: 'customer', text: 'Салам! Зыгыр көйнөк качан келет?' },
    { daysAgo: 120, from: 'shop', text: 'Салам, Мээрим! Жекшембиде келет.' },
    { daysAgo: 9, from: 'customer', text: 'Вот такую, как на фото', picture: true },
    { daysAgo: 9, from: 'shop', text: 'Такая есть, отложила вам M.' },
  ],
  '996700555001': [
    { daysAgo: 150, from: 'customer', text: '', lost: true },
    { daysAgo: 150, from: 'shop', text: 'Бермет, накладную получили, спасибо.' },
  ],
  '996700555002': [{ daysAgo: 0, from: 'customer', text: 'До скольки вы сегодня?' }],
}

/** One of the past's messages with what became of it when it was passed on. */
export type PastMessage = { message: ChatMessage; placeholder: boolean }

/** Puts the past onto the phones, once, and tells it: a message with a file comes as a placeholder first. */
export function rememberPast(world: World, account: WhatsAppAccount): PastMessage[] {
  return addressBook.flatMap(({ customer }) => {
    const chat = world.chatWith(account.id, customer)
    const fresh = chat.messages.length === 0
    if (fresh)
      for (const line of talks[customer.id] ?? []) world.show(chat, written(world, account, customer, line))
    return chat.messages.map((message) => ({
      message,
      placeholder: message.files !== undefined || message.text === '',
    }))
  })
}

function written(world: World, account: WhatsAppAccount, customer: Customer, line: Line): ChatMessage {
  const at = new Date(world.clock().getTime() - line.daysAgo * dayMs - minutesBefore(line) * 60_000)
  const picture = { kind: 'image', type: 'image/png', name: 'photo.png' } as const
  return {
    id: makeWamid(customer.id),
    channel: 'whatsapp',
    accountId: account.id,
    customerId: customer.id,
    from: line.from,
    text: line.text,
    at: at.toISOString(),
    status: 'read',
    replyTo: null,
    ...(line.picture
      ? { files: [world.files.add(paintStory([214, 188, 150], [120, 140, 160]), picture)] }
      : {}),
  }
}

/** The answer comes after what it answers. */
const minutesBefore = ({ from }: Line): number => (from === 'customer' ? 30 : 12)

function whatsappCustomer(id: string, name: string): Customer {
  return { channel: 'whatsapp', id, name, username: '' }
}
