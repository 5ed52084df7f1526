import { h } from './dom.mjs'
import { t } from './texts.mjs'

/** @import { Channel, ChatMessage } from './types.ts' */
/** @typedef {{
 *   quote: (message: ChatMessage) => void,
 *   edit: (message: ChatMessage) => void,
 *   change: (message: ChatMessage, change: object) => void,
 * }} Doing */

/** Apps whose customers react to, edit and delete messages here.
 *  @type {ReadonlySet<Channel>} */
const changing = new Set(/** @type {Channel[]} */ (['whatsapp', 'instagram', 'telegram']))

/** What can be done to a message, behind one small button.
 *  @param {ChatMessage} message
 *  @param {Doing} doing */
export function drawActs(message, { quote, edit, change }) {
  const root = /** @type {HTMLDetailsElement} */ (h('details', { class: 'acts' }))
  /** @param {string} words
   *  @param {() => void} act */
  const act = (words, act) =>
    h(
      'button',
      {
        type: 'button',
        onclick: () => {
          root.open = false
          act()
        },
      },
      words,
    )
  const mine = message.from === 'customer'
  const reacted = message.reactions?.customer !== undefined
  root.append(
    h('summary', { 'aria-label': t('acts') }, '⋯'),
    act(t('quote'), () => quote(message)),
    ...(changing.has(message.channel)
      ? [
          act(reacted ? t('unreact') : '👍', () => change(message, { reaction: reacted ? null : '👍' })),
          ...(mine
            ? [
                act(t('edit'), () => edit(message)),
                act(t('remove'), () => change(message, { deleted: true })),
              ]
            : []),
        ]
      : []),
  )
  return root
}
