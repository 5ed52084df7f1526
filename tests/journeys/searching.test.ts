import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './support/accessibility.ts'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel, type Talk } from './support/panel.ts'
import { openPhone, type Phone } from './support/phone.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const FILLING = 130

describe.skipIf(!hasBrowser())('searching the inbox', () => {
  let product: Product
  let browser: Browser
  let shown: { phone: Watched; panel: Watched }
  let page: Page
  let phone: Phone
  let panel: Panel
  let talk: Talk
  let customer: string
  let field: Locator

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    shown = { phone: await openPage(browser), panel: await openPage(browser) }
    page = shown.panel.page
    phone = await openPhone(shown.phone.page, product.phoneUrl)
    panel = await openPanel(page, product.panelUrl)
    customer = await phone.meet()
    await phone.write('WhatsApp', 'Зыгыр көйнөк, льняная рубашка нужна к свадьбе')
    talk = await panel.open(customer)
    await fill(page, panel.storeId, FILLING)
    // Searched is what the panel has heard of: on a busy machine it catches up with so many for a while.
    await talk.log.getByText(`Наполнение ${FILLING - 1}`, { exact: true }).waitFor({ timeout: 120_000 })
    field = panel.list.getByRole('searchbox')
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const results = () => panel.list.getByRole('listbox', { name: 'Найденное' })
  const sought = () => page.locator('[data-sought] .bubble')
  const pill = () => page.getByRole('button', { name: 'К последним' })

  it('finds a message far back by the keyboard and opens the thread there', async () => {
    await field.focus()
    await field.fill('койнок свадь')
    const hit = results().getByRole('group', { name: 'Сообщения' }).getByRole('option').first()
    await hit.locator('mark', { hasText: 'көйнөк' }).waitFor()
    await photograph(page, 'search-ru')
    expect(await violations(page, 'search')).toEqual([])
    await field.press('ArrowDown')
    await field.press('Enter')
    await sought().getByText('льняная рубашка').waitFor()
    expect(await isOnScreen(sought())).toBe(true)
    await pill().waitFor()
    await photograph(page, 'search-opened-ru')
  })

  it('has an address that leads there again, and ways on to both ends', async () => {
    await page.reload()
    await sought().getByText('льняная рубашка').waitFor()
    expect(new URL(page.url()).searchParams.get('msg')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await isOnScreen(sought())).toBe(true)
    await page.getByText('Начало переписки').waitFor()
    await pill().click()
    await page.getByText(`Наполнение ${FILLING - 1}`, { exact: true }).waitFor()
    expect(await isOnScreen(page.getByText(`Наполнение ${FILLING - 1}`, { exact: true }))).toBe(true)
    expect(new URL(page.url()).searchParams.get('msg')).toBeNull()
  })

  it('finds people by part of a name, says when only something near was said, and when nothing', async () => {
    await field.fill(customer.slice(0, 4))
    await results()
      .getByRole('group', { name: 'Люди' })
      .getByRole('option', { name: customer })
      .first()
      .waitFor()
    await field.fill('рубажка')
    await results().getByText('Точно так никто не писал').waitFor()
    await results().locator('mark', { hasText: 'рубашка' }).first().waitFor()
    await field.fill('велосипедист')
    await panel.list.getByText('По запросу «велосипедист» ничего не нашлось').waitFor()
    await photograph(page, 'search-nothing-ru')
    await field.fill('р')
    await panel.list.getByText('Введите хотя бы две').waitFor()
    await field.press('Escape')
    await panel.list.getByRole('listbox', { name: 'Список разговоров' }).waitFor()
    expect(await field.inputValue()).toBe('')
  })

  it('looks through the open thread, from the newest hit to the oldest', async () => {
    await talk.root.getByRole('textbox', { name: 'Напишите ответ' }).focus()
    await page.keyboard.press('Control+Shift+KeyF')
    const within = talk.root.getByRole('searchbox', { name: 'Поиск в переписке' })
    await within.fill('наполнение 1')
    await talk.root.getByText(/^1 из /).waitFor()
    await sought()
      .getByText(`Наполнение ${FILLING - 1}`, { exact: true })
      .waitFor()
    await within.press('Enter')
    await sought()
      .getByText(`Наполнение ${FILLING - 2}`, { exact: true })
      .waitFor()
    await within.fill('свадьбе')
    await sought().getByText('льняная рубашка').waitFor()
    await photograph(page, 'search-thread-ru')
    expect(await violations(page, 'search within a thread')).toEqual([])
    await within.press('Escape')
    await within.waitFor({ state: 'detached' })
  })

  it('speaks Kyrgyz', async () => {
    await page.evaluate(() => localStorage.setItem('tutum.language', 'ky'))
    await page.goto(`${page.url().split('?')[0]}?q=${encodeURIComponent('рубашка')}`)
    await page.getByRole('group', { name: 'Билдирүүлөр' }).getByRole('option').first().waitFor()
    expect(await photograph(page, 'search-ky')).toEqual([])
    expect(shown.panel.complaints).toEqual([])
  })
})

/** Says so much in the open conversation that its first words are pages away. */
async function fill(page: Page, storeId: string, count: number): Promise<void> {
  const conversationId = new URL(page.url()).searchParams.get('conv') ?? ''
  const url = new URL(`/api/v1/stores/${storeId}/conversations/${conversationId}/messages`, page.url()).href
  for (let n = 0; n < count; n += 1) {
    const answer = await page.request.post(url, {
      data: { clientId: crypto.randomUUID(), text: `Наполнение ${n}` },
      headers: { origin: new URL(page.url()).origin },
    })
    if (!answer.ok()) throw new Error(await answer.text())
  }
}

async function isOnScreen(of: Locator): Promise<boolean> {
  const box = await of.first().boundingBox()
  return box !== null && box.y >= 0 && box.y + box.height <= 900
}
