import { ask, follow } from './api.mjs'
import { createDeck } from './deck.mjs'
import { h, setText } from './dom.mjs'
import { createHeader } from './header.mjs'
import { appNames, createPhone } from './phone.mjs'
import { chooseLanguage, t } from './texts.mjs'
import { channels, chatOf, shownChat, takeMessage, takeSnapshot, world } from './world.mjs'

/** @import { Channel } from './types.ts' */

chooseLanguage(new URLSearchParams(location.search).get('lang'))

const notice = h('p', { class: 'notice', role: 'alert', hidden: true })
const header = createHeader({ meet, visit, changed: draw })
const phones = channels.map((channel) => createPhone(channel, announce))
const deck = createDeck({ meet })
const tabs = h('nav', { class: 'tabs' })
const stage = h('main', { class: 'stage' }, ...phones.map(({ root }) => root))
document.getElementById('page')?.append(header.root, notice, tabs, stage, deck.root)

tabs.append(
  ...channels.map((channel) =>
    h(
      'button',
      { type: 'button', 'data-channel': channel, onclick: () => bringToFront(channel) },
      appNames[channel],
    ),
  ),
)

follow(
  {
    snapshot: (snapshot) => {
      takeSnapshot(snapshot)
      draw()
    },
    message: ({ message }) => {
      takeMessage(message)
      draw()
    },
    typing: (event) => {
      chatOf(event.channel, event.accountId, event.customerId).typingUntil = event.until
      draw()
    },
    faults: ({ faults }) => {
      world.faults = faults
      draw()
    },
    queue: ({ waiting, trouble }) => {
      world.queue = { waiting, trouble }
      draw()
    },
  },
  (connected) => {
    world.connected = connected
    draw()
  },
)
document.addEventListener('visibilitychange', draw)
// The clock, the window and an indicator that nobody ended.
setInterval(draw, 1_000)

let due = false

/** Draws once per frame, however much happened. */
function draw() {
  if (due) return
  due = true
  setTimeout(() => {
    due = false
    drawNow()
  }, 16)
}

function drawNow() {
  header.update()
  for (const phone of phones) {
    phone.root.classList.toggle('front', phone.channel === world.front)
    phone.update()
  }
  tabs.setAttribute('aria-label', t('apps'))
  for (const tab of tabs.querySelectorAll('button')) {
    tab.setAttribute('aria-pressed', String(tab.dataset['channel'] === world.front))
    tab.classList.toggle('news', hasNews(tab.dataset['channel']))
  }
  deck.update()
  if (!world.connected) announce(t('gone'))
  else if (notice.textContent === t('gone')) notice.hidden = true
  lookAtScreens()
}

/** A chat on the screen is read.
 *  The same message is not reported twice while the answer is on its way. */
const reported = new Set()
function lookAtScreens() {
  if (document.visibilityState !== 'visible') return
  for (const { channel, root } of phones) {
    const chat = shownChat(channel)
    const newest = chat?.messages.findLast(({ from, status }) => from === 'shop' && status === 'delivered')
    if (!chat || !newest || root.offsetParent === null || reported.has(newest.id)) continue
    reported.add(newest.id)
    const named = { account: chat.accountId, customer: chat.customerId }
    void ask('POST', `/customers/${channel}/read`, named).then((done) => done || reported.delete(newest.id))
  }
}

/** @param {string | undefined} channel */
function hasNews(channel) {
  const known = channels.find((name) => name === channel)
  const messages = (known && known !== world.front && shownChat(known)?.messages) || []
  return messages.some(({ from, status }) => from === 'shop' && status === 'delivered')
}

/** @param {string} text */
function announce(text) {
  setText(notice, text)
  notice.hidden = false
}

/** @param {string} key */
function meet(key) {
  world.personKey = key
  localStorage.setItem('person', key)
  draw()
}

/** @param {string} shop */
function visit(shop) {
  world.shopName = shop
  localStorage.setItem('shop', shop)
  draw()
}

/** @param {Channel} channel */
function bringToFront(channel) {
  world.front = channel
  draw()
}
