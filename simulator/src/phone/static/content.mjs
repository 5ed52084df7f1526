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
    ...drawStory(message),
    ...(message.once ? [h('em', { class: 'words' }, `① ${t('once')}`)] : (message.files ?? []).map(drawFile)),
    ...drawCards(message),
    ...(message.like ? [h('span', { class: 'like' }, '❤️')] : []),
    ...(message.text ? [h('span', { class: 'words' }, message.text)] : []),
    ...(message.edited ? [h('small', { class: 'edited' }, t('edited'))] : []),
    ...drawButtons(message, hands),
  ]
  const given = [message.reactions?.customer, message.reactions?.shop].filter((emoji) => emoji !== undefined)
  return given.length > 0 ? [...parts, h('span', { class: 'reactions' }, given.join(' '))] : parts
}

/** @param {ChatMessage} message */
function drawStory({ story, post }) {
  return [
    ...(story
      ? [
          h('small', { class: 'edited' }, t(story.act === 'reply' ? 'storyReply' : 'storyMention')),
          h('img', { class: 'story', src: `/control/files/${story.picture.id}`, alt: t('story') }),
        ]
      : []),
    ...(post
      ? [h('a', { class: 'card', href: post.url, target: '_blank', rel: 'noreferrer' }, `▶ ${post.title}`)]
      : []),
  ]
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
function drawCards({ location, contact, product, order = [] }) {
  const lines = [
    ...(location ? [`📍 ${location.name ?? ''} ${location.latitude}, ${location.longitude}`] : []),
    ...(contact ? [`👤 ${contact.name} ${contact.phone}`] : []),
    ...(product ? [`🏷 ${product}`] : []),
    ...order.map(({ sku, quantity, price, currency }) => `🛒 ${sku} × ${quantity}: ${price} ${currency}`),
  ]
  return lines.map((line) => h('span', { class: 'card' }, line))
}

/** @param {ChatMessage} message
 *  @param {Hands} hands */
function drawButtons(message, { press, giveLocation }) {
  /** @param {NonNullable<ChatMessage['buttons']>} all */
  const draw = (all) =>
    all.map(({ id, title, description, url }) =>
      url
        ? h('a', { class: 'press', href: url, target: '_blank', rel: 'noreferrer' }, title)
        : h(
            'button',
            { type: 'button', class: 'press', onclick: () => press(message, id) },
            title,
            description ? h('small', {}, description) : null,
          ),
    )
  if (message.cards) return [drawRow(message.cards, draw)]
  const buttons = draw(message.buttons ?? [])
  if (message.listButton)
    return [h('details', { class: 'list' }, h('summary', {}, message.listButton), ...buttons)]
  if (message.asksFor === 'location')
    return [h('button', { type: 'button', class: 'press', onclick: giveLocation }, t('giveLocation'))]
  return buttons
}

/** @param {NonNullable<ChatMessage['cards']>} cards
 *  @param {(buttons: NonNullable<ChatMessage['buttons']>) => HTMLElement[]} draw */
function drawRow(cards, draw) {
  return h(
    'div',
    { class: 'row-of-cards', tabindex: '0', role: 'group', 'aria-label': t('cards') },
    ...cards.map(({ title, subtitle, picture, url, buttons }) =>
      h(
        'div',
        { class: 'one-card' },
        picture ? h('img', { src: `/control/files/${picture.id}`, alt: title }) : null,
        url ? h('a', { href: url, target: '_blank', rel: 'noreferrer' }, title) : h('strong', {}, title),
        subtitle ? h('small', {}, subtitle) : null,
        ...draw(buttons),
      ),
    ),
  )
}
