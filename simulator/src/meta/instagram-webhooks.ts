import type { InstagramAccount } from '../world/accounts.ts'
import type { ChatMessage, CustomerChange } from '../world/chats.ts'
import { type AddressOf, changeOf, eventOf, messageOf } from './instagram-content.ts'

/** What the customer sent. */
export function messageWebhook(
  account: InstagramAccount,
  message: ChatMessage,
  addressOf: AddressOf,
): unknown {
  return envelope(account, message.customerId, account.id, message.at, eventOf(message, addressOf))
}

/** The shop's own message, told to the shop again. */
export function echoWebhook(account: InstagramAccount, message: ChatMessage, addressOf: AddressOf): unknown {
  return envelope(account, account.id, message.customerId, message.at, {
    message: { ...messageOf(message, addressOf), is_echo: true },
  })
}

/** What the customer did to a message. */
export function changeWebhook(
  account: InstagramAccount,
  message: ChatMessage,
  news: { at: Date; change: CustomerChange; edits: number },
): unknown {
  const { at, change, edits } = news
  return envelope(
    account,
    message.customerId,
    account.id,
    at.toISOString(),
    changeOf(message.id, change, edits),
  )
}

/** The customer has read up to this message. */
export function readWebhook(account: InstagramAccount, message: ChatMessage, at: Date): unknown {
  return envelope(account, message.customerId, account.id, at.toISOString(), { read: { mid: message.id } })
}

function envelope(
  account: InstagramAccount,
  sender: string,
  recipient: string,
  at: string,
  event: object,
): unknown {
  const timestamp = Date.parse(at)
  return {
    object: 'instagram',
    entry: [
      {
        time: timestamp,
        id: account.id,
        messaging: [{ sender: { id: sender }, recipient: { id: recipient }, timestamp, ...event }],
      },
    ],
  }
}
