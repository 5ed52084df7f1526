import { ask } from './api.mjs'
import { bishkek, createAttach } from './attach.mjs'
import { h, setText } from './dom.mjs'
import { icon } from './icons.mjs'
import { createKeyboard } from './keyboard.mjs'
import { clockTime, t } from './texts.mjs'
import { createThread } from './thread.mjs'
import { accountOn, answersByHand, businessOn, customerOn, now, person, shownChat, world } from './world.mjs'

/** @import { Channel, ChatMessage, ShownAccount, ShownChat } from './types.ts' */

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
  const turnedTo = h('span')
  const drop = h('button', { type: 'button', onclick: () => turnTo(null) }, '×')
  const turned = h('p', { class: 'turned', hidden: true }, turnedTo, drop)
  /** @type {{ message: ChatMessage, as: 'quote' | 'edit' } | null} */
  let turn = null
  const suggest = (/** @type {string} */ text) => {
    field.value = text
    field.focus()
  }
  const thread = createThread(channel, suggest, {
    quote: (message) => turnTo({ message, as: 'quote' }),
    edit: (message) => turnTo({ message, as: 'edit' }),
    change: (message, change) => void alter(message, change),
    press: (message, press) => void say({ replyTo: message.id, press }),
    giveLocation: () => void say({ location: bishkek }),
  })
  const attach = createAttach(channel, (parts) => void say({ ...parts, ...quoting() }), takeWords, {
    may: () => answersByHand(channel),
    answer: (text) => void answerByHand(text),
  })
  const keyboard = createKeyboard(() => void shareNumber())
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
        turned,
        h('form', { class: 'composer', onsubmit: submit }, attach?.root, field, send),
        keyboard.root,
      ),
    ),
    caption,
  )

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault()
    const text = field.value.trim()
    if (!text) return
    field.value = ''
    const editing = turn?.as === 'edit' ? turn.message : null
    if (editing) turnTo(null)
    if (await (editing ? alter(editing, { text }) : say({ text, ...quoting() }))) return
    field.value ||= text
  }

  /** The typed words for something else than a message; without any, says what to do.
   *  @param {import('./texts.mjs').TextKey} hint */
  function takeWords(hint) {
    const words = field.value.trim()
    field.value = ''
    if (!words) announce(t(hint))
    field.focus()
    return words || null
  }

  /** Everybody here has one invented number, the one by which WhatsApp knows them. */
  async function shareNumber() {
    const owner = person()
    if (!owner) return
    const phone = `+${owner.identities.whatsapp.id}`
    await say({ contact: { name: owner.name, phone, own: true } })
    field.focus()
  }

  /** @param {object} said
   *  @returns {Promise<boolean>} */
  async function say(said) {
    const account = accountOn(channel)
    const customer = customerOn(channel)
    if (!account || !customer) return false
    // The account of the owner has never seen them, so the chat begins with their name.
    const from = businessOn(channel) ? { id: customer.id, name: customer.name } : { id: customer.id }
    return told(await ask('POST', `/customers/${channel}/messages`, { from, account: account.id, ...said }))
  }

  /** Somebody of the shop answers in the app itself, without the panel.
   *  @param {string} text */
  async function answerByHand(text) {
    const account = accountOn(channel)?.id
    const customer = customerOn(channel)?.id
    return told(await ask('POST', byHandPaths[channel], { account, customer, text }))
  }

  /** @param {ChatMessage} message
   *  @param {object} change */
  async function alter({ id: target, accountId: account, customerId: customer }, change) {
    return told(await ask('POST', `/customers/${channel}/changes`, { account, customer, target, change }))
  }

  /** @param {boolean} done */
  function told(done) {
    if (!done) announce(t('notSent'))
    return done
  }

  /** The message that the next one answers.
   *  @returns {{ replyTo?: string }} */
  function quoting() {
    if (turn?.as !== 'quote') return {}
    const replyTo = turn.message.id
    turnTo(null)
    return { replyTo }
  }

  /** @param {typeof turn} to */
  function turnTo(to) {
    turn = to
    turned.hidden = to === null
    setText(turnedTo, to ? `${t(to.as)}: ${to.message.text || t('attachment')}` : '')
    if (to?.as === 'edit') field.value = to.message.text
    field.focus()
  }

  function update() {
    const account = accountOn(channel)
    const chat = shownChat(channel)
    setText(clock, clockTime(now()))
    setText(name, account ? (channel === 'instagram' ? account.title : account.name) : appNames[channel])
    setText(avatar, (account?.name ?? '?').slice(0, 1))
    const isTyping = chat !== undefined && chat.typingUntil > now()
    setText(about, isTyping ? t('typing') : t(businessOn(channel) ? 'ownersAccount' : aboutKeys[channel]))
    field.placeholder = t('message')
    field.setAttribute('aria-label', `${appNames[channel]}: ${t('message')}`)
    field.disabled = send.disabled = !account
    send.setAttribute('aria-label', t('send'))
    attach?.update()
    thread.update(chat, isTyping)
    keyboard.update(chat?.messages ?? [])
    setText(caption, `${appNames[channel]} · ${captionOf(channel, account, chat)}`)
    caption.classList.toggle(
      'trouble',
      world.queue.trouble[channel] !== null && world.queue.waiting[channel] > 0,
    )
  }

  return { root, update, channel }
}

/** @type {Record<Channel, string>} */
const byHandPaths = {
  whatsapp: '/whatsapp/phone-app/messages',
  instagram: '/instagram/app/messages',
  telegram: '/telegram/business/messages',
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
