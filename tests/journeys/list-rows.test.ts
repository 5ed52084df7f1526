import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from './support/browser.ts'
import { type Colleagues, openColleagues } from './support/colleagues.ts'
import { photograph } from './support/photographs.ts'
import { pickTemplate, templateFor } from './support/template.ts'

const patient = { timeout: 30_000 }
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const sticker = 'UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA='
const paper = Buffer.from('%PDF-1.4\n%%EOF').toString('base64')

type Channel = 'whatsapp' | 'instagram' | 'telegram'

const file = (kind: string, type: string, name: string, data: string) => ({ kind, type, name, data })
const photo = file('image', 'image/png', 'a.png', pixel)

interface Last {
  readonly name: string
  readonly channel: Channel
  /** What the customer sends last. */
  readonly parts: object
  /** The sign before the words. */
  readonly sign: string | null
  readonly words: RegExp
}
const whatsapp = (name: string, parts: object, sign: string | null, words: RegExp): Last => ({
  name,
  channel: 'whatsapp',
  parts,
  sign,
  words,
})
const telegram = (...row: Parameters<typeof whatsapp>): Last => ({ ...whatsapp(...row), channel: 'telegram' })
const instagram = (...row: Parameters<typeof whatsapp>): Last => ({
  ...whatsapp(...row),
  channel: 'instagram',
})

const cart = [{ sku: 'LS-M', quantity: 2, price: 2500, currency: 'KGS' }]
const reel = { kind: 'ig_reel', title: 'Новая коллекция', url: 'https://www.instagram.com/reel/demo/' }
const prices = file('document', 'application/pdf', 'размеры.pdf', paper)
const aibek = { name: 'Айбек Осмонов', phone: '+996700120009' }

/** How a row says what came last. The first letters make the ids. */
const last: readonly Last[] = [
  whatsapp('Айпери', { voice: 'есть ли доставка' }, 'mic', /\d:\d\d/),
  whatsapp('Бегимай', { file: photo }, 'image', /Фото/),
  telegram('Венера', { text: 'вот такая', file: photo }, 'image', /вот такая/),
  telegram('Гүлзат', { file: file('sticker', 'image/webp', 'a.webp', sticker) }, 'sticker', /./),
  whatsapp('Дастан', { location: { latitude: 42.87, longitude: 74.57, name: 'ЦУМ' } }, 'map-pin', /ЦУМ/),
  telegram('Эрмек', { contact: aibek }, 'user-round', /Айбек Осмонов/),
  whatsapp('Жаркын', { order: cart }, 'shopping-bag', /LS-M × 2/),
  whatsapp('Зарина', { file: prices }, 'file-text', /размеры\.pdf/),
  instagram('Ислам', { post: reel }, 'share-2', /Новая коллекция/),
  instagram('Каныкей', { story: 'reply', text: 'Сколько стоит?' }, 'reply', /Сколько стоит\?/),
  instagram('Лира', { story: 'mention' }, 'at-sign', /Упоминание в истории/),
  whatsapp('Мээрим', { text: 'Эта рубашка есть?', product: 'LS-M' }, null, /Эта рубашка есть\?/),
]

describe.skipIf(!hasBrowser())('the rows of the list', () => {
  let us: Colleagues
  let page: Page
  let control: string

  beforeAll(async () => {
    us = await openColleagues()
    page = us.hers
    control = `${us.product.phoneUrl}/control`
    // What a customer said last stays the last.
    await api('PATCH', 'assistant', { enabled: false })
  }, 480_000)
  afterAll(() => us?.close())
  afterEach(({ task }) => us.seeFailure(task))

  const api = async (method: 'GET' | 'POST' | 'PATCH', path: string, data?: object) => {
    const url = `${us.product.panelUrl}/api/v1/stores/${us.panel.storeId}/${path}`
    const headers = { origin: us.product.panelUrl }
    const answer = await page.request.fetch(url, { method, headers, ...(data ? { data } : {}) })
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
    return answer.json()
  }
  const idOf = (name: string, channel: Channel) =>
    ({ whatsapp: '9965550001', instagram: '17890000', telegram: '771000' })[channel] +
    String(name.codePointAt(0) ?? 0).slice(-2)
  const says = async (name: string, channel: Channel, parts: object) => {
    const from = { id: idOf(name, channel), name }
    const answer = await page.request.post(`${control}/customers/${channel}/messages`, {
      data: { from, ...parts },
    })
    expect(answer.status(), await answer.text()).toBe(201)
    return answer.json()
  }
  const rows = () => page.locator('[role="listbox"] [role="option"]')
  const row = (name: string) => rows().filter({ hasText: name })
  const mark = (name: string) => row(name).locator('svg.line-mark')
  const thread = () => page.getByRole('main', { name: /^Переписка с / })

  /** A webhook of WhatsApp as Meta might send it, for what the phone has no button for. */
  const delivers = async (message: object, name: string, at = Date.now()) => {
    const { accounts } = await (await page.request.get(`${control}/accounts`)).json()
    const { id } = accounts.find(({ channel }: { channel: string }) => channel === 'whatsapp')
    const from = idOf(name, 'whatsapp')
    const told = {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '996555010203', phone_number_id: id },
      contacts: [{ wa_id: from, profile: { name } }],
      messages: [{ from, timestamp: String(Math.floor(at / 1000)), ...message }],
    }
    const body = {
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'messages', value: told }] }],
    }
    const answer = await page.request.post(`${control}/webhooks/whatsapp`, { data: { body } })
    expect((await answer.json()).status).toBe(200)
  }

  it('say by a sign and in words what came last, whatever it is', async () => {
    for (const { name, channel, parts } of last) await says(name, channel, parts)
    for (const { name, sign, words } of last) {
      await expect.poll(() => row(name).textContent(), patient).toMatch(words)
      if (sign) await expect.poll(() => mark(name).getAttribute('class'), patient).toContain(`lucide-${sign}`)
      else expect(await mark(name).count()).toBe(0)
    }
  }, 180_000)

  it('are there at once when a chat is left in a hand, and the field of search follows the address', async () => {
    const size = page.viewportSize()
    await page.setViewportSize({ width: 390, height: 844 })
    await row('Мээрим').click()
    await thread().waitFor()
    // What was read before is what is shown: the next answer keeps to itself for a while.
    const lists = (url: URL) => url.pathname.endsWith('/conversations')
    await page.route(lists, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 8_000))
      await route.continue().catch(() => {})
    })
    await page.goBack()
    await row('Мээрим').waitFor({ timeout: 2_000 })
    await page.unroute(lists)
    await page.setViewportSize(size ?? { width: 1440, height: 900 })

    const search = page.getByRole('searchbox', { name: 'Поиск' })
    await search.fill('рубашка')
    await page.waitForURL(/q=/)
    await page
      .getByRole('link', { name: /^Входящие/ })
      .first()
      .click()
    await expect.poll(() => search.inputValue(), patient).toBe('')
    await page.goBack()
    await expect.poll(() => search.inputValue(), patient).toBe('рубашка')
    await search.fill('')
    await row('Мээрим').waitFor()
  }, 60_000)

  it('say what was pressed, taken back, what no channel passes on, and who of us wrote last', async () => {
    await says('Нургуль', 'whatsapp', { text: 'Здравствуйте' })
    const conversation = async (name: string) => {
      const { items } = await api('GET', 'conversations?view=all&limit=50')
      return items.find(({ contact }: { contact: { name: string } }) => contact.name === name)
    }
    await expect.poll(async () => (await conversation('Нургуль'))?.id, patient).toBeDefined()
    const { id } = await conversation('Нургуль')
    const clientId = crypto.randomUUID()
    await api('POST', `conversations/${id}/messages`, { clientId, text: 'Берёте?', buttons: ['Да, беру'] })
    await expect.poll(() => row('Нургуль').textContent(), patient).toMatch(/Вы: Берёте\?/)
    expect(await photograph(page, 'list-rows', 1300)).toEqual([])
    const shown = async () =>
      (
        await (
          await page.request.get(
            `${control}/customers/whatsapp/messages?customer=${idOf('Нургуль', 'whatsapp')}`,
          )
        ).json()
      ).messages.at(-1)
    await expect.poll(async () => (await shown()).text, patient).toBe('Берёте?')
    await says('Нургуль', 'whatsapp', { replyTo: (await shown()).id, press: 'answer-1' })
    await expect.poll(() => row('Нургуль').textContent(), patient).toMatch(/Да, беру/)
    expect(await mark('Нургуль').getAttribute('class')).toContain('lucide-mouse-pointer-click')

    const gone = await says('Омурбек', 'whatsapp', { text: 'Не туда' })
    await row('Омурбек').waitFor()
    await page.request.post(`${control}/customers/whatsapp/changes`, {
      data: { customer: idOf('Омурбек', 'whatsapp'), target: gone.id, change: { deleted: true } },
    })
    await expect.poll(() => row('Омурбек').textContent(), patient).toMatch(/Сообщение отозвано/)
    await delivers(
      { id: 'wamid.poll', type: 'unsupported', unsupported: { type: 'poll_creation' } },
      'Перизат',
    )
    await expect.poll(() => row('Перизат').textContent(), patient).toMatch(/poll_creation/)
  }, 120_000)

  it('are narrowed to those about a product', async () => {
    const before = await rows().count()
    await page.getByRole('button', { name: 'Фильтры' }).click()
    await page.getByRole('menuitem', { name: 'Речь о товаре' }).click()
    const product = page.getByRole('menuitem', { name: /льняная/i }).first()
    await product.waitFor()
    expect(await photograph(page, 'list-product-filter')).toEqual([])
    if (!(await product.isVisible())) {
      await page.getByRole('button', { name: 'Фильтры' }).click()
      await page.getByRole('menuitem', { name: 'Речь о товаре' }).click()
    }
    await product.click()
    await page.keyboard.press('Escape')
    await expect.poll(() => rows().count(), patient).toBe(2)
    for (const name of ['Мээрим', 'Жаркын']) expect(await row(name).count(), name).toBe(1)
    await page.getByRole('button', { name: /Снять фильтр/ }).click()
    await expect.poll(() => rows().count(), patient).toBe(before)
  }, 90_000)

  it('stand beside a template whose price is of the kind that its category and window make', async () => {
    await templateFor(page, us.product, us.panel.storeId)
    await templateFor(page, us.product, us.panel.storeId, { name: 'summer_sale', category: 'marketing' })
    await delivers(
      { id: 'wamid.old', type: 'text', text: { body: 'Вчерашний вопрос' } },
      'Рахат',
      Date.now() - 25 * 3_600_000,
    )
    const price = (words: string) => thread().getByText(words, { exact: false }).waitFor()
    await row('Мээрим').click()
    await thread().getByRole('button', { name: 'Шаблон сообщения' }).click()
    await pickTemplate(thread(), 'order_update')
    await price('С октября 2026 платно и при открытом окне')
    await pickTemplate(thread(), 'summer_sale')
    await price('при открытом окне тоже')
    expect(await photograph(page, 'list-template-price')).toEqual([])
    await row('Рахат').click()
    await expect.poll(() => thread().getByText('Вчерашний вопрос').count(), patient).toBe(1)
    await pickTemplate(thread(), 'order_update')
    await price('Платно: WhatsApp берёт деньги за каждый доставленный.')
    await page.keyboard.press('Escape')
  }, 120_000)

  it('stand beside a dot that says how the channels are, in Kyrgyz and by night too', async () => {
    const dot = (words: string | RegExp) => page.getByRole('img', { name: words }).first()
    await dot('все каналы работают').waitFor()
    await page.request.post(`${control}/faults`, {
      data: { tokenExpired: true, channel: 'telegram', times: null },
    })
    const { items } = await api('GET', 'conversations?view=all&limit=50')
    const talk = items.find(({ channel }: { channel: { kind: string } }) => channel.kind === 'telegram')
    const said = { clientId: crypto.randomUUID(), text: 'Здравствуйте' }
    await api('POST', `conversations/${talk.id}/messages`, said)
    // A refused token is looked at again after a minute before its channel is called broken.
    await dot('1 канал не работает').waitFor({ timeout: 100_000 })
    expect(await page.locator('.health-dot.danger').count()).toBeGreaterThan(0)
    await page.evaluate(() => localStorage.setItem('tutum.language', 'ky'))
    await page.goto(page.url().replace(/\?.*/, ''))
    await dot('1 канал иштебейт').waitFor()
    await row('Айпери').waitFor()
    expect(await photograph(page, 'list-rows-ky', 1300)).toEqual([])
    expect(us.shown.aizada.complaints).toEqual([])
  }, 240_000)
})
