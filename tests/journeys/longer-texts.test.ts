import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch, openPage } from './support/browser.ts'
import { misfits } from './support/fitting.ts'
import { longer, mark, speakLonger } from './support/longer.ts'
import { doors, enterStore, storePages } from './support/pages.ts'
import { openPhone } from './support/phone.ts'
import { photograph } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const desk = { width: 1440, height: 900 }
const hand = { width: 390, height: 844 }
/** The narrowest that must do. */
const narrow = { width: 320, height: 568 }
/** What a screen of 1280 × 900 has left at twice the size. */
const zoomed = { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }
const question = 'Позовите человека'

it('a longer language stretches each word, keeps what is filled in and marks what is its own', () => {
  expect(longer('Закрыть {count} из {n}', 0.4)).toBe(`Зааккррыть {count} изз {n}${mark}`)
  expect(longer('Закрыть', 0)).toBe(`Закрыть${mark}`)
  expect(longer('Ждёт {name}', 0.4)).toBe('Жддёёт {name}')
})

describe.skipIf(!hasBrowser())('texts that need more room than they have', () => {
  let product: Product
  let browser: Browser

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    const { page } = await openPage(browser)
    const phone = await openPhone(page, product.phoneUrl)
    await phone.write('WhatsApp', question)
    await phone.talk('WhatsApp').locator('.theirs').first().waitFor()
    await page.context().close()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  it('are whole on every page when they are longer by two fifths, in a hand and on a desk', async () => {
    const { page, storeId } = await enter(0.4)
    const found: string[] = []
    for (const viewport of [hand, desk]) found.push(...(await walk(page, storeId, viewport)))
    expect(found).toEqual([])
  }, 300_000)

  it('are whole in what opens over a page', async () => {
    const { page, storeId } = await enter(0.4)
    const found: string[] = []
    for (const viewport of [desk, hand]) {
      await page.setViewportSize(viewport)
      await page.goto(`${product.panelUrl}/s/${storeId}/inbox/all`)
      await page.getByRole('option').first().click()
      await page.locator('.composer').first().waitFor()
      for (const [what, keys] of Object.entries(layers)) {
        for (const key of keys) await page.keyboard.press(key)
        await page.locator('[role=menu], [role=dialog]').first().waitFor()
        // It is put in its place a moment after it has opened.
        const cut = () => misfits(page, `${what} ${viewport.width}`)
        await expect
          .poll(cut, { timeout: 5000 })
          .toEqual([])
          .catch(async () => found.push(...(await cut())))
        if (viewport === desk) await photograph(page, `longer-${what}`)
        await page.setViewportSize(viewport)
        await page.keyboard.press('Escape')
        await page.locator('[role=menu], [role=dialog]').first().waitFor({ state: 'detached' })
      }
    }
    expect(found).toEqual([])
  }, 180_000)

  it('fit on every page of the narrowest screen and at twice the size', async () => {
    const plain = await enter(0)
    const found = await walk(plain.page, plain.storeId, narrow)
    const large = await enter(0, zoomed)
    found.push(...(await walk(large.page, large.storeId, zoomed.viewport)))
    expect(found).toEqual([])
  }, 300_000)

  it('leave room to read and to answer on both', async () => {
    for (const options of [{ viewport: narrow }, zoomed]) {
      const { page } = await openPage(browser, options)
      const storeId = await enterStore(page, product.panelUrl)
      await page.goto(`${product.panelUrl}/s/${storeId}/inbox/all`)
      await page.getByRole('option').first().click()
      const answer = `Здравствуйте ${options.viewport.width}`
      await page.getByRole('textbox', { name: 'Напишите ответ' }).fill(answer)
      await page.getByRole('button', { name: 'Отправить', exact: true }).click()
      const log = page.getByRole('log')
      await log.getByText(answer).waitFor()
      expect((await log.locator('..').boundingBox())?.height).toBeGreaterThan(100)
      await page.getByRole('button', { name: 'Закрыть разговор' }).click()
      await page.getByRole('button', { name: 'Вернуть разговор' }).first().click()
      await page.getByRole('button', { name: 'Закрыть разговор' }).waitFor()
      await page.getByRole('button', { name: 'К списку' }).click()
      await page.getByRole('option').first().waitFor()
      await page.context().close()
    }
  }, 120_000)

  async function enter(share: number, options: BrowserContextOptions = {}) {
    const { page } = await openPage(browser, { locale: 'en-US', ...options })
    await speakLonger(page, share)
    return { page, storeId: await enterStore(page, product.panelUrl) }
  }

  async function walk(page: Page, storeId: string, viewport: { width: number; height: number }) {
    const found: string[] = []
    await page.setViewportSize(viewport)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const paths = [...doors, '/welcome', ...(await storePages(page, product.panelUrl, storeId))]
    for (const path of paths) {
      await page.goto(product.panelUrl + path)
      await page.locator('h1').first().waitFor()
      await page.locator('.skeleton').first().waitFor({ state: 'detached' })
      found.push(...(await misfits(page, `${path.replace(/\/s\/[^/]+|=.*/g, '')} ${viewport.width}`)))
    }
    return found
  }
})

/** By the keys that open them. */
const layers = {
  palette: ['Control+KeyK'],
  keys: ['Shift+Slash'],
  assign: ['KeyA'],
  labels: ['KeyL'],
  stage: ['KeyT'],
  snooze: ['KeyZ'],
}
