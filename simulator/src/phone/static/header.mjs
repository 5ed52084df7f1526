import { ask } from './api.mjs'
import { h, setText } from './dom.mjs'
import { icon, mark } from './icons.mjs'
import { clockTime, language, languages, setLanguage, t, weekday } from './texts.mjs'
import { now, person, shopName, shopNames, world } from './world.mjs'

/** Who you are, where you write, and the ways out of here.
 *  @param {{ meet: (key: string) => void, visit: (shop: string) => void, changed: () => void }} actions */
export function createHeader(actions) {
  const title = h('h1')
  const subtitle = h('p', { class: 'subtitle' })
  const people = picker(actions.meet)
  const shops = picker(actions.visit)
  const clock = h('span', { class: 'chip still clock' })
  const mailbox = link('mail', '/mailbox')
  const restart = h('button', { type: 'button', class: 'button', onclick: () => void ask('POST', '/reset') })
  const restartLabel = h('span')
  restart.append(icon('restart'), restartLabel)
  const inbox = link('inbox', '/')
  inbox.root.classList.add('primary')
  const tongues = h('div', { class: 'tongues', role: 'group' })
  const root = h(
    'header',
    { class: 'top' },
    mark(),
    h('div', { class: 'titles' }, title, subtitle),
    h(
      'div',
      { class: 'controls' },
      people.root,
      shops.root,
      clock,
      tongues,
      mailbox.root,
      restart,
      inbox.root,
    ),
  )

  function update() {
    document.title = `${t('title')} · Tutum Business`
    setText(title, t('title'))
    setText(subtitle, t('subtitle'))
    people.update(
      t('youAre'),
      world.people.map(({ key, name }) => ({ key, name })),
      person()?.key ?? '',
    )
    shops.update(
      t('shop'),
      shopNames().map((name) => ({ key: name, name })),
      shopName(),
    )
    shops.root.hidden = shopNames().length < 2
    setText(clock, `${weekday(now())}, ${clockTime(now())}`)
    setText(mailbox.label, t('mailbox'))
    mailbox.root.setAttribute('href', `/mailbox?lang=${language()}`)
    setText(restartLabel, t('restart'))
    setText(inbox.label, t('inbox'))
    inbox.root.setAttribute('href', world.serverUrl || '/')
    drawTongues()
  }

  function drawTongues() {
    tongues.setAttribute('aria-label', t('language'))
    if (tongues.dataset['drawn'] === language()) return
    tongues.dataset['drawn'] = language()
    tongues.replaceChildren(
      ...languages.map(({ code, name }) => {
        const choose = () => {
          setLanguage(code)
          actions.changed()
        }
        return h(
          'button',
          { type: 'button', lang: code, 'aria-pressed': String(code === language()), onclick: choose },
          name,
        )
      }),
    )
  }

  return { root, update }
}

/** @param {(key: string) => void} chosen */
function picker(chosen) {
  const label = h('span')
  const select = /** @type {HTMLSelectElement} */ (h('select', { onchange: () => chosen(select.value) }))
  const root = h('label', { class: 'chip pick' }, label, select)
  let drawn = ''

  /** @param {string} words
   *  @param {{ key: string, name: string }[]} options
   *  @param {string} value */
  function update(words, options, value) {
    setText(label, words)
    const key = JSON.stringify(options)
    if (key !== drawn)
      select.replaceChildren(...options.map(({ key, name }) => h('option', { value: key }, name)))
    drawn = key
    select.value = value
  }
  return { root, update }
}

/** @param {import('./icons.mjs').IconName} name
 *  @param {string} href */
function link(name, href) {
  const label = h('span')
  return {
    root: h(
      'a',
      { class: 'button', href, target: href === '/' ? 'tutum-inbox' : 'tutum-mailbox' },
      icon(name),
      label,
    ),
    label,
  }
}
