import { ask } from './api.mjs'
import { h, setText } from './dom.mjs'
import { icon } from './icons.mjs'
import { t } from './texts.mjs'
import { accountOn, businessOn, channels, person, shownChat, world } from './world.mjs'

/** @import { IconName } from './icons.mjs' */
/** @typedef {'duplicate' | 'reorder' | 'delayMs' | 'drop' | 'tokenExpired' | 'rateLimit' | 'acceptThenDrop'} DeckFault */

/** @type {Record<DeckFault, { icon: IconName, value: true | number, help: import('./texts.mjs').TextKey }>} */
const faults = {
  duplicate: { icon: 'twice', value: true, help: 'duplicateHelp' },
  reorder: { icon: 'shuffle', value: true, help: 'reorderHelp' },
  delayMs: { icon: 'clock', value: 10_000, help: 'delayMsHelp' },
  drop: { icon: 'lost', value: true, help: 'dropHelp' },
  tokenExpired: { icon: 'key', value: true, help: 'tokenExpiredHelp' },
  rateLimit: { icon: 'gauge', value: true, help: 'rateLimitHelp' },
  acceptThenDrop: { icon: 'unplugged', value: true, help: 'acceptThenDropHelp' },
}
const names = /** @type {DeckFault[]} */ (Object.keys(faults))

/** The lower deck: who writes, the window, and what to break.
 *  @param {{ meet: (key: string) => void }} actions */
export function createDeck(actions) {
  const newCustomer = chip('person', meetSomebody)
  const closeWindow = chip('door', closeWindows)
  const chips = new Map(names.map((name) => [name, chip(faults[name].icon, () => toggle(name))]))
  const reviews = /** @type {const} */ ([
    ['approve', chip('twice', () => review('APPROVED'))],
    ['reject', chip('lost', () => review('REJECTED'))],
    ['pause', chip('clock', () => review('PAUSED'))],
  ])
  const account = {
    restrict: chip('lost', toggleRestriction),
    lowerQuality: chip('gauge', lowerQuality),
    hideNumber: chip('person', toggleNumber),
  }
  const refusal = /** @type {HTMLSelectElement} */ (
    h(
      'select',
      { onchange: refuseWith },
      h('option', { value: '' }),
      ...errorCodes.map((code) => h('option', { value: String(code) }, String(code))),
    )
  )
  const refusalLabel = h('span')
  const business = chip('key', toggleBusiness)
  const inBusiness = chip('person', visitBusiness)
  const titles = {
    business: h('h3'),
    account: h('h3'),
    customer: h('h3'),
    time: h('h3'),
    newestTemplate: h('h3'),
    breakIt: h('h3'),
  }
  const help = h('p', { class: 'help', role: 'status' })
  const root = h(
    'footer',
    { class: 'deck' },
    h('div', { class: 'group' }, titles.customer, h('div', { class: 'chips' }, newCustomer.root)),
    h('div', { class: 'group' }, titles.time, h('div', { class: 'chips' }, closeWindow.root)),
    h(
      'div',
      { class: 'group' },
      titles.business,
      h('div', { class: 'chips' }, business.root, inBusiness.root),
    ),
    h(
      'div',
      { class: 'group' },
      titles.account,
      h(
        'div',
        { class: 'chips' },
        ...Object.values(account).map(({ root }) => root),
        h('label', { class: 'chip pick' }, refusalLabel, refusal),
      ),
    ),
    h(
      'div',
      { class: 'group' },
      titles.newestTemplate,
      h('div', { class: 'chips' }, ...reviews.map(([, { root }]) => root)),
    ),
    h(
      'div',
      { class: 'group' },
      titles.breakIt,
      h('div', { class: 'chips' }, ...[...chips.values()].map(({ root }) => root)),
    ),
    help,
  )

  const accountChips =
    /** @type {['restrict' | 'lowerQuality' | 'hideNumber', ReturnType<typeof chip>][]} */ (
      Object.entries(account)
    )

  async function meetSomebody() {
    const answer = await fetch('/control/people', { method: 'POST' }).catch(() => null)
    if (answer?.ok) actions.meet((await answer.json()).key)
  }

  function update() {
    setText(titles.customer, t('customer'))
    setText(titles.time, t('time'))
    setText(titles.breakIt, t('breakIt'))
    setText(newCustomer.label, t('newCustomer'))
    setText(closeWindow.label, t('closeWindow'))
    setText(titles.newestTemplate, t('newestTemplate'))
    setText(titles.business, 'Telegram Business')
    setText(business.label, t('businessConnect'))
    setText(inBusiness.label, t('businessWrite'))
    setText(titles.account, t('whatsappAccount'))
    for (const [name, { label }] of accountChips) setText(label, t(name))
    const number = accountOn('whatsapp')
    account.restrict.root.setAttribute('aria-pressed', String(number?.restricted === true))
    account.lowerQuality.root.setAttribute('aria-pressed', String((number?.quality ?? 'GREEN') !== 'GREEN'))
    account.hideNumber.root.setAttribute('aria-pressed', String(shownChat('whatsapp')?.numberHidden === true))
    setText(refusalLabel, t('refuseWith'))
    const refused = world.faults.sendError?.value
    refusal.value = refused === undefined ? '' : String(refused)
    const connection = accountOn('telegram')?.business ?? null
    business.root.setAttribute('aria-pressed', String(connection !== null))
    inBusiness.root.setAttribute('aria-pressed', String(businessOn('telegram') !== null))
    inBusiness.root.hidden = connection === null
    for (const [name, { label }] of reviews) setText(label, t(name))
    for (const [name, { root, label }] of chips) {
      setText(label, t(name))
      root.setAttribute('aria-pressed', String(name in world.faults))
      root.title = t(faults[name].help)
    }
    const armed = names.filter((name) => name in world.faults)
    setText(help, armed.length > 0 ? armed.map((name) => t(faults[name].help)).join(' ') : t('nothingBroken'))
  }

  return { root, update }
}

/** @param {DeckFault} name */
function toggle(name) {
  const armed = name in world.faults
  void ask('POST', '/faults', { [name]: armed ? false : faults[name].value })
}

/** What Meta refuses a message with most often. */
const errorCodes = [131026, 131031, 131042, 131047, 131048, 131049, 131050, 132001, 190]

/** The next message of the shop is refused with this number. */
function refuseWith(/** @type {Event} */ event) {
  const { value } = /** @type {HTMLSelectElement} */ (event.target)
  void ask('POST', '/faults', { sendError: value === '' ? false : Number(value) })
}

/** @param {object} event */
const happens = (event) =>
  void ask('POST', '/whatsapp/account-events', { account: accountOn('whatsapp')?.id, ...event })

const toggleRestriction = () =>
  happens({ event: accountOn('whatsapp')?.restricted ? 'restrictionLifted' : 'restriction' })

/** From green over yellow to red, and back. */
function lowerQuality() {
  const next = { GREEN: 'YELLOW', YELLOW: 'RED', RED: 'GREEN' }
  const now = /** @type {keyof typeof next} */ (accountOn('whatsapp')?.quality ?? 'GREEN')
  happens({ event: 'quality', rating: next[now] })
}

/** The customer takes a username: from now on the shop is told no number, or again. */
function toggleNumber() {
  const chat = shownChat('whatsapp')
  if (chat)
    void ask('POST', '/whatsapp/numbers', {
      account: chat.accountId,
      customer: chat.customerId,
      shown: chat.numberHidden === true,
    })
}

/** The owner lets the bot into the business account, or puts it out. */
function toggleBusiness() {
  const account = accountOn('telegram')
  if (account) void ask('POST', '/telegram/business', { account: account.id, enabled: !account.business })
}

/** Telegram shows the chat with the owner's account, or with the bot again. */
function visitBusiness() {
  world.inBusiness = !world.inBusiness
  localStorage.setItem('business', world.inBusiness ? 'yes' : 'no')
}

/** Meta's reviewers decide about what was handed in last.
 *  @param {'APPROVED' | 'REJECTED' | 'PAUSED'} event */
async function review(event) {
  const answer = await fetch('/control/templates').catch(() => null)
  const newest = answer?.ok ? (await answer.json()).templates.at(-1) : undefined
  if (newest) void ask('POST', `/templates/${newest.id}/review`, { event })
}

function closeWindows() {
  for (const channel of channels) {
    const account = accountOn(channel)?.id
    const customer = person()?.identities[channel].id
    if (account && customer && channel !== 'telegram')
      void ask('POST', `/customers/${channel}/window`, { account, customer, hoursLeft: 0 })
  }
}

/** @param {IconName} name
 *  @param {() => void} act */
function chip(name, act) {
  const label = h('span')
  return { root: h('button', { type: 'button', class: 'chip', onclick: act }, icon(name), label), label }
}
