import type { ChatMessage, CustomerChange } from '../world/chats.ts'
import type { ChatFile } from '../world/parts.ts'

/** The type of a customer's message and the object of that name, as webhooks carry them. */
export function contentOf(message: ChatMessage, sha256Of: (file: ChatFile) => string): object {
  const [file] = message.files ?? []
  if (file) return fileContent(file, message.text, sha256Of(file))
  if (message.location) return { type: 'location', location: message.location }
  if (message.contact) return { type: 'contacts', contacts: [cardOf(message.contact)] }
  if (message.order) return { type: 'order', order: orderOf(message) }
  if (message.choice) return { type: 'interactive', interactive: choiceOf(message.choice) }
  return { type: 'text', text: { body: message.text } }
}

function fileContent({ id, kind, type, name }: ChatFile, caption: string, sha256: string): object {
  const wire = kind === 'voice' ? 'audio' : kind
  return {
    type: wire,
    [wire]: {
      id,
      mime_type: type,
      sha256,
      ...(kind === 'voice' ? { voice: true } : {}),
      ...(kind === 'sticker' ? { animated: false } : {}),
      ...(kind === 'document' ? { filename: name } : {}),
      ...(caption && wire !== 'audio' && kind !== 'sticker' ? { caption } : {}),
    },
  }
}

/** A card that was passed on comes with its vCard; a number of one's own, given by the button that asks for it, without. */
const cardOf = ({ name, phone, own }: NonNullable<ChatMessage['contact']>): object => {
  const card = {
    name: { formatted_name: name, first_name: name },
    phones: [{ phone, wa_id: phone.replace(/\D/g, ''), type: 'CELL' }],
  }
  return own
    ? { ...card, origin: 'contact_request' }
    : { ...card, vcard: vcardOf(name, phone), origin: 'other' }
}

const vcardOf = (name: string, phone: string): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, `TEL;type=CELL:${phone}`, 'END:VCARD'].join('\n')

/** Of the shop's goods on WhatsApp. */
export const catalogId = '354000000000001'

const orderOf = ({ order = [], text }: ChatMessage): object => ({
  catalog_id: catalogId,
  text,
  product_items: order.map(({ sku, quantity, price, currency }) => ({
    product_retailer_id: sku,
    quantity,
    item_price: price,
    currency,
  })),
})

const choiceOf = ({ id, title, description, row }: NonNullable<ChatMessage['choice']>): object =>
  row
    ? { type: 'list_reply', list_reply: { id, title, ...(description ? { description } : {}) } }
    : { type: 'button_reply', button_reply: { id, title } }

/** The same of what was done to the message `target`. A reaction that is taken back names no emoji. */
export function changeContent(target: string, change: CustomerChange): object {
  if ('reaction' in change) {
    const emoji = change.reaction === null ? {} : { emoji: change.reaction }
    return { type: 'reaction', reaction: { message_id: target, ...emoji } }
  }
  if ('text' in change) {
    const message = { type: 'text', text: { body: change.text } }
    return { type: 'edit', edit: { original_message_id: target, message } }
  }
  return { type: 'revoke', revoke: { original_message_id: target } }
}
