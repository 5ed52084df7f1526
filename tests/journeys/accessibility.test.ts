import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './support/accessibility.ts'
import { hasBrowser, launch, openPage } from './support/browser.ts'
import { doors, storePages, unwalked } from './support/pages.ts'
import { signIn } from './support/panel.ts'
import { openPhone } from './support/phone.ts'
import { type Product, startProduct } from './support/product.ts'
import { deliverToNobody } from './support/unrouted.ts'

// Colours do not depend on the width, nor the structure on the theme: two of the four looks see everything.
const looks = [
  { size: 'hand', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  { size: 'desk', viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
] as const
/** By the keys that open them over a conversation. */
const layers = {
  palette: ['Control+KeyK'],
  keys: ['Shift+Slash'],
  assign: ['KeyA'],
  labels: ['KeyL'],
  stage: ['KeyT'],
  snooze: ['KeyZ'],
  selection: ['Shift+Digit8', 'KeyA'],
}
const opened = '[role=menu], [role=dialog], [data-selection]'
const words = 'Кому-нибудь, кто это прочтёт'

describe.skipIf(!hasBrowser())('every page, by day and by night, on a desk and in a hand', () => {
  let product: Product
  let browser: Browser
  let page: Page
  let storePath: string

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    // The checker is put into the page from outside.
    page = (await openPage(browser, { bypassCSP: true })).page
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  it('breaks no rule of accessibility before signing in', async () => {
    expect(await walk(doors.map((path) => product.panelUrl + path))).toEqual([])
  }, 120_000)

  it('breaks none on the customer\u2019s phone and in the mailbox', async () => {
    const phone = await openPhone(page, product.phoneUrl)
    for (const channel of ['WhatsApp', 'Instagram', 'Telegram'] as const) {
      await phone.write(channel, 'сколько стоит льняная рубашка?')
      await phone
        .talk(channel)
        .getByText(/2\s500\sсом/)
        .waitFor()
    }
    // The newest conversation holds a recording with a doubtful word when the store is walked.
    await phone.speak('WhatsApp', 'а размер L(?) есть?')
    await phone.talk('WhatsApp').locator('.theirs').nth(1).waitFor()
    expect(await walk([`${product.phoneUrl}/?lang=ru`, `${product.phoneUrl}/mailbox`])).toEqual([])
  })

  it('breaks none in the store', async () => {
    await signIn(page, product.panelUrl, 'aizada@ayperi.example', 'ayperi-demo')
    await page.waitForURL(/\/s\//)
    const storeId = /\/s\/([^/]+)\//.exec(page.url())?.[1] ?? ''
    storePath = `${product.panelUrl}/s/${storeId}`
    await deliverToNobody(product.panelUrl, words)
    const paths = ['/welcome', ...(await storePages(page, product.panelUrl, storeId))]
    expect(unwalked([...doors, ...paths])).toEqual([])
    expect(await walk(paths.map((path) => product.panelUrl + path))).toEqual([])
  }, 240_000)

  it('breaks none in what opens over a page: buttons, a recording, leaving a channel', async () => {
    const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
    await page.goto(`${storePath}/inbox/all`)
    await page.getByRole('option').first().click()
    await press('Кнопки или список')
    await page.getByRole('textbox', { name: 'Вариант 1' }).fill('Белая')
    await page.getByRole('textbox', { name: 'Вариант 2' }).fill('Белая')
    const found = await look('buttons')
    await page.getByRole('radio', { name: 'Список' }).click()
    found.push(...(await look('list')))
    await press('Убрать кнопки')
    await press('Записать голосовое')
    await page.getByRole('timer').waitFor()
    found.push(...(await look('recording')))
    await press('Закончить')
    await page.getByRole('button', { name: 'Отправить голосовое' }).waitFor()
    found.push(...(await look('recorded')))
    await press('Удалить запись')
    await page.getByText('Заметка', { exact: true }).first().click()
    await page.getByRole('textbox', { name: 'Напишите заметку' }).fill('@')
    found.push(...(await look('note')))
    await page.getByRole('textbox', { name: 'Напишите заметку' }).fill('')
    await page.goto(`${storePath}/channels`)
    await press('Отключить')
    await page.getByRole('alertdialog').waitFor()
    expect([...found, ...(await look('disconnecting'))]).toEqual([])
  }, 240_000)

  it('breaks none in menus, the palette, the sheet of keys and what is selected', async () => {
    const found: string[] = []
    await page.setViewportSize(looks[1].viewport)
    await page.goto(`${storePath}/inbox/all`)
    await page.getByRole('option').first().click()
    await page.locator('.composer').first().waitFor()
    for (const [name, keys] of Object.entries(layers)) {
      for (const key of keys) await page.keyboard.press(key)
      await page.locator(opened).first().waitFor()
      for (const { colorScheme } of looks) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        found.push(...(await violations(page, `${name} ${colorScheme}`)))
      }
      await page.keyboard.press('Escape')
      await page.locator(opened).first().waitFor({ state: 'detached' })
    }
    expect(found).toEqual([])
  }, 240_000)

  it('shows the operator of the platform what reached nobody, and tries it again', async () => {
    await page.goto(`${storePath}/settings`)
    await page.getByRole('link', { name: 'Доставки, которые никому не достались' }).click()
    const row = page.getByRole('listitem').filter({ hasText: words })
    await row.getByText('аккаунт не подключён ни к одному магазину').waitFor()
    await row.getByRole('button', { name: /^Повторить доставку/ }).click()
    await page.getByText('Доставка снова в очереди.').waitFor()
  })

  async function walk(urls: readonly string[]): Promise<string[]> {
    const found: string[] = []
    for (const url of urls) {
      await page.goto(url)
      found.push(...(await look(new URL(url).pathname)))
    }
    return found
  }

  async function look(name: string): Promise<string[]> {
    const found: string[] = []
    for (const { size, viewport, colorScheme } of looks) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.locator('h1, [role=alertdialog]').first().waitFor()
      await page.locator('.skeleton').first().waitFor({ state: 'detached' })
      found.push(...(await violations(page, `${name} ${size} ${colorScheme}`)))
    }
    return found
  }
})
