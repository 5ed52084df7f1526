import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch, openPage } from './support/browser.ts'
import { openPanel } from './support/panel.ts'
import { type Product, startProduct } from './support/product.ts'
import { scriptsOfInbox } from './support/scripts.ts'

const mostBytes = 250_000

describe.skipIf(!hasBrowser())('an inbox that is opened for the first time', () => {
  let product: Product
  let browser: Browser

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  it.each(['ru-RU', 'ky-KG', 'en-US'])(
    'is there with 250 kB of script, for a reader of %s',
    async (locale) => {
      const door = await openPage(browser)
      const { storeId } = await openPanel(door.page, product.panelUrl)
      const storageState = { ...(await door.page.context().storageState()), origins: [] }
      const { page, complaints } = await openPage(browser, { storageState, locale })
      const { opened, inQuiet, names } = await scriptsOfInbox(
        page,
        `${product.panelUrl}/s/${storeId}/inbox/waiting`,
      )
      expect(opened).toBeLessThanOrEqual(mostBytes)
      expect(opened).toBeGreaterThan(100_000)
      // What a row opens has come by itself.
      expect(inQuiet).toBeGreaterThan(opened)
      // Neither the list nor the thread brings the words of a language that nobody reads here.
      expect(names.filter((name) => /^(ru|ky|en)-/.test(name)).map((name) => name.slice(0, 2))).toEqual([
        locale.slice(0, 2),
      ])
      expect(complaints).toEqual([])
      await Promise.all([door.page.context().close(), page.context().close()])
    },
    120_000,
  )
})
