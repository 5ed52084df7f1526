import { ask } from './api.mjs'
import { h, setText } from './dom.mjs'
import { icon } from './icons.mjs'
import { clockTime, t } from './texts.mjs'
import { createThread } from './thread.mjs'
import { accountOn, now, person, shownChat, world } from './world.mjs'

/** @import { Channel, ShownAccount, ShownChat } from './types.ts' */

const dayMs = 86_400_000
/** @type {Record<Channel, string>} */
export const appNames = { whatsapp: 'WhatsApp', instagram: 'Instagram', telegram: 'Telegram' }

/** One phone with one app.
 *  @param {Channel} channel
 *  @param {(text: string) => void} announce */
export function createPhone(channel, announce) {
  const clock = h('span')
  const name = h('h2', { class: 'peer' })
  const about = h('span', { class: 'about' })
  const avatar = h('span', { class: 'avatar', 'aria-hidden': 'true' })
  const field = /** @type {HTMLInputElement} */ (
    h('input', { type: 'text', autocomplete: 'off', maxlength: '4000', enterkeyhint: 'send' })
  )
  const send = /** @type {HTMLButtonElement} */ (h('button', { type: 'submit', class: 'send' }, icon('send')))
  const thread = createThread(channel, (text) => {
    field.value = text
    field.focus()
  })
  const caption = h('p', { class: 'caption', role: 'status' })
  const root = h(
    'section',
    { class: `phone ${channel}`, 'data-channel': channel, 'aria-label': appNames[channel] },
    h(
      'div',
      { class: 'body' },
      h(
        'div',
        { class: 'screen' },
        h(
          'div',
          { class: 'status-bar', 'aria-hidden': 'true' },
          clock,
          h('span', { class: 'signs' }, icon('signal'), icon('wifi'), icon('battery')),
        ),
        h(
          'div',
          { class: 'head' },
          icon('back'),
          avatar,
          h('div', { class: 'who' }, name, about),
          icon(headIcons[channel]),
        ),
        thread.root,
        h('form', { class: 'composer', onsubmit: submit }, field, send),
      ),
    ),
    caption,
  )

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault()
    const text = field.value.trim()
    const account = accountOn(channel)
    const customer = person()?.identities[channel]
    if (!text || !account || !customer) return
    field.value = ''
    const from = { id: customer.id }
    if (await ask('POST', `/customers/${channel}/messages`, { from, account: account.id, text })) return
    field.value ||= text
    announce(t('notSent'))
  }

  function update() {
    const account = accountOn(channel)
    const chat = shownChat(channel)
    setText(clock, clockTime(now()))
    setText(name, account ? (channel === 'instagram' ? account.title : account.name) : appNames[channel])
    setText(avatar, (account?.name ?? '?').slice(0, 1))
    const isTyping = chat !== undefined && chat.typingUntil > now()
    setText(about, isTyping ? t('typing') : t(aboutKeys[channel]))
    field.placeholder = t('message')
    field.setAttribute('aria-label', `${appNames[channel]}: ${t('message')}`)
    field.disabled = send.disabled = !account
    send.setAttribute('aria-label', t('send'))
    thread.update(chat, isTyping)
    setText(caption, `${appNames[channel]} · ${captionOf(channel, account, chat)}`)
    caption.classList.toggle(
      'trouble',
      world.queue.trouble[channel] !== null && world.queue.waiting[channel] > 0,
    )
  }

  return { root, update, channel }
}

/** @type {Record<Channel, import('./icons.mjs').IconName>} */
const headIcons = { whatsapp: 'call', instagram: 'info', telegram: 'more' }
/** @type {Record<Channel, 'business' | 'account' | 'bot'>} */
const aboutKeys = { whatsapp: 'business', instagram: 'account', telegram: 'bot' }

/** What matters now: trouble on the way, the window, the bot.
 *  @param {Channel} channel
 *  @param {ShownAccount | undefined} account
 *  @param {ShownChat | undefined} chat */
function captionOf(channel, account, chat) {
  const trouble = world.queue.trouble[channel]
  const count = world.queue.waiting[channel]
  if (!account) return t('notConnected')
  if (trouble !== null && count > 0)
    return t('waiting', { count, reason: trouble === 'no answer' ? t('noAnswer') : trouble })
  if (channel === 'telegram') return t(account.connected ? 'botOn' : 'botOff')
  if (!chat || chat.lastInboundAt === null) return t('windowNew')
  const left = chat.lastInboundAt + dayMs - now()
  if (left <= 0) return t('windowClosed')
  const minutes = Math.floor(left / 60_000)
  return t('windowOpen', { time: t('hours', { h: Math.floor(minutes / 60), m: minutes % 60 }) })
}
