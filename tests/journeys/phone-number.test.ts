import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from './support/browser.ts'
import { type Colleagues, openColleagues } from './support/colleagues.ts'
import { photograph } from './support/photographs.ts'

const patient = { timeout: 20_000 }
const question = 'Подскажите, пожалуйста, ваш номер телефона'

describe.skipIf(!hasBrowser())('a number that nobody knows yet', () => {
  let us: Colleagues
  let page: Page
  let customer: string

  beforeAll(async () => {
    us = await openColleagues()
    page = us.hers
    customer = await us.phone.meet()
    await us.phone.write('Telegram', 'Позовите человека, пожалуйста')
    await row('Telegram').click()
    await thread().waitFor()
  }, 480_000)
  afterAll(() => us?.close())
  afterEach(({ task }) => us.seeFailure(task))

  const row = (channel: string) =>
    page
      .getByRole('listbox', { name: 'Список разговоров' })
      .getByRole('option', { name: customer })
      .filter({ hasText: channel })
      .first()
  const thread = () => page.getByRole('main', { name: /^Переписка с / })
  const aside = () => page.getByRole('complementary', { name: 'Сведения о клиенте' })
  const ask = 'Спросить номер телефона'
  const dialog = () => page.getByRole('dialog', { name: ask })
  const telegram = () => us.shown.phone.page.getByRole('region', { name: 'Telegram' })
  const numbers = () => aside().getByRole('link', { name: /^Позвонить: / })
  const share = () => telegram().getByRole('button', { name: 'Отправить мой номер' })

  it('is asked for by a button of Telegram, after a look at what will be said', async () => {
    await aside().getByText('неизвестен').waitFor()
    await aside().getByRole('button', { name: ask }).click()
    const words = dialog().getByRole('textbox', { name: 'Слова для покупателя' })
    expect(await words.inputValue()).toContain(question)
    await dialog().getByText('На кнопке: Отправить мой номер').waitFor()
    expect(await photograph(page, 'phone-ask')).toEqual([])
    // In a hand what is known of a customer lies aside, and its dialog with it.
    if (!(await dialog().isVisible())) await aside().getByRole('button', { name: ask }).click()
    await dialog().getByRole('button', { name: 'Отправить' }).click()
    await thread().getByRole('list', { name: 'Кнопки' }).getByText('Отправить мой номер').waitFor()
    await us.phone.talk('Telegram').getByText(question, { exact: false }).waitFor()
    await share().waitFor()
    expect(await photograph(page, 'phone-asked')).toEqual([])
    await us.shown.phone.page.screenshot({
      path: join(import.meta.dirname, '../screenshots/phone-ask-telegram.png'),
    })
  }, 120_000)

  it('is not that of a card which they pass on', async () => {
    await telegram().getByLabel('Вложить').click()
    await telegram().getByRole('button', { name: 'Контакт' }).click()
    await thread().getByRole('log').getByText('Айбек Осмонов').waitFor()
    expect(await numbers().count()).toBe(0)
    await share().waitFor()
  }, 60_000)

  it('is known at once when they press the button, which goes away', async () => {
    await share().click()
    await expect.poll(() => numbers().count(), patient).toBe(1)
    expect(await numbers().textContent()).toMatch(/^\+9967/)
    await expect.poll(() => share().count(), patient).toBe(0)
    await thread().getByRole('textbox', { name: 'Напишите ответ' }).fill('Спасибо, записали')
    await page.keyboard.press('Enter')
    await us.phone.talk('Telegram').getByText('Спасибо, записали').waitFor()
    const shown = await page.request.get(`${us.product.phoneUrl}/control/customers/telegram/messages`)
    const last = (await shown.json()).messages.at(-1)
    expect(last).toMatchObject({ text: 'Спасибо, записали', dropsKeyboard: true })
    expect(await photograph(page, 'phone-known')).toEqual([])
  }, 90_000)

  it('is asked for in words where there is no button, from the menu beside the field', async () => {
    customer = await us.phone.meet()
    await us.phone.write('Instagram', 'Позовите человека, пожалуйста')
    await row('Instagram').click()
    await aside().getByText('неизвестен').waitFor()
    await thread().getByRole('button', { name: 'Ещё', exact: true }).click()
    expect(await photograph(page, 'phone-more')).toEqual([])
    if (!(await page.getByRole('menu').isVisible()))
      await thread().getByRole('button', { name: 'Ещё', exact: true }).click()
    await page.getByRole('menuitem', { name: ask }).click()
    await dialog().getByText('номер придёт словами').waitFor()
    await dialog().getByRole('button', { name: 'Отправить' }).click()
    await us.phone.talk('Instagram').getByText(question, { exact: false }).waitFor()
    await page.evaluate(() => localStorage.setItem('tutum.language', 'ky'))
    await page.reload()
    await page.getByRole('button', { name: 'Дагы', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Телефон номерин суроо' }).click()
    await page.getByRole('dialog', { name: 'Телефон номерин суроо' }).waitFor()
    expect(await photograph(page, 'phone-ask-ky')).toEqual([])
    expect(us.shown.aizada.complaints).toEqual([])
    expect(us.shown.phone.complaints).toEqual([])
  }, 120_000)
})
