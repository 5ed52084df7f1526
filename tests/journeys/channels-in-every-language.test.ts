import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { showEverything } from './support/fullest.ts'
import { openPanel } from './support/panel.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const pages = [
  { path: 'channels', shows: '@ayperi.kg' },
  { path: 'channels/ledger', shows: 'WhatsApp' },
  { path: 'templates?open=new', shows: '{{1}}' },
  { path: 'settings/deliveries', shows: '104' },
] as const

describe.skipIf(!hasBrowser())('the pages of channels with all they may have to say', () => {
  let product: Product
  let browser: Browser
  let seen: Watched
  let page: Page
  let store: string

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    seen = await openPage(browser)
    page = seen.page
    store = `${product.panelUrl}/s/${(await openPanel(page, product.panelUrl)).storeId}`
    await showEverything(page)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  beforeEach(({ onTestFailed }) => {
    onTestFailed(() => photographFailure({ page: seen }, 'channels-in-every-language'))
  })

  /** With a text header, a long body and a button of each kind. */
  const fillTemplate = async () => {
    const form = page.locator('form')
    await form.getByRole('radiogroup').nth(1).getByRole('radio').nth(1).check({ force: true })
    await form.locator('textarea').fill(`${'{{1}}, заказыңыз {{2}} даяр. '.repeat(6)}\n\n${'у'.repeat(60)}`)
    for (let n = 0; n < 4; n += 1) await form.locator('.chip').nth(n).click()
  }

  it.each(['ru', 'ky', 'en'])(
    'are cut nowhere in %s, on a desk and in a hand',
    async (language) => {
      await page.evaluate((to) => localStorage.setItem('tutum.language', to), language)
      const cut: string[] = []
      for (const { path, shows } of pages) {
        await page.goto(`${store}/${path}`)
        await page.getByText(shows).first().waitFor()
        await page.locator('.skeleton').first().waitFor({ state: 'detached' })
        if (path.startsWith('templates')) await fillTemplate()
        cut.push(...(await photograph(page, `${path.replaceAll(/\W/g, '-')}-${language}`, 1700)))
      }
      expect(cut).toEqual([])
      expect(seen.complaints).toEqual([])
    },
    120_000,
  )
})
