import { phoneNumberId, signedHeaders, whatsappBody } from '../whatsapp.ts'

export const instagramAccount = '17841400000000001'
export const telegramSecret = 'storm-webhook-secret'

export type Kind = 'whatsapp' | 'instagram' | 'telegram'

export interface Webhook {
  readonly kind: Kind
  /** Below the server's address. */
  readonly path: string
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
  /** Provider ids of the messages in it. */
  readonly messages: readonly string[]
  /** What it says of messages of ours. */
  readonly statuses: readonly { readonly id: string; readonly status: string }[]
  /** Signed, but not what the provider describes: acknowledged, and nothing comes of it. */
  readonly malformed: boolean
}

export interface Said {
  readonly id: string
  readonly from: string
  readonly text: string
}

const nothing = { messages: [], statuses: [], malformed: false } as const
const metaPath = (kind: 'whatsapp' | 'instagram') => `/api/v1/webhooks/meta/${kind}`
const meta = (kind: 'whatsapp' | 'instagram', body: Buffer) => ({
  ...nothing,
  kind,
  path: metaPath(kind),
  body,
  headers: signedHeaders(body),
})

export const whatsappSaid = (said: readonly Said[]): Webhook => ({
  ...meta('whatsapp', whatsappBody(said)),
  messages: said.map(({ id }) => id),
})

/** One status of one message; Meta repeats the key that we gave when sending. */
export function whatsappStatus(status: {
  readonly id: string
  readonly status: string
  readonly to: string
  readonly key?: string | undefined
}): Webhook {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '996555010203', phone_number_id: phoneNumberId },
    statuses: [
      {
        id: status.id,
        status: status.status,
        timestamp: String(seconds()),
        recipient_id: status.to,
        ...(status.key === undefined ? {} : { biz_opaque_callback_data: status.key }),
      },
    ],
  }
  const entry = [{ id: '102290129340398', changes: [{ value, field: 'messages' }] }]
  const body = Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry }))
  return { ...meta('whatsapp', body), statuses: [{ id: status.id, status: status.status }] }
}

const instagramBody = (events: readonly object[]): Buffer =>
  Buffer.from(
    JSON.stringify({
      object: 'instagram',
      entry: [{ id: instagramAccount, time: Date.now(), messaging: events }],
    }),
  )

export const instagramSaid = (said: readonly Said[]): Webhook => ({
  ...meta(
    'instagram',
    instagramBody(
      said.map(({ id, from, text }) => ({
        sender: { id: from },
        recipient: { id: instagramAccount },
        timestamp: Date.now(),
        message: { mid: id, text },
      })),
    ),
  ),
  messages: said.map(({ id }) => id),
})

/** Instagram tells reading by time: all that had been sent to this person. `id` is the last of it. */
export const instagramSeen = (id: string, by: string): Webhook => ({
  ...meta(
    'instagram',
    instagramBody([
      {
        sender: { id: by },
        recipient: { id: instagramAccount },
        timestamp: Date.now(),
        read: { watermark: Date.now() },
      },
    ]),
  ),
  statuses: [{ id, status: 'read' }],
})

let updates = 0

/** `said.id` is `<chat>:<number>`, as messages of Telegram are known here. */
export function telegramSaid(channelId: string, said: Said): Webhook {
  updates += 1
  const person = { id: Number(said.from), first_name: 'Meerim' }
  const message = {
    message_id: Number(said.id.slice(said.id.indexOf(':') + 1)),
    date: seconds(),
    chat: { ...person, type: 'private' },
    from: { ...person, is_bot: false },
    text: said.text,
  }
  return {
    ...nothing,
    kind: 'telegram',
    path: `/api/v1/webhooks/telegram/${channelId}`,
    body: Buffer.from(JSON.stringify({ update_id: updates, message })),
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': telegramSecret },
    messages: [said.id],
  }
}

/** The same delivery with its bytes cut off in the middle, and signed as they are. */
export function cutOff(whole: Webhook, at: number): Webhook {
  const body = whole.body.subarray(0, Math.max(1, Math.floor(whole.body.length * at)))
  const headers = whole.kind === 'telegram' ? whole.headers : signedHeaders(body)
  return { ...whole, ...nothing, body, headers, malformed: true }
}

const seconds = (): number => Math.floor(Date.now() / 1000)
