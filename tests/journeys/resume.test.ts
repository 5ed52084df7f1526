import type { Browser, Page, Request, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { type Cable, layCable } from './support/cable.ts'
import { openPanel, type Panel, type Talk } from './support/panel.ts'
import { openPhone, type Phone } from './support/phone.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'
import { seenPages } from './support/seen.ts'

const patient = { timeout: 60_000 }

describe.skipIf(!hasBrowser())('who was away', () => {
  let product: Product
  let browser: Browser
  let shown: { phone: Watched; panel: Watched }
  let phone: Phone
  let panel: Panel
  let page: Page
  let talk: Talk
  let cable: Cable

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    shown = { phone: await openPage(browser), panel: await openPage(browser) }
    page = shown.panel.page
    phone = await openPhone(shown.phone.page, product.phoneUrl)
    cable = await layCable(product.panelUrl)
    panel = await openPanel(page, cable.url)
    const customer = await phone.meet()
    await phone.write('WhatsApp', 'Позовите человека')
    talk = await panel.open(customer)
  }, 480_000)
  afterAll(async () => {
    await browser?.close()
    cable?.remove()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const field = (of: Page = page) => of.getByRole('textbox', { name: 'Напишите ответ' })
  const notice = () => page.getByRole('alert')
  const onPhone = async (texts: readonly string[]) => {
    const said = await phone.talk('WhatsApp').locator('.bubble.theirs').allTextContents()
    return texts.map((text) => said.filter((each) => each.includes(text)).length)
  }
  const write = async (text: string, of: Page = page) => {
    await field(of).fill(text)
    await field(of).press('Enter')
  }

  it('hears what was missed by its number, and asks for nothing else anew', async () => {
    await page.evaluate(() => Object.assign(window, { stillHere: true }))
    const asked: Request[] = []
    cable.cut()
    await talk.root.getByText('Связь прервалась').waitFor()
    for (const text of ['Первое', 'Второе', 'Третье']) await phone.write('WhatsApp', text)
    page.on('request', (request) => asked.push(request))
    cable.mend()
    await talk.log.getByText('Третье', { exact: true }).waitFor()
    const said = await talk.log.locator('.bubble').allTextContents()
    expect(said.filter((text) => /Первое|Второе|Третье/.test(text))).toHaveLength(3)
    await expect.poll(() => talk.root.getByText('Связь прервалась').count(), patient).toBe(0)
    const paths = asked.map((request) => new URL(request.url()).pathname.replace(/^.*\/stores\/[^/]+/, ''))
    const stream = asked.find((request) => request.url().includes('/events'))
    const after =
      stream &&
      (new URL(stream.url()).searchParams.get('after') ?? (await stream.headerValue('last-event-id')))
    expect(Number(after)).toBeGreaterThan(0)
    expect(paths).not.toContain('/labels')
    expect(paths).not.toContain('/members')
    expect(await page.evaluate(() => 'stillHere' in window)).toBe(true)
  }, 120_000)

  it('sees what was last seen before the server has answered, and lives on from there', async () => {
    await expect.poll(() => seenPages(page), patient).toEqual({ pages: 1, whose: true })
    // The last change is written down within a second.
    await page.waitForTimeout(1_500)
    const held: Route[] = []
    const slow = /\/stores\/[^/]+\/(conversations|contacts)/
    await page.route(slow, (route) => void held.push(route))
    await page.reload()
    await talk.log.getByText('Третье', { exact: true }).waitFor()
    await panel.list.getByRole('option').first().getByText('Третье').waitFor()
    expect(held.length).toBeGreaterThan(1)
    await page.unroute(slow)
    // What the page has given up meanwhile cannot go on.
    for (const route of held) await route.continue().catch(() => {})
    await phone.write('WhatsApp', 'Четвёртое')
    await talk.log.getByText('Четвёртое', { exact: true }).waitFor()
  }, 120_000)

  it('finds what they wrote without a network after a reload; it goes once and in order', async () => {
    const words = ['Раз без сети', 'Два без сети', 'Три без сети']
    await page.context().setOffline(true)
    for (const text of words) await write(text)
    const waiting = talk.log.locator('.bubble.out.fresh', { hasText: 'ждёт связи' })
    await expect.poll(() => waiting.count(), patient).toBe(3)
    expect(await photograph(page, 'outbox-waiting')).toEqual([])
    // The page itself may be loaded again; what is written still cannot leave.
    await page.route('**/messages', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.fallback(),
    )
    await page.context().setOffline(false)
    await page.reload()
    await expect.poll(() => waiting.count(), patient).toBe(3)
    // One that is being tried again does not wait for a moment, and is written down anew.
    await expect.poll(() => waiting.locator('.said').allTextContents(), patient).toEqual(words)
    await expect.poll(() => kept(page), patient).toEqual({ shelf: 3, journal: 0 })
    await page.unroute('**/messages')
    await expect.poll(() => onPhone(words), patient).toEqual([1, 1, 1])
    await expect.poll(() => waiting.count(), patient).toBe(0)
    const stored = (await talk.messages())
      .map(({ text }) => text)
      .filter((text) => words.includes(text ?? ''))
    expect(stored).toEqual(words)
    expect(await kept(page)).toEqual({ shelf: 0, journal: 0 })
  }, 120_000)

  it('writes in two windows without a network: each goes once, in order', async () => {
    const second = await page.context().newPage()
    await second.goto(page.url())
    await field(second).waitFor()
    await page.context().setOffline(true)
    const words = ['Окно один', 'Окно два', 'Опять окно один']
    for (const [n, text] of words.entries()) {
      // She opens the field that closes while she types in the other window: to this one she is no colleague.
      await write(text, n === 1 ? second : page)
      await page.waitForTimeout(50)
    }
    await page.waitForTimeout(500)
    await page.context().setOffline(false)
    await expect.poll(() => onPhone(['Окно один', 'Окно два', 'Опять окно один']), patient).toEqual([1, 1, 1])
    const stored = (await talk.messages())
      .map(({ text }) => text)
      .filter((text) => words.includes(text ?? ''))
    expect(stored).toEqual(words)
    await expect.poll(() => kept(page), patient).toEqual({ shelf: 0, journal: 0 })
    await second.close()
  }, 120_000)

  it('is told that the role has changed, and what that closes', async () => {
    const me = await (await page.request.get(`${product.panelUrl}/api/v1/me`)).json()
    for (const store of me.stores) store.role = 'operator'
    await page.route('**/api/v1/me', (route) => route.fulfill({ json: me }))
    await page.route('**/conversation-changes', (route) =>
      route.fulfill({ status: 403, contentType: 'application/problem+json', json: { code: 'forbidden' } }),
    )
    await field().fill('Черновик при смене роли')
    await field().press('Escape')
    await page.keyboard.press('e')
    await page.getByText('Ваша роль изменилась: теперь вы оператор.').waitFor()
    await page.getByText('Вашей роли это закрыто.').waitFor()
    expect(await field().inputValue()).toBe('Черновик при смене роли')
    await page.unroute('**/conversation-changes')
    await page.unroute('**/api/v1/me')
  }, 120_000)

  it('is told that the store is closed to them; the draft stays', async () => {
    const me = await (await page.request.get(`${product.panelUrl}/api/v1/me`)).json()
    await page.route('**/api/v1/me', (route) => route.fulfill({ json: { ...me, stores: [] } }))
    await page.route('**/conversation-changes', (route) =>
      route.fulfill({ status: 404, contentType: 'application/problem+json', json: { code: 'not_found' } }),
    )
    await page.keyboard.press('e')
    await notice().getByText('У вас больше нет доступа к этому магазину.').waitFor()
    expect(await field().inputValue()).toBe('Черновик при смене роли')
    expect(await photograph(page, 'standing-removed')).toEqual([])
    await page.unroute('**/conversation-changes')
    await page.unroute('**/api/v1/me')
    await page.reload()
    await field().waitFor()
    expect(await field().inputValue()).toBe('Черновик при смене роли')
  }, 120_000)

  it('is told that the session has ended, and comes back to the draft; what was sent meanwhile goes then', async () => {
    await page.request.post(`${product.panelUrl}/api/auth/sign-out`, {
      headers: { origin: new URL(product.panelUrl).origin },
      data: {},
    })
    await notice().getByText('Вы вышли. Черновики').waitFor()
    await expect.poll(() => seenPages(page), patient).toEqual({ pages: 0, whose: false })
    await write('Сказано после выхода')
    await talk.log.getByText('уйдёт, когда вы войдёте').waitFor()
    await field().fill('Черновик после выхода')
    expect(await photograph(page, 'standing-signed-out')).toEqual([])
    await notice().getByRole('link', { name: 'Войти' }).click()
    await page.getByRole('textbox', { name: 'Почта' }).fill('aizada@ayperi.example')
    await page.getByLabel('Пароль', { exact: true }).fill('ayperi-demo')
    await page.getByRole('button', { name: 'Войти' }).click()
    await expect.poll(() => field().inputValue(), patient).toBe('Черновик после выхода')
    await expect.poll(() => onPhone(['Сказано после выхода']), patient).toEqual([1])
  }, 120_000)

  it('is told that the conversation was deleted, and given back what was not sent', async () => {
    await field().fill('Ответ, который никому не нужен')
    const channels = await (
      await page.request.get(`${product.panelUrl}/api/v1/stores/${panel.storeId}/channels`)
    ).json()
    const { id } = channels.items.find(({ kind }: { kind: string }) => kind === 'whatsapp')
    const gone = await page.request.delete(
      `${product.panelUrl}/api/v1/stores/${panel.storeId}/channels/${id}?history=delete`,
      { headers: { origin: new URL(product.panelUrl).origin } },
    )
    expect(gone.ok()).toBe(true)
    await notice().getByText('Этой переписки больше нет').waitFor({ timeout: 40_000 })
    await notice().getByText('Ответ, который никому не нужен').waitFor()
    expect(await photograph(page, 'conversation-gone')).toEqual([])
    await page.evaluate(() => localStorage.setItem('tutum.language', 'ky'))
    await page.reload()
    await notice().getByText('Ответ, который никому не нужен').waitFor()
    expect(await photograph(page, 'conversation-gone-ky')).toEqual([])
  }, 120_000)
})

/** How much of what was not sent lies in the browser's database, and how much is only written down. */
const kept = (page: Page): Promise<{ shelf: number; journal: number }> =>
  page.evaluate(async () => {
    const opened = indexedDB.open('tutum')
    const database = await new Promise<IDBDatabase>((resolve) => {
      opened.onsuccess = () => resolve(opened.result)
    })
    const counted = database.transaction('outbox').objectStore('outbox').count()
    const shelf = await new Promise<number>((resolve) => {
      counted.onsuccess = () => resolve(counted.result)
    })
    database.close()
    return {
      shelf,
      journal: Object.keys(localStorage).filter((key) => key.startsWith('tutum.outbox.')).length,
    }
  })
