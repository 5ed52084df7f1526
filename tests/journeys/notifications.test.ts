import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './support/accessibility.ts'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel, signIn } from './support/panel.ts'
import { openPhone, type Phone } from './support/phone.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const patient = { timeout: 60_000 }
/** Longer than news are gathered and told. */
const silenceMs = 2_500

/** What a window let be heard and seen, newest last. */
interface Told {
  /** The first pitch of each tune. */
  tunes: number[]
  windows: { title: string; body: string }[]
}
const tune = { message: 659, asked: 523, mention: 988 }

describe.skipIf(!hasBrowser())('what a member is told of', () => {
  let product: Product
  let browser: Browser
  let shown: { phone: Watched; panel: Watched; colleague: Watched }
  let phone: Phone
  let panel: Panel
  let page: Page
  let context: BrowserContext
  let customer: string

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    shown = {
      phone: await openPage(browser),
      panel: await openPage(browser, { bypassCSP: true }),
      colleague: await openPage(browser),
    }
    page = shown.panel.page
    context = page.context()
    await context.grantPermissions(['notifications'], { origin: new URL(product.panelUrl).origin })
    await context.addInitScript(listenIn)
    phone = await openPhone(shown.phone.page, product.phoneUrl)
    panel = await openPanel(page, product.panelUrl)
    await signIn(shown.colleague.page, product.panelUrl, 'bakyt@ayperi.example', 'ayperi-demo')
  }, 480_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const told = (of: Page = page) => of.evaluate(() => (window as unknown as { told: Told }).told)
  const forget = (of: Page = page) =>
    of.evaluate(() => {
      ;(window as unknown as { told: Told }).told = { tunes: [], windows: [] }
    })
  const api = (method: 'GET' | 'PUT' | 'POST', path: string, body?: object, of: Page = page) =>
    of.evaluate(
      async ([how, to, text]) => {
        const headers = { 'content-type': 'application/json' }
        const answer = await fetch(to ?? '', { method: how ?? '', headers, ...(text && { body: text }) })
        return answer.json()
      },
      [method, `/api/v1/stores/${panel.storeId}${path}`, body ? JSON.stringify(body) : ''],
    )
  const choose = async (part: object) => {
    const before = await api('GET', '/notification-choice')
    await api('PUT', '/notification-choice', { ...before, ...part })
    // The window hears of its own change by an event.
    await wait(1_000)
    await forget()
  }
  const toList = async () => {
    const listens = page.waitForResponse((answer) => answer.url().includes('/events'))
    await page.goto(`${product.panelUrl}/s/${panel.storeId}/inbox/all`)
    await listens
    await page.getByRole('heading', { name: 'Входящие' }).click()
    await forget()
  }

  it('is chosen in the settings, where the browser is asked for its leave', async () => {
    await page.goto(`${product.panelUrl}/s/${panel.storeId}/settings`)
    const box = (name: string) => page.getByRole('checkbox', { name, exact: true })
    const asks = 'Ассистент зовёт человека'
    await box(`Звук: ${asks}`).waitFor()
    expect(await box(`Звук: ${asks}`).isChecked()).toBe(true)
    expect(await box(`На экране: ${asks}`).isChecked()).toBe(false)
    for (const what of [asks, 'Вас упомянули в заметке']) {
      await box(`На экране: ${what}`).click()
      await expect.poll(() => box(`На экране: ${what}`).isChecked(), patient).toBe(true)
    }
    await page.getByRole('button', { name: `Послушать: ${asks}` }).click()
    await expect.poll(async () => (await told()).tunes, patient).toEqual([tune.asked])
    await page.getByRole('switch', { name: 'Тихие часы' }).click()
    await page.getByLabel('с', { exact: true }).waitFor()
    await page.getByRole('heading', { name: 'Уведомления' }).scrollIntoViewIfNeeded()
    expect(await photograph(page, 'notification-settings', 1700)).toEqual([])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await violations(page, `notifications ${colorScheme}`)).toEqual([])
    }
    const kept = page.waitForResponse(
      (answer) => answer.request().method() === 'PUT' && answer.url().endsWith('/notification-choice'),
    )
    await page.getByRole('switch', { name: 'Тихие часы' }).click()
    await kept
    await page.reload()
    await expect.poll(() => box(`На экране: ${asks}`).isChecked(), patient).toBe(true)
    expect(await page.getByRole('switch', { name: 'Тихие часы' }).isChecked()).toBe(false)
  }, 240_000)

  it('is that the assistant asks for a person, by its tune, over other windows, and in the title', async () => {
    await toList()
    customer = await phone.meet()
    await phone.write('WhatsApp', 'Позовите человека')
    await expect
      .poll(() => told(), patient)
      .toEqual({
        tunes: [tune.asked],
        windows: [{ title: `Айжан зовёт вас: ${customer}`, body: expect.any(String) }],
      })
    await expect.poll(() => page.title(), patient).toMatch(/^\(\d+\) Tutum/)
    expect(await page.locator('link[rel="icon"]').getAttribute('href')).toBe('/mark-waiting.svg')
  }, 240_000)

  it('is what the customer writes after that, once, however many windows are open', async () => {
    await forget()
    const second = await context.newPage()
    await second.goto(`${product.panelUrl}/s/${panel.storeId}/catalog`)
    await second.getByRole('heading', { name: 'Товары', level: 1 }).click()
    await forget(second)
    await phone.write('WhatsApp', 'Есть кто-нибудь?')
    const both = async () => [...(await told()).tunes, ...(await told(second)).tunes]
    await expect.poll(both, patient).toEqual([tune.message])
    await wait(silenceMs)
    expect(await both()).toEqual([tune.message])
    await second.close()
  }, 240_000)

  it('is nothing while the conversation is open and looked at', async () => {
    const talk = await panel.open(customer)
    await forget()
    await phone.write('WhatsApp', 'Вы тут?')
    await talk.log.getByText('Вы тут?', { exact: true }).waitFor()
    await wait(silenceMs)
    expect(await told()).toEqual({ tunes: [], windows: [] })
  }, 240_000)

  it('is nothing of a colleague\u2019s conversation, until all are chosen', async () => {
    const conversationId = new URL(page.url()).searchParams.get('conv') ?? ''
    const { items } = await api('GET', '/members')
    const bakyt = items.find(({ email }: { email: string }) => email.startsWith('bakyt'))
    const { version } = await api('GET', `/conversations/${conversationId}`)
    const change = { conversationId, version, assigneeId: bakyt.id }
    await api('POST', '/conversation-changes', { changes: [change] })
    await toList()
    await phone.write('WhatsApp', 'Я у Бакыта?')
    await panel.list.getByText('Я у Бакыта?').waitFor()
    await wait(silenceMs)
    expect((await told()).tunes).toEqual([])
    await choose({ whose: 'all' })
    await phone.write('WhatsApp', 'А теперь?')
    await expect.poll(async () => (await told()).tunes, patient).toEqual([tune.message])
  }, 240_000)

  it('is that a colleague asks them to look at a note', async () => {
    await forget()
    const { items } = await api('GET', '/conversations?view=all')
    const { id } = items.find(({ contact }: { contact: { name: string } }) => contact.name === customer)
    const note = { clientId: 'n1', text: '@Айзада Асанова, посмотри' }
    await api('POST', `/conversations/${id}/notes`, note, shown.colleague.page)
    await expect
      .poll(() => told(), patient)
      .toEqual({
        tunes: [tune.mention],
        windows: [{ title: 'Бакыт Токтогулов зовёт вас в заметке', body: note.text }],
      })
  }, 240_000)

  it('is nothing in quiet hours and when they are not to be disturbed; the count goes on', async () => {
    const count = async () => Number(/^\((\d+)\)/.exec(await page.title())?.[1] ?? 0)
    const before = await count()
    await choose({ quiet: { from: '00:00', until: '23:59' } })
    await phone.meet()
    await phone.write('WhatsApp', 'Позовите человека, ночь')
    await expect.poll(count, patient).toBe(before + 1)
    await wait(silenceMs)
    expect(await told()).toEqual({ tunes: [], windows: [] })
    await choose({ quiet: null })
    await page.evaluate(() => localStorage.setItem('tutum.status', 'busy'))
    await phone.write('WhatsApp', 'Ещё раз')
    await panel.list.getByText('Ещё раз').waitFor()
    await wait(silenceMs)
    expect((await told()).tunes).toEqual([])
    expect(shown.panel.complaints).toEqual([])
  }, 240_000)
})

/** Runs in the page before anything else: writes down each tune and each window over others. */
function listenIn(): void {
  const here = window as unknown as { told: Told; Notification: typeof Notification }
  here.told = { tunes: [], windows: [] }
  let lastAt = 0
  const start = AudioScheduledSourceNode.prototype.start
  AudioScheduledSourceNode.prototype.start = function (...when: [number?]) {
    if (this instanceof OscillatorNode && Date.now() - lastAt > 20) here.told.tunes.push(this.frequency.value)
    lastAt = Date.now()
    return start.apply(this, when)
  }
  here.Notification = class extends here.Notification {
    constructor(title: string, options: NotificationOptions = {}) {
      super(title, options)
      here.told.windows.push({ title, body: options.body ?? '' })
    }
  }
}
