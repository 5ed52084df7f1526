import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './support/accessibility.ts'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel, type Talk } from './support/panel.ts'
import { openPhone, type Phone } from './support/phone.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const patient = { timeout: 20_000 }

describe.skipIf(!hasBrowser())('an answer that leaves when and how the shop wants it', () => {
  let product: Product
  let browser: Browser
  let shown: { phone: Watched; panel: Watched }
  let phone: Phone
  let panel: Panel
  let page: Page
  let talk: Talk
  let reply: Locator

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    shown = { phone: await openPage(browser), panel: await openPage(browser, { bypassCSP: true }) }
    page = shown.panel.page
    phone = await openPhone(shown.phone.page, product.phoneUrl)
    panel = await openPanel(page, product.panelUrl)
    const customer = await phone.meet()
    await phone.write('WhatsApp', 'Льняная рубашка канча турат?')
    talk = await panel.open(customer)
    reply = talk.root.getByRole('textbox', { name: 'Напишите ответ' })
    // The assistant has had its say.
    await phone.talk('WhatsApp').locator('.theirs').first().waitFor()
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const others = () => talk.root.getByRole('button', { name: 'Другие способы' })
  const choose = (item: string) => page.getByRole('menuitem', { name: item, exact: true }).click()
  const waiting = (text: string) => talk.log.locator('.bubble.scheduled', { hasText: text })
  const arrived = (text: string) => phone.talk('WhatsApp').getByText(text, { exact: true })

  it('waits for its time in sight, and is changed and sent before it', async () => {
    await reply.fill('Эртең жеткиребиз')
    await others().click()
    await page.getByRole('menu').waitFor()
    expect(await photograph(page, 'sending-ways')).toEqual([])
    // Each width has a menu of its own.
    if (!(await page.getByRole('menu').isVisible())) await others().click()
    await choose('Запланировать…')
    await page.getByRole('dialog').waitFor()
    expect(await photograph(page, 'sending-when')).toEqual([])
    expect(await violations(page, 'when')).toEqual([])
    await page.getByRole('button', { name: /^Завтра утром/ }).click()
    await waiting('Эртең жеткиребиз')
      .getByText(/завтра, 09:00/i)
      .waitFor()
    await expect.poll(() => reply.inputValue(), patient).toBe('')
    expect(await photograph(page, 'sending-scheduled')).toEqual([])
    await waiting('Эртең жеткиребиз').getByRole('button', { name: 'Изменить' }).click()
    await page.getByRole('textbox', { name: 'Текст' }).fill('Эртең саат онго жеткиребиз')
    await page.getByRole('button', { name: 'Запланировать', exact: true }).click()
    await waiting('саат онго').getByRole('button', { name: 'Послать сейчас' }).click()
    await arrived('Эртең саат онго жеткиребиз').waitFor()
    await expect.poll(() => talk.log.locator('.bubble.scheduled').count(), patient).toBe(0)
  }, 120_000)

  it('leaves with the customer’s next word', async () => {
    await reply.fill('Кайра кош келиңиз!')
    await others().click()
    await choose('Когда напишет')
    await waiting('Кайра кош келиңиз!').getByText('Когда напишет').waitFor()
    await phone.write('WhatsApp', 'Мен келдим')
    await arrived('Кайра кош келиңиз!').waitFor()
    await expect.poll(() => talk.log.locator('.bubble.scheduled').count(), patient).toBe(0)
  }, 120_000)

  it('is taken back within five seconds by whoever has chosen that', async () => {
    const inbox = page.url()
    await page.goto(inbox.replace(/inbox.*/, 'settings'))
    await page.getByRole('switch', { name: /Пять секунд/ }).click()
    expect(await photograph(page, 'sending-setting')).toEqual([])
    // It holds for a message that is sent before the server has told of it, too.
    let tell = () => {}
    const asked = new Promise<void>((resolve) => {
      tell = resolve
    })
    await page.route('**/my-sending', (route) => asked.then(() => route.continue()), { times: 1 })
    await page.goto(inbox)
    await talk.send('Ой, катып калды')
    await waiting('Ой, катып калды').getByText('уходит…').waitFor()
    tell()
    await waiting('Ой, катып калды').getByRole('button', { name: 'Вернуть в поле' }).click()
    await expect.poll(() => reply.inputValue(), patient).toBe('Ой, катып калды')
    await talk.send('Баары жайында')
    await arrived('Баары жайында').waitFor()
    expect(await arrived('Ой, катып калды').count()).toBe(0)
    await page.request.put(`${product.panelUrl}/api/v1/stores/${panel.storeId}/my-sending`, {
      data: { undo: false },
      headers: { origin: product.panelUrl },
    })
    await page.reload()
  }, 120_000)

  it('tells a product by its live price, in the customer’s language', async () => {
    await reply.click()
    await page.keyboard.type('Мына: #льнян')
    const offers = page.getByRole('listbox', { name: 'Товары' })
    await offers.getByRole('option').first().waitFor()
    expect(await photograph(page, 'sending-products')).toEqual([])
    await page.keyboard.press('Enter')
    await expect.poll(() => reply.inputValue(), patient).toMatch(/^Мына: .+ — 2\s500\sсом, /)
    await reply.fill('')
  }, 120_000)

  it('is looked at once more when it tells another price or a number', async () => {
    await reply.fill('Льняная рубашка 2300 сом. Чалыңыз: +996 700 123 456')
    await reply.press('Enter')
    const doubts = talk.root.getByRole('alert').filter({ hasText: 'Проверьте цену' })
    await doubts.getByText(/2\s500\sсом/).waitFor()
    await doubts.getByText('номер телефона').waitFor()
    expect(await photograph(page, 'sending-doubts')).toEqual([])
    expect(await arrived('Льняная рубашка 2300 сом. Чалыңыз: +996 700 123 456').count()).toBe(0)
    await reply.press('Enter')
    await arrived('Льняная рубашка 2300 сом. Чалыңыз: +996 700 123 456').waitFor()
    await expect.poll(() => doubts.count(), patient).toBe(0)
  }, 120_000)

  it('has no model to help with the words, and says so', async () => {
    await talk.root.getByRole('button', { name: 'Помощь с текстом' }).click()
    await page.getByRole('menu').getByText('Нужна модель').waitFor()
    expect(await page.getByRole('menuitem', { name: 'Набросать ответ' }).getAttribute('aria-disabled')).toBe(
      'true',
    )
    await photograph(page, 'sending-help')
    await page.keyboard.press('Escape')
  }, 60_000)

  it('is part of a macro, which is kept in the settings and run under / or by a key', async () => {
    const inbox = page.url()
    await page.goto(inbox.replace(/inbox.*/, 'settings/macros'))
    await page.getByRole('button', { name: 'Добавить' }).click()
    await page.getByRole('textbox', { name: 'Название' }).fill('Попрощаться')
    const add = page.getByRole('combobox', { name: 'Добавить действие…' })
    await add.selectOption('say')
    await page.getByRole('textbox', { name: 'Написать' }).fill('Рахмат, дагы келиңиз!')
    await add.selectOption('assign')
    await add.selectOption('close')
    expect(await photograph(page, 'macros-form')).toEqual([])
    expect(await violations(page, 'macro')).toEqual([])
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByText('«Рахмат, дагы келиңиз!»').waitFor()
    expect(await photograph(page, 'macros')).toEqual([])
    await page.goto(inbox)
    await reply.click()
    await page.keyboard.type('/попр')
    await page.getByRole('option', { name: /Попрощаться/ }).waitFor()
    await photograph(page, 'macros-slash')
    await page.keyboard.press('Enter')
    await arrived('Рахмат, дагы келиңиз!').waitFor()
    await talk.log.getByText(/закры/i).last().waitFor()
    expect(await reply.inputValue()).toBe('')
    await page.keyboard.press('Control+Shift+KeyM')
    await page.getByRole('menu', { name: 'Макрос' }).waitFor()
    await photograph(page, 'macros-menu')
    await page.keyboard.press('Escape')
  }, 120_000)

  it('closes the chat with it by one key', async () => {
    await phone.write('WhatsApp', 'Рахмат!')
    await talk.log.getByText('Рахмат!', { exact: true }).waitFor()
    await reply.fill('Саламатта калыңыз')
    await reply.press('Control+Shift+Enter')
    await arrived('Саламатта калыңыз').waitFor()
    await expect
      .poll(async () => {
        const path = `/api/v1/stores/${panel.storeId}/conversations/${new URL(page.url()).searchParams.get('conv')}`
        return (await (await page.request.get(product.panelUrl + path)).json()).state
      }, patient)
      .toBe('closed')
    expect(shown.panel.complaints).toEqual([])
  }, 120_000)

  it('reads well in Kyrgyz, too', async () => {
    await page.evaluate(() => localStorage.setItem('tutum.language', 'ky'))
    await page.reload()
    const field = page.getByRole('main').getByRole('textbox', { name: 'Жооп жазыңыз' })
    await field.fill('Эртең')
    await page.getByRole('button', { name: 'Башка жолдор' }).click()
    await page.getByRole('menuitem', { name: 'Пландоо…' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await photograph(page, 'sending-when-ky')).toEqual([])
    await page.getByRole('button', { name: /^Жазганда/ }).click()
    await page.getByRole('log').locator('.bubble.scheduled').waitFor()
    expect(await photograph(page, 'sending-scheduled-ky')).toEqual([])
    await page.goto(page.url().replace(/inbox.*/, 'settings/macros'))
    await page.getByText('«Рахмат, дагы келиңиз!»').waitFor()
    expect(await photograph(page, 'macros-ky')).toEqual([])
  }, 120_000)
})
