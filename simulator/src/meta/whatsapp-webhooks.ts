import type { WhatsAppAccount } from '../world/accounts.ts'
import type { ChatMessage } from '../world/chats.ts'
import { businessScopedUserId, type Customer } from '../world/people.ts'

const seconds = (iso: string): string => String(Math.floor(Date.parse(iso) / 1000))
const digits = (number: string): string => number.replace(/\D/g, '')

/** The webhook for one text that the customer wrote. */
export function messageWebhook(account: WhatsAppAccount, customer: Customer, message: ChatMessage): unknown {
  const userId = businessScopedUserId(customer.id, account.wabaId)
  return envelope(account, {
    contacts: [contactOf(account, customer)],
    messages: [
      {
        ...(message.replyTo ? { context: { from: digits(account.displayNumber), id: message.replyTo } } : {}),
        from: customer.id,
        from_user_id: userId,
        id: message.id,
        timestamp: seconds(message.at),
        type: 'text',
        text: { body: message.text },
      },
    ],
  })
}

export type StatusKind = 'sent' | 'delivered' | 'read' | 'failed'
export type Status = { id: string; status: StatusKind; at: Date; callbackData: string | undefined }

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
        recipient_id: customer.id,
        ...(failed ? {} : { recipient_user_id: businessScopedUserId(customer.id, account.wabaId) }),
        ...(status.callbackData === undefined ? {} : { biz_opaque_callback_data: status.callbackData }),
        ...(status.status === 'sent' || status.status === 'delivered' ? { pricing } : {}),
        ...(failed ? { errors: [undeliverable] } : {}),
      },
    ],
  })
}

const pricing = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'service' }

const undeliverable = {
  code: 131026,
  title: 'Message undeliverable',
  message: 'Message undeliverable',
  error_data: { details: 'The customer cannot receive this message' },
  href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
}

function contactOf(account: WhatsAppAccount, customer: Customer): Record<string, unknown> {
  return {
    profile: { name: customer.name },
    wa_id: customer.id,
    user_id: businessScopedUserId(customer.id, account.wabaId),
  }
}

function envelope(account: WhatsAppAccount, value: Record<string, unknown>): unknown {
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
            field: 'messages',
          },
        ],
      },
    ],
  }
}
