import type { WhatsAppAccount } from '../world/accounts.ts'
import { type Chat, type ChatMessage, type CustomerChange, findMessage } from '../world/chats.ts'
import type { ChatFile } from '../world/parts.ts'
import { businessScopedUserId, type Customer } from '../world/people.ts'
import { catalogId, changeContent, contentOf } from './whatsapp-content.ts'

const seconds = (iso: string): string => String(Math.floor(Date.parse(iso) / 1000))
const digits = (number: string): string => number.replace(/\D/g, '')

/** The webhook for one message that the customer wrote. */
export function messageWebhook(
  account: WhatsAppAccount,
  chat: Chat,
  message: ChatMessage,
  sha256Of: (file: ChatFile) => string,
): unknown {
  const original = message.replyTo ? findMessage(chat, message.replyTo) : undefined
  const author = original?.from === 'customer' ? chat.customer.id : digits(account.displayNumber)
  const context = {
    ...(message.replyTo ? { from: author, id: message.replyTo } : {}),
    ...(message.product ? { referred_product: productOf(message.product) } : {}),
  }
  return inbound(account, chat.customer, {
    ...(Object.keys(context).length > 0 ? { context } : {}),
    ...(message.ad ? { referral: referralOf(message.ad) } : {}),
    id: message.id,
    timestamp: seconds(message.at),
    ...contentOf(message, sha256Of),
  })
}

const referralOf = (headline: string) => ({
  source_url: 'https://fb.me/1aB2cD3eF',
  source_id: '120200000000001',
  source_type: 'ad',
  headline,
  body: headline,
  media_type: 'image',
  image_url: 'https://scontent.example/ad.jpg',
  ctwa_clid: 'ARAkLkA8rmlFeiCktEJQ-QTwRiyYHAFDLMNDBH0CD3qpjd0HR4irJ6LEkR7JwFF4XvnO2E4Nx0',
})

const productOf = (sku: string) => ({ catalog_id: catalogId, product_retailer_id: sku })

/** The webhook for what the customer did to a message. */
export function changeWebhook(
  account: WhatsAppAccount,
  customer: Customer,
  news: { id: string; at: Date; target: string; change: CustomerChange },
): unknown {
  const { id, at, target, change } = news
  return inbound(account, customer, {
    id,
    timestamp: seconds(at.toISOString()),
    ...changeContent(target, change),
  })
}

/** The webhook for a customer who goes on under the number `to`: a system message, without the block of contacts. */
export function numberChangeWebhook(
  account: WhatsAppAccount,
  { id: before, name, numberHidden }: Customer,
  news: { id: string; at: Date; to: string },
): unknown {
  const { id, at, to } = news
  const from_user_id = businessScopedUserId(before, account.wabaId)
  const system = numberHidden
    ? {
        type: 'user_changed_user_id',
        user_id: businessScopedUserId(to, account.wabaId),
        body: `User ${name} changed their user id`,
      }
    : { type: 'user_changed_number', wa_id: to, body: `User ${name} changed from ${before} to ${to}` }
  const timestamp = seconds(at.toISOString())
  const told = { ...(numberHidden ? {} : { from: before }), from_user_id, id, timestamp }
  return envelope(account, { messages: [{ ...told, type: 'system', system }] })
}

function inbound(account: WhatsAppAccount, customer: Customer, message: object): unknown {
  const from_user_id = businessScopedUserId(customer.id, account.wabaId)
  return envelope(account, {
    contacts: [contactOf(account, customer)],
    messages: [{ ...(customer.numberHidden ? {} : { from: customer.id }), from_user_id, ...message }],
  })
}

export type StatusKind = 'sent' | 'delivered' | 'read' | 'failed'
export type Status = {
  id: string
  status: StatusKind
  at: Date
  callbackData: string | undefined
  priced: ChatMessage['priced']
  /** of a failure: what Meta says of it */
  code?: number
}

/** The webhook for one step of a sent message. */
export function statusWebhook(account: WhatsAppAccount, customer: Customer, status: Status): unknown {
  const failed = status.status === 'failed'
  return envelope(account, {
    ...(failed ? {} : { contacts: [contactOf(account, customer)] }),
    statuses: [
      {
        id: status.id,
        status: status.status,
        timestamp: seconds(status.at.toISOString()),
        ...(customer.numberHidden ? {} : { recipient_id: customer.id }),
        ...(failed ? {} : { recipient_user_id: businessScopedUserId(customer.id, account.wabaId) }),
        ...(status.callbackData === undefined ? {} : { biz_opaque_callback_data: status.callbackData }),
        ...(status.status === 'sent' || status.status === 'delivered' ? pricesOf(status) : {}),
        ...(failed ? { errors: [failureOf(status.code)] } : {}),
      },
    ],
  })
}

/** Only inside a free entry point window does a conversation stand beside it, and only with the first of its statuses. */
function pricesOf({ id, status, priced }: Status): object {
  const { category = 'service', freeUntil } = priced ?? {}
  const free = freeUntil !== undefined
  const pricing = {
    billable: !free,
    pricing_model: 'PMP',
    type: free ? 'free_entry_point' : 'regular',
    category: free ? 'referral_conversion' : category,
  }
  if (!free) return { pricing }
  const expires = status === 'sent' ? { expiration_timestamp: String(Math.floor(freeUntil / 1000)) } : {}
  return { pricing, conversation: { id, ...expires, origin: { type: 'referral_conversion' } } }
}

const undeliverable = {
  code: 131026,
  title: 'Message undeliverable',
  message: 'Message undeliverable',
  error_data: { details: 'The customer cannot receive this message' },
  href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
}

const failureOf = (code: number | undefined) =>
  code === undefined
    ? undeliverable
    : { ...undeliverable, code, title: 'Failed on purpose', message: 'Failed on purpose' }

function contactOf(account: WhatsAppAccount, customer: Customer): Record<string, unknown> {
  return {
    profile: { name: customer.name, ...(customer.numberHidden ? { username: customer.username } : {}) },
    ...(customer.numberHidden ? {} : { wa_id: customer.id }),
    user_id: businessScopedUserId(customer.id, account.wabaId),
  }
}

/** The webhook for what somebody of the shop wrote in the phone app. */
export const echoWebhook = (account: WhatsAppAccount, customer: Customer, message: ChatMessage): unknown =>
  numberWebhook(account, 'smb_message_echoes', {
    message_echoes: [
      {
        from: digits(account.displayNumber),
        ...(customer.numberHidden ? {} : { to: customer.id }),
        to_user_id: businessScopedUserId(customer.id, account.wabaId),
        id: message.id,
        timestamp: seconds(message.at),
        ...contentOf(message, () => ''),
      },
    ],
  })

const envelope = (account: WhatsAppAccount, value: object): unknown =>
  numberWebhook(account, 'messages', value)

/** A webhook about one number, under any of the fields that name it. */
export function numberWebhook(account: WhatsAppAccount, field: string, value: object): unknown {
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: account.wabaId,
        changes: [
          {
            value: {
              messaging_product: 'whatsapp',
              metadata: {
                display_phone_number: digits(account.displayNumber),
                phone_number_id: account.id,
              },
              ...value,
            },
            field,
          },
        ],
      },
    ],
  }
}
