import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './support/accessibility.ts'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel, type Talk } from './support/panel.ts'
import { openPhone, type Phone } from './support/phone.ts'
import { photograph, photographFailure, snap } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const patient = { timeout: 20_000 }

describe.skipIf(!hasBrowser())('two people at one conversation', () => {
  let product: Product
  let browser: Browser
  let shown: { phone: Watched; aizada: Watched; bakyt: Watched }
  let phone: Phone
  let hers: Page
  let his: Page
  let panels: { hers: Panel; his: Panel }
  let talks: Record<'hers' | 'his', Pick<Talk, 'root'>>
  let customer: string

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    shown = {
      phone: await openPage(browser),
      // The rules of accessibility are looked at from within the page.
      aizada: await openPage(browser, { bypassCSP: true }),
      bakyt: await openPage(browser),
    }
    hers = shown.aizada.page
    his = shown.bakyt.page
    phone = await openPhone(shown.phone.page, product.phoneUrl)
    panels = {
      hers: await openPanel(hers, product.panelUrl),
      his: await openPanel(his, product.panelUrl, 'bakyt'),
    }
    customer = await phone.meet()
    await phone.write('WhatsApp', 'Позовите человека')
  }, 480_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const field = (talk: Pick<Talk, 'root'>) => talk.root.getByRole('textbox', { name: 'Напишите ответ' })
  const face = (page: Page, name: string) => page.getByRole('img', { name: `Сейчас смотрят: ${name}` })
  const strip = (talk: Pick<Talk, 'root'>, words: string) =>
    talk.root.getByRole('status').filter({ hasText: words })
  const menu = (page: Page) => page.getByRole('button', { name: 'Вы и магазин' })

  it('see each other\u2019s faces over it, and no longer when one has left', async () => {
    const hersTalk = await panels.hers.open(customer)
    // To him it is read by now, since it is to her.
    await panels.his.list.getByRole('option', { name: customer }).click()
    talks = { hers: hersTalk, his: { root: his.getByRole('main', { name: /^Переписка с / }) } }
    await face(hers, 'Бакыт Токтогулов').waitFor()
    await face(his, 'Айзада Асанова').waitFor()
    await his.goBack()
    await expect.poll(() => face(hers, 'Бакыт Токтогулов').count(), patient).toBe(0)
    await his.goForward()
    await face(hers, 'Бакыт Токтогулов').waitFor()
  }, 120_000)

  it('do not answer twice: while one types, the other\u2019s field is closed, and can be opened', async () => {
    await field(talks.his).pressSequentially('Здравствуйте, это')
    await strip(talks.hers, 'Бакыт печатает ответ').waitFor()
    expect(await field(talks.hers).getAttribute('readonly')).not.toBeNull()
    await panels.hers.list.getByRole('option', { name: customer }).getByText('Бакыт печатает ответ').waitFor()
    // He who typed first is not stopped by what she does.
    expect(await field(talks.his).getAttribute('readonly')).toBeNull()
    await field(talks.his).pressSequentially(' Бакыт')
    expect(await photograph(hers, 'typing-colleague')).toEqual([])
    await field(talks.his).pressSequentially('.')
    await talks.hers.root.getByRole('button', { name: 'Писать всё равно' }).click()
    await hers.keyboard.type('Добрый день')
    expect(await field(talks.hers).inputValue()).toBe('Добрый день')
    await strip(talks.his, 'Айзада печатает ответ').waitFor()
    expect(await field(talks.his).getAttribute('readonly')).toBeNull()
  }, 120_000)

  it('see the mark go when the answer is sent, and the customer sees somebody type', async () => {
    await field(talks.hers).fill('')
    await field(talks.his).pressSequentially('!')
    await shown.phone.page.getByRole('region', { name: 'WhatsApp' }).locator('.bubble.typing').waitFor()
    await field(talks.his).press('Enter')
    await phone.talk('WhatsApp').getByText('Здравствуйте, это Бакыт.!').waitFor()
    await expect.poll(() => strip(talks.hers, 'печатает').count(), patient).toBe(0)
    expect(await field(talks.hers).getAttribute('readonly')).toBeNull()
  }, 120_000)

  it('choose how they are seen; the other finds it where conversations are handed over', async () => {
    await menu(his).click()
    await snap(his, 'own-status')
    await his.getByRole('menuitem', { name: 'не беспокоить' }).click()
    await hers.getByRole('toolbar', { name: 'Метки и этапы' }).locator('[data-organise="assign"]').click()
    await hers.getByRole('menuitem', { name: /Бакыт.*не беспокоить/ }).waitFor()
    await snap(hers, 'assign-status')
    await hers.keyboard.press('Escape')
  }, 120_000)

  it('are alone again when the other\u2019s window is closed', async () => {
    await face(hers, 'Бакыт Токтогулов').waitFor()
    await his.close()
    await expect.poll(() => face(hers, 'Бакыт Токтогулов').count(), patient).toBe(0)
  }, 60_000)

  it('read it in Kyrgyz, and no rule of accessibility is broken', async () => {
    const again = await shown.bakyt.page.context().newPage()
    await again.goto(hers.url())
    await hers.evaluate(() => localStorage.setItem('tutum.language', 'ky'))
    await hers.reload()
    await again.getByRole('textbox', { name: 'Напишите ответ' }).pressSequentially('Сейчас')
    await hers.getByRole('status').filter({ hasText: 'Бакыт жооп жазып жатат' }).waitFor()
    expect(await photograph(hers, 'typing-colleague-ky')).toEqual([])
    await again.getByRole('textbox', { name: 'Напишите ответ' }).pressSequentially('!')
    for (const colorScheme of ['light', 'dark'] as const) {
      await hers.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await violations(hers, `typing ${colorScheme}`)).toEqual([])
    }
    expect(shown.aizada.complaints).toEqual([])
  }, 120_000)
})
