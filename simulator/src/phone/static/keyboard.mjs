import { h, setText } from './dom.mjs'
import { t } from './texts.mjs'

/** @import { ChatMessage } from './types.ts' */

/** What the shop asks for by a button over the field, until it is pressed or the shop takes it back.
 *  @param {readonly ChatMessage[]} messages
 *  @returns {ChatMessage | null} */
export function askingIn(messages) {
  const at = messages.findLastIndex(({ from, asksFor }) => from === 'shop' && asksFor === 'contact')
  const settles = (/** @type {ChatMessage} */ { contact, dropsKeyboard }) => contact?.own || dropsKeyboard
  return messages.slice(at + 1).some(settles) ? null : (messages[at] ?? null)
}

/** The button in the place where Telegram has its keyboards; WhatsApp has a word of its own on it.
 *  @param {() => void} share */
export function createKeyboard(share) {
  const button = h('button', { type: 'button', class: 'key', onclick: share })
  const root = h('div', { class: 'keyboard', hidden: true }, button)
  return {
    root,
    /** @param {readonly ChatMessage[]} messages */
    update(messages) {
      const asking = askingIn(messages)
      root.hidden = asking === null
      setText(button, asking?.askedBy ?? t('giveNumber'))
    },
  }
}
