import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from './support/browser.ts'
import { type Colleagues, openColleagues } from './support/colleagues.ts'
import { photograph } from './support/photographs.ts'
import { templateFor } from './support/template.ts'

const patient = { timeout: 20_000 }

describe.skipIf(!hasBrowser())('what an operator has at hand', () => {
  let us: Colleagues
  let page: Page
  let customer: string

  beforeAll(async () => {
    us = await openColleagues()
    page = us.hers
    customer = await us.phone.meet()
    await us.phone.write('WhatsApp', 'Позовите человека, пожалуйста')
  }, 480_000)
  afterAll(() => us?.close())
  afterEach(({ task }) => us.seeFailure(task))

  const row = (of: Page) =>
    of.getByRole('listbox', { name: 'Список разговоров' }).getByRole('option', { name: customer }).first()
  const unread = (of: Page) => row(of).getByRole('img', { name: /непрочитанн/ })
  const thread = (of: Page) => of.getByRole('main', { name: /^Переписка с / })
  const field = () => thread(page).getByRole('textbox', { name: 'Напишите ответ' })
  const aside = () => page.getByRole('complementary', { name: 'Сведения о клиенте' })
  const toast = (words: string) => page.locator('.toasts').getByText(words)
  const press = (key: string) => page.keyboard.press(key)
  const leaveField = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const tray = (): Locator => thread(page).getByRole('combobox', { name: 'Выбрать шаблон' })

  it('stays unread when she has put it back, though a colleague has it open', async () => {
    await row(us.his).click()
    await thread(us.his).waitFor()
    await row(page).click()
    await expect.poll(() => unread(us.his).count(), patient).toBe(0)
    await us.his.mouse.move(1000, 600)
    await page.mouse.move(1000, 600)
    await press('Shift+KeyU')
    await unread(us.his).waitFor()
    // He has it on his screen all the while.
    await us.his.waitForTimeout(1_500)
    expect([await unread(us.his).count(), await unread(page).count()]).toEqual([1, 1])
    await us.phone.write('WhatsApp', 'Вы тут?')
    await expect.poll(() => unread(page).count(), patient).toBe(0)
  }, 120_000)

  it('is spoken to in the language that she chooses, until it follows their words again', async () => {
    await row(page).click()
    const language = aside().getByRole('button', { name: 'На каком языке говорить с покупателем' })
    await language.click()
    await page.getByRole('menuitem', { name: 'кыргызча' }).click()
    await toast('Язык покупателя: кыргызча.').waitFor()
    await us.phone.write('WhatsApp', 'Сколько стоит доставка по городу?')
    await thread(page).getByRole('log').getByText('Сколько стоит доставка').waitFor()
    await language.getByText('выбран вручную').waitFor()
    await language.click()
    await page.getByRole('menu').waitFor()
    expect(await photograph(page, 'contact-language')).toEqual([])
    if (!(await page.getByRole('menu').isVisible())) await language.click()
    await page.getByRole('menuitem', { name: 'Как он пишет' }).click()
    await us.phone.write('WhatsApp', 'А сегодня успеете привезти?')
    await language.getByText('русский').waitFor()
  }, 120_000)

  it('is blocked and heard again by a key', async () => {
    await press('KeyB')
    await toast(`Заблокировано: ${customer}.`).waitFor()
    await thread(page).getByText('Покупатель заблокирован.').waitFor()
    await press('KeyB')
    await toast(`Разблокировано: ${customer}.`).waitFor()
    await press('Shift+KeyB')
    await thread(page).getByText('Отмечено как спам. Сообщения').waitFor()
    await press('Control+KeyZ')
    await press('KeyB')
    await expect.poll(() => thread(page).getByText('Отмечено как спам. Сообщения').count(), patient).toBe(0)
  }, 60_000)

  it('listens, attaches, drafts and picks by keys', async () => {
    await us.phone.speak('WhatsApp', 'есть ли доставка')
    const sound = thread(page)
      .getByRole('button', { name: /^Слушать: / })
      .last()
    await sound.waitFor()
    await leaveField()
    const paused = () => page.evaluate(() => [...document.querySelectorAll('audio')].at(-1)?.paused)
    await press('Space')
    await expect.poll(paused, patient).toBe(false)
    const choosing = page.waitForEvent('filechooser')
    await press('Control+Shift+KeyA')
    await choosing
    await leaveField()
    await press('KeyD')
    await toast('Нужна модель').waitFor()
    await press('KeyR')
    await page.keyboard.type('/')
    const ready = page.getByRole('listbox', { name: 'Готовые ответы' })
    const second = ready.getByRole('option').nth(1)
    await second.waitFor()
    const words = (await second.locator('span.text-sm').textContent()) ?? ''
    expect(await photograph(page, 'canned-numbered')).toEqual([])
    await field().focus()
    await press('Digit2')
    await expect.poll(() => field().inputValue(), patient).toContain(words.slice(0, 12))
    await field().fill('')
  }, 90_000)

  it('is told what did not leave, mends it and sends it anew', async () => {
    const armed = await page.request.post(`${us.product.phoneUrl}/control/faults`, {
      data: { windowClosed: true, channel: 'whatsapp' },
    })
    expect(armed.ok()).toBe(true)
    await field().fill('Доставим сегоня')
    await press('Enter')
    const failed = thread(page).locator('.bubble.failed')
    await failed.waitFor()
    await thread(page).getByText('1 сообщение не ушло.').waitFor()
    await thread(page).getByRole('button', { name: 'Показать' }).click()
    expect(await photograph(page, 'failed-mend')).toEqual([])
    await failed.getByRole('button', { name: 'Исправить' }).click()
    await expect.poll(() => field().inputValue(), patient).toBe('Доставим сегоня')
    await field().fill('Доставим сегодня')
    await press('Enter')
    await us.phone.talk('WhatsApp').getByText('Доставим сегодня', { exact: true }).waitFor()
    await expect.poll(() => thread(page).getByText('сообщение не ушло').count(), patient).toBe(0)
    await failed.getByRole('button', { name: 'Шаблоном' }).click()
    await tray().or(thread(page).getByText('Нет одобренных шаблонов.')).first().waitFor()
    await thread(page).locator('form.composer').getByRole('button', { name: 'Закрыть' }).click()
  }, 90_000)

  it('sends a template while the window is open, too, with the name in its place', async () => {
    await templateFor(page, us.product, us.panel.storeId)
    await page.reload()
    await thread(page).getByRole('button', { name: 'Отправить шаблон' }).first().click()
    await tray().selectOption({ label: 'order_update · ru' })
    await expect
      .poll(
        () =>
          thread(page)
            .getByRole('textbox', { name: /first_name/ })
            .inputValue(),
        patient,
      )
      .toBe(customer)
    expect(await photograph(page, 'template-in-window')).toEqual([])
    await thread(page)
      .locator('form.composer')
      .getByRole('button', { name: 'Отправить шаблон' })
      .last()
      .click()
    await us.phone.talk('WhatsApp').getByText(`Здравствуйте, ${customer}!`, { exact: false }).waitFor()
    expect(us.shown.aizada.complaints).toEqual([])
  }, 90_000)
})
