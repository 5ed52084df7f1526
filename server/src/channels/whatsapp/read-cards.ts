import type { InboundMessage } from '../channel.ts'
import type { ContactCard, OrderLine } from '../content.ts'
import { present } from '../wire-values.ts'
import { Card, CardPhone, Coordinates, type Message, OrderItem } from './message-wire.ts'

export type Content = Pick<InboundMessage, 'kind' | 'rawKind' | 'text' | 'attachments' | 'detail' | 'silent'>

/** Without coordinates it is no place. */
export function readLocation(location: Message['location']): Content | undefined {
  const coordinates = Coordinates.safeParse(location).data
  if (!coordinates) return undefined
  const { name, address } = location ?? {}
  return { kind: 'location', detail: { location: { ...coordinates, ...present({ name, address }) } } }
}

/** Nearly every key of a card may be missing; one with neither name nor number says nothing. */
export function readCards(contacts: Message['contacts']): Content | undefined {
  const cards = (contacts ?? []).flatMap((contact) => cardOf(contact) ?? [])
  return cards.length === 0 ? undefined : { kind: 'contacts', detail: { cards } }
}

function cardOf(raw: unknown): ContactCard | undefined {
  const { data: card } = Card.safeParse(raw)
  if (!card) return undefined
  const { formatted_name: formatted, first_name: first, last_name: last } = card.name ?? {}
  const name = formatted ?? ([first, last].filter((part) => part !== undefined).join(' ') || undefined)
  const phones = (card.phones ?? []).flatMap((one) => phoneOf(one) ?? [])
  return name === undefined && phones.length === 0 ? undefined : present({ name, phones })
}

function phoneOf(raw: unknown): string | undefined {
  const { data: phone } = CardPhone.safeParse(raw)
  return phone?.phone ?? (phone?.wa_id && /^\d{6,15}$/.test(phone.wa_id) ? `+${phone.wa_id}` : undefined)
}

/** The number, E.164, that the sender gave by the button that asks for it: Meta says so. A card somebody picked may be anyone's. */
export function sharedPhone(contacts: Message['contacts']): string | undefined {
  const [card, ...more] = (contacts ?? []).flatMap((contact) => Card.safeParse(contact).data ?? [])
  if (!card || more.length > 0 || card.origin !== 'contact_request') return undefined
  const [phone] = (card.phones ?? []).flatMap((one) => CardPhone.safeParse(one).data ?? [])
  return e164(phone?.wa_id) ?? e164(phone?.phone)
}

function e164(said: string | undefined): string | undefined {
  const digits = said?.replace(/[^\d]/g, '') ?? ''
  return /^\d{6,15}$/.test(digits) ? `+${digits}` : undefined
}

/** The prices are what the customer's app showed. */
export function readOrder(order: Message['order']): Content | undefined {
  const lines = (order?.product_items ?? []).flatMap((item) => lineOf(item) ?? [])
  return lines.length === 0
    ? undefined
    : present({ kind: 'order', text: order?.text, detail: { order: lines } })
}

function lineOf(raw: unknown): OrderLine | undefined {
  const { data: item } = OrderItem.safeParse(raw)
  if (!item) return undefined
  const { product_retailer_id: sku, quantity, item_price: price, currency } = item
  return present({ sku, quantity, price: price === undefined ? undefined : String(price), currency })
}
