import { h } from './dom.mjs'
import { t } from './texts.mjs'

/** @import { ChatMessage } from './types.ts' */
/** @typedef {{ press: (message: ChatMessage, button: string) => void, giveLocation: () => void }} Hands */

/** Everything that a message shows beside its time and ticks.
 *  @param {ChatMessage} message
 *  @param {ChatMessage | undefined} quoted
 *  @param {Hands} hands
 *  @returns {HTMLElement[]} */
export function drawContent(message, quoted, hands) {
  if (message.deleted) return [h('em', { class: 'words' }, t('deleted'))]
  const parts = [
    ...(quoted ? [h('blockquote', { class: 'quoted' }, quoted.text || t('attachment'))] : []),
    ...(message.files ?? []).map(drawFile),
    ...drawCards(message),
    ...(message.text ? [h('span', { class: 'words' }, message.text)] : []),
    ...(message.edited ? [h('small', { class: 'edited' }, t('edited'))] : []),
    ...drawButtons(message, hands),
  ]
  const given = [message.reactions?.customer, message.reactions?.shop].filter((emoji) => emoji !== undefined)
  return given.length > 0 ? [...parts, h('span', { class: 'reactions' }, given.join(' '))] : parts
}

/** @param {NonNullable<ChatMessage['files']>[number]} file */
function drawFile({ id, kind, name }) {
  const src = `/control/files/${id}`
  if (kind === 'image' || kind === 'sticker') return h('img', { class: kind, src, alt: name })
  if (kind === 'video') return h('video', { class: kind, src, controls: true, preload: 'metadata' })
  if (kind === 'audio' || kind === 'voice')
    return h('audio', { class: kind, src, controls: true, preload: 'metadata' })
  return h('a', { class: 'file', href: src, download: name }, `📄 ${name}`)
}

/** @param {ChatMessage} message */
function drawCards({ location, contact, order = [] }) {
  const lines = [
    ...(location ? [`📍 ${location.name ?? ''} ${location.latitude}, ${location.longitude}`] : []),
    ...(contact ? [`👤 ${contact.name} ${contact.phone}`] : []),
    ...order.map(({ sku, quantity, price, currency }) => `🛒 ${sku} × ${quantity}: ${price} ${currency}`),
  ]
  return lines.map((line) => h('span', { class: 'card' }, line))
}

/** @param {ChatMessage} message
 *  @param {Hands} hands */
function drawButtons(message, { press, giveLocation }) {
  const buttons = (message.buttons ?? []).map(({ id, title, description }) =>
    h(
      'button',
      { type: 'button', class: 'press', onclick: () => press(message, id) },
      title,
      description ? h('small', {}, description) : null,
    ),
  )
  if (message.listButton)
    return [h('details', { class: 'list' }, h('summary', {}, message.listButton), ...buttons)]
  if (message.asksFor === 'location')
    return [h('button', { type: 'button', class: 'press', onclick: giveLocation }, t('giveLocation'))]
  return buttons
}
