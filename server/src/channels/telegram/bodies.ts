import type { Card, ContactCard, ListRow, Location, OutboundContent } from '../content.ts'
import { isGroup, messageNumber, type Thread, threadOf } from './thread.ts'

export interface MethodCall {
  readonly method: string
  readonly parameters: Record<string, unknown>
}

export type Worded = Extract<
  OutboundContent,
  { kind: 'text' | 'buttons' | 'list' | 'link' | 'location_request' | 'contact_request' }
>

/** The chat that a message goes to, and what it quotes. */
export function around(thread: Thread, replyTo: string | undefined): Record<string, unknown> {
  const message_id = messageNumber(replyTo)
  return {
    chat_id: thread.chat,
    ...(thread.connection === undefined ? {} : { business_connection_id: thread.connection }),
    // The quoted message may be deleted meanwhile; the answer shall go out all the same.
    ...(message_id === undefined
      ? {}
      : { reply_parameters: { message_id, allow_sending_without_reply: true } }),
  }
}

/** Plain words: no parse mode, so nothing in them can be mistaken for markup. */
export const wordsBody = (content: Worded): Record<string, unknown> => {
  const markup = markupOf(content)
  return { text: content.text, ...(markup ? { reply_markup: markup } : {}) }
}

function markupOf(content: Worded): object | undefined {
  switch (content.kind) {
    case 'text':
      return content.dropsKeyboard ? { remove_keyboard: true } : undefined
    case 'buttons':
      return inline(content.buttons)
    case 'list':
      return inline(content.sections.flatMap(({ rows }) => rows))
    case 'link':
      return { inline_keyboard: [[{ text: content.button, url: content.url }]] }
    case 'location_request':
      return once({ text: content.button ?? '📍', request_location: true })
    case 'contact_request':
      return once({ text: content.button ?? '☎️', request_contact: true })
  }
}

/** One under the other, so that no label is cut. Telegram has no lists: a row is a button with its description. */
const inline = (rows: readonly ListRow[]): object => ({
  inline_keyboard: rows.map(({ id, title, description }) => [
    { text: description ? `${title} · ${description}` : title, callback_data: id },
  ]),
})

const once = (button: object): object => ({
  keyboard: [[button]],
  resize_keyboard: true,
  one_time_keyboard: true,
})

const formless = new Set<OutboundContent['kind']>(['template', 'goods', 'flow'])

export const cardText = ({ title, subtitle }: Card): string => (subtitle ? `${title}\n${subtitle}` : title)

/** A place; one with a name or an address is a venue, which needs both: the one stands for the other. */
export function placeCall({ latitude, longitude, name, address }: Location): MethodCall {
  const parameters = { latitude, longitude }
  const title = name ?? address
  return title
    ? { method: 'sendVenue', parameters: { ...parameters, title, address: address ?? title } }
    : { method: 'sendLocation', parameters }
}

/** One card with one number. */
export const contactCall = ({ name, phones }: ContactCard): MethodCall => ({
  method: 'sendContact',
  parameters: { phone_number: phones[0], first_name: name ?? phones[0] },
})

/** A card: its picture with the words under it, or the words alone; where it leads and its buttons stand below. */
export function cardCall(card: Card): MethodCall {
  const { title, image, url, buttons } = card
  const links = url ? [[{ text: `${title} ↗`, url }]] : []
  const rows = [...buttons.map(({ id, title }) => [{ text: title, callback_data: id }]), ...links]
  const markup = rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {}
  return image
    ? { method: 'sendPhoto', parameters: { photo: image, caption: cardText(card), ...markup } }
    : { method: 'sendMessage', parameters: { text: cardText(card), ...markup } }
}

/** What Telegram has no form for in this chat: only a bot's own private chat can ask by a button, or react for the shop. */
export function isMissing({ kind }: OutboundContent, thread: Thread): boolean {
  if (formless.has(kind)) return true
  if (kind === 'reaction') return thread.connection !== undefined
  const asks = kind === 'location_request' || kind === 'contact_request'
  return asks && (thread.connection !== undefined || isGroup(thread))
}

/** One reaction per message; none takes it back. Undefined for what is no message of a chat. */
export function reactionCall(target: string, emoji: string | null): MethodCall | undefined {
  const message_id = messageNumber(target)
  if (message_id === undefined) return undefined
  const chat = target.slice(0, target.lastIndexOf(':'))
  return {
    method: 'setMessageReaction',
    parameters: {
      chat_id: threadOf(chat).chat,
      message_id,
      reaction: emoji === null ? [] : [{ type: 'emoji', emoji }],
    },
  }
}
