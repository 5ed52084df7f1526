import { drawActs } from './acts.mjs'
import { drawContent } from './content.mjs'
import { h, setText } from './dom.mjs'
import { icon } from './icons.mjs'
import { clockTime, language, t } from './texts.mjs'

/** @import { Doing } from './acts.mjs' */
/** @import { Hands } from './content.mjs' */
/** @import { Channel, ChatMessage, ShownChat } from './types.ts' */

/** The messages of one phone. Rows stay the same elements, so that only news is read aloud.
 *  @param {Channel} channel
 *  @param {(text: string) => void} suggest
 *  @param {Hands & Doing} hands */
export function createThread(channel, suggest, hands) {
  const list = h('div', { class: 'rows', role: 'log', 'aria-live': 'polite' })
  const typing = h('div', { class: 'bubble theirs typing', hidden: true })
  const hint = h('p')
  const example = h('button', { type: 'button', class: 'example', onclick: () => suggest(t('example')) })
  const empty = h('div', { class: 'empty' }, hint, example)
  const root = h('div', { class: 'thread', tabindex: '0' }, empty, list, typing)
  /** @type {Map<string, HTMLElement>} */
  let rows = new Map()
  let shown = ''

  /** @param {ShownChat | undefined} chat
   *  @param {boolean} isTyping */
  function update(chat, isTyping) {
    const key = `${chat?.accountId} ${chat?.customerId} ${language()}`
    if (key !== shown) {
      shown = key
      rows = new Map()
      list.replaceChildren()
    }
    const wasAtEnd = root.scrollHeight - root.scrollTop - root.clientHeight < 60
    list.setAttribute('aria-label', t('messages'))
    setText(hint, t('emptyHint'))
    setText(example, t('example'))
    setText(typing, t('typing'))
    empty.hidden = !chat || chat.messages.length > 0
    typing.hidden = !isTyping
    drawRows(chat?.messages ?? [])
    if (wasAtEnd) root.scrollTop = root.scrollHeight
  }

  /** @param {ChatMessage[]} messages */
  function drawRows(messages) {
    const ids = new Set(messages.map(({ id }) => id))
    for (const [id, row] of rows) if (!ids.has(id)) drop(id, row)
    const lastSeen = messages.findLast(({ from, status }) => from === 'customer' && status === 'read')?.id
    for (const message of messages) {
      const row = rows.get(message.id) ?? append(message)
      drawWords(row, message, messages)
      drawState(row, message, message.id === lastSeen)
    }
  }

  /** @param {string} id
   *  @param {HTMLElement} row */
  function drop(id, row) {
    row.remove()
    rows.delete(id)
  }

  /** @param {ChatMessage} message */
  function append(message) {
    const row = h(
      'div',
      { class: `bubble ${message.from === 'customer' ? 'mine' : 'theirs'}`, 'data-id': message.id },
      h('div', { class: 'content' }),
      h(
        'span',
        { class: 'meta' },
        h('time', { datetime: message.at }, clockTime(message.at)),
        h('span', { class: 'state' }),
      ),
    )
    rows.set(message.id, row)
    placeOf(message).append(row)
    return row
  }

  /** The messages of one album stand together, as long as nothing has come between them.
   *  @param {ChatMessage} message */
  function placeOf({ album, from }) {
    if (!album) return list
    const last = list.lastElementChild
    if (last instanceof HTMLElement && last.dataset['album'] === album) return last
    const side = from === 'customer' ? 'mine' : 'theirs'
    const group = h('div', { class: `album ${side}`, role: 'group', 'data-album': album })
    group.setAttribute('aria-label', t('album'))
    list.append(group)
    return group
  }

  /** Only what changed is drawn anew, so that nothing that plays stops.
   *  @param {HTMLElement} row
   *  @param {ChatMessage} message
   *  @param {ChatMessage[]} all */
  function drawWords(row, message, all) {
    const { status: _status, ...content } = message
    const drawn = JSON.stringify(content)
    if (row.dataset['drawn'] === drawn) return
    row.dataset['drawn'] = drawn
    const quoted = all.find(({ id }) => id === message.replyTo)
    row.querySelector('.content')?.replaceChildren(...drawContent(message, quoted, hands))
    row.querySelector('.acts')?.remove()
    if (!message.deleted) row.append(drawActs(message, hands))
  }

  /** @param {HTMLElement} row
   *  @param {ChatMessage} message
   *  @param {boolean} isLastSeen */
  function drawState(row, message, isLastSeen) {
    if (message.from === 'shop') return
    const place = row.querySelector('.state')
    const words = channel === 'instagram' && isLastSeen ? t('seen') : t(stateKey(message))
    const drawn = `${message.status} ${words}`
    if (!place || row.dataset['state'] === drawn) return
    row.dataset['state'] = drawn
    row.dataset['status'] = message.status
    if (channel === 'instagram') place.replaceChildren(isLastSeen ? words : '')
    else place.replaceChildren(tick(message), h('span', { class: 'unseen' }, words))
  }

  return { root, update }
}

/** One tick: on its way. Two: the shop has it. Two in colour: read.
 *  @param {ChatMessage} message */
function tick(message) {
  return icon(stateKey(message) === 'sent' ? 'one' : 'two', 'tick')
}

/** @param {ChatMessage} message
 *  @returns {'sent' | 'delivered' | 'read'} */
function stateKey({ status }) {
  return status === 'read' || status === 'delivered' ? status : 'sent'
}
