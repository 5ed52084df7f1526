import type { InstagramAccount } from '../world/accounts.ts'
import type { ChatMessage } from '../world/chats.ts'

/** A text that the customer wrote. */
export function textWebhook(account: InstagramAccount, message: ChatMessage): unknown {
  return envelope(account, message.customerId, account.id, message.at, {
    message: {
      mid: message.id,
      text: message.text,
      ...(message.replyTo ? { reply_to: { mid: message.replyTo } } : {}),
    },
  })
}

/** The shop's own message, told to the shop again. */
export function echoWebhook(account: InstagramAccount, message: ChatMessage): unknown {
  return envelope(account, account.id, message.customerId, message.at, {
    message: { mid: message.id, text: message.text, is_echo: true },
  })
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
  event: Record<string, unknown>,
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
