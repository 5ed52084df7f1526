import { createHmac } from 'node:crypto'

export const appSecret = 'test-meta-app-secret'
export const phoneNumberId = '106540352242922'
export const wabaId = '102290129340398'

export interface Written {
  readonly id: string
  /** The customer's wa_id. */
  readonly from: string
  readonly text: string
  /** Seconds since 1970; now when absent. */
  readonly at?: number
}

/** A webhook body as WhatsApp sends it, with `messages` in one change, to our number or another. */
export function whatsappBody(messages: readonly Written[], to: string = phoneNumberId): Buffer {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '996555010203', phone_number_id: to },
    contacts: messages.map(({ from }) => ({ profile: { name: 'Meerim' }, wa_id: from })),
    messages: messages.map(({ id, from, text, at }) => ({
      from,
      id,
      timestamp: String(at ?? Math.floor(Date.now() / 1000)),
      type: 'text',
      text: { body: text },
    })),
  }
  const entry = [{ id: wabaId, changes: [{ value, field: 'messages' }] }]
  return Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry }))
}

export const signature = (body: Buffer, secret = appSecret): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

export const signedHeaders = (body: Buffer): Record<string, string> => ({
  'content-type': 'application/json',
  'x-hub-signature-256': signature(body),
})
