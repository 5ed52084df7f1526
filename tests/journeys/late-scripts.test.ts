import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch, openPage } from './support/browser.ts'
import { openPanel } from './support/panel.ts'
import { openPhone } from './support/phone.ts'
import { photograph } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const patient = { timeout: 30_000 }
type Context = Parameters<typeof openPage>[1]

describe.skipIf(!hasBrowser())('scripts that come late or not at all', () => {
  let product: Product
  let browser: Browser
  let signedIn: Context
  let inbox: string

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    const [door, pocket] = [await openPage(browser), await openPage(browser)]
    const { storeId, list } = await openPanel(door.page, product.panelUrl)
    const phone = await openPhone(pocket.page, product.phoneUrl)
    await phone.meet()
    await phone.write('Telegram', 'Позовите человека')
    await list.getByRole('option').first().waitFor(patient)
    signedIn = { storageState: { ...(await door.page.context().storageState()), origins: [] } }
    inbox = `${product.panelUrl}/s/${storeId}/inbox/waiting`
    await Promise.all([door.page.context().close(), pocket.page.context().close()])
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  const opened = async (prepare: (page: Page) => Promise<unknown>, more: Context = {}): Promise<Page> => {
    const { page } = await openPage(browser, { ...signedIn, ...more })
    await prepare(page)
    await page.goto(inbox)
    await rows(page).first().waitFor(patient)
    return page
  }
  const rows = (page: Page) => page.getByRole('listbox').getByRole('option')
  const sort = (page: Page) => page.getByTitle('Порядок')
  const answer = (page: Page) => page.getByRole('textbox', { name: 'Напишите ответ' })
  const menu = (page: Page) => page.getByRole('menu')
  const openRow = async (page: Page) => {
    await rows(page).first().click()
    await answer(page).waitFor(patient)
  }
  const lost = (route: Route) => route.abort()

  it('leave the page as it is when a menu does not come', async () => {
    const page = await opened((page) => page.route('**/SortItems-*.js', lost))
    await openRow(page)
    await sort(page).click()
    await page.locator('.toast', { hasText: 'Эта часть панели не загрузилась' }).waitFor(patient)
    await photograph(page, 'menu-did-not-come')
    expect(await answer(page).isVisible()).toBe(true)
    await page.unroute('**/SortItems-*.js')
    await sort(page).click()
    await menu(page).waitFor(patient)
    await page.context().close()
  }, 120_000)

  it('let a press be taken back that a menu has not followed yet', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const page = await opened((page) =>
      page.route('**/SortItems-*.js', async (route) => {
        await held
        await route.continue()
      }),
    )
    await openRow(page)
    await sort(page).click()
    await expect.poll(() => sort(page).getAttribute('aria-busy'), patient).toBe('true')
    await page.keyboard.press('Escape')
    await expect.poll(() => sort(page).getAttribute('aria-busy'), patient).toBeNull()
    const came = page.waitForResponse('**/SortItems-*.js')
    release()
    await (await came).finished()
    expect(await answer(page).isVisible(), 'the conversation stays open').toBe(true)
    expect(await menu(page).count()).toBe(0)
    await page.context().close()
  }, 120_000)

  it('stand on an item at once when a menu is opened by a key', async () => {
    const page = await opened(async () => {})
    const all = menu(page).locator('[role^="menuitem"]')
    const focused = (at: number) =>
      expect.poll(() => all.nth(at).evaluate((item) => item === document.activeElement), patient).toBe(true)
    await sort(page).press('Enter')
    await focused(0)
    await page.keyboard.press('Escape')
    await expect
      .poll(() => sort(page).evaluate((button) => button === document.activeElement), patient)
      .toBe(true)
    await sort(page).press('ArrowUp')
    await focused(-1)
    await page.keyboard.press('Home')
    await focused(0)
    await page.keyboard.press('Enter')
    await expect.poll(() => menu(page).count(), patient).toBe(0)
    await page.context().close()
  }, 120_000)

  it('close what the button opened when it is pressed again', async () => {
    const page = await opened(async () => {})
    const mentions = page.getByRole('button', { name: /^Упоминания: / })
    for (const shown of ['true', 'false', 'true', 'false']) {
      await mentions.click()
      await expect.poll(() => mentions.getAttribute('aria-expanded'), patient).toBe(shown)
    }
    await page.context().close()
  }, 120_000)

  it('say in the place of a thread that it did not come, beside the list', async () => {
    const page = await opened((page) => page.route('**/Thread-*.js', lost))
    await rows(page).first().click()
    const retry = page.getByRole('main').getByRole('button', { name: 'Повторить' })
    // Once it reads the page anew by itself.
    await expect
      .poll(() => page.evaluate(() => sessionStorage.getItem('tutum.reloaded')), patient)
      .not.toBeNull()
    await rows(page).first().waitFor(patient)
    await retry.waitFor(patient)
    await photograph(page, 'thread-did-not-come')
    await page.unroute('**/Thread-*.js')
    await retry.click()
    await answer(page).waitFor(patient)
    await page.context().close()
  }, 120_000)

  it('speak another language rather than none', async () => {
    const page = await opened((page) => page.route('**/ky-*.js', lost), { locale: 'ky-KG' })
    await sort(page).waitFor(patient)
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ru')
    await page.context().close()
  }, 120_000)

  it('say so where no language comes', async () => {
    const { page } = await openPage(browser, signedIn)
    await page.route(/\/(ru|ky|en)-[^/]*\.js/, lost)
    await page.goto(inbox)
    await page.getByText('The panel did not load. Check the connection and reload the page.').waitFor(patient)
    await photograph(page, 'no-language-came')
    await page.unroute(/\/(ru|ky|en)-[^/]*\.js/)
    await page.getByRole('button', { name: 'Reload' }).click()
    await rows(page).first().waitFor(patient)
    await page.context().close()
  }, 120_000)
})
