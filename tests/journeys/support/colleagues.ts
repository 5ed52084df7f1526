import type { Browser, Page } from 'playwright-core'
import { launch, openPage, type Watched } from './browser.ts'
import { openPanel, type Panel } from './panel.ts'
import { openPhone, type Phone } from './phone.ts'
import { photographFailure } from './photographs.ts'
import { type Product, startProduct } from './product.ts'

/** A phone, and two members of one shop at their panels: Aizada, who owns it, and Bakyt, who answers. */
export interface Colleagues {
  readonly product: Product
  readonly phone: Phone
  readonly panel: Panel
  readonly hers: Page
  readonly his: Page
  readonly shown: { readonly phone: Watched; readonly aizada: Watched; readonly bakyt: Watched }
  /** Keeps what was on the screens when a step failed. */
  seeFailure(task: {
    readonly name: string
    readonly result?: { readonly state?: string } | undefined
  }): Promise<void>
  close(): Promise<void>
}

/** @param bypassCSP for the rules of accessibility, which are looked at from within her page */
export async function openColleagues(hers: { bypassCSP?: true } = {}): Promise<Colleagues> {
  const product = await startProduct()
  let browser: Browser | undefined
  const close = async () => {
    await browser?.close()
    await product.stop()
  }
  try {
    browser = await launch()
    return { ...(await seat(browser, product, hers)), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function seat(
  browser: Browser,
  product: Product,
  ofHers: { bypassCSP?: true },
): Promise<Omit<Colleagues, 'close'>> {
  const shown = {
    phone: await openPage(browser),
    aizada: await openPage(browser, ofHers),
    bakyt: await openPage(browser),
  }
  const [hers, his] = [shown.aizada.page, shown.bakyt.page]
  const phone = await openPhone(shown.phone.page, product.phoneUrl)
  const panel = await openPanel(hers, product.panelUrl)
  await openPanel(his, product.panelUrl, 'bakyt')
  const seeFailure: Colleagues['seeFailure'] = async ({ name, result }) => {
    if (result?.state === 'fail') await photographFailure(shown, name)
  }
  return { product, phone, panel, hers, his, shown, seeFailure }
}
