import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './support/accessibility.ts'
import { hasBrowser } from './support/browser.ts'
import { type Colleagues, openColleagues } from './support/colleagues.ts'
import { photograph } from './support/photographs.ts'

const patient = { timeout: 20_000 }

describe.skipIf(!hasBrowser())('what the assistant writes and a person lets go', () => {
  let us: Colleagues
  let customer: string

  beforeAll(async () => {
    us = await openColleagues({ bypassCSP: true })
    customer = await us.phone.meet()
    await us.phone.write('WhatsApp', 'Позовите человека')
  }, 480_000)
  afterAll(() => us?.close())
  afterEach(({ task }) => us.seeFailure(task))

  const row = (of: Page) =>
    of.getByRole('listbox', { name: 'Список разговоров' }).getByRole('option', { name: customer }).first()
  const thread = (of: Page) => of.getByRole('main', { name: /^Переписка с / })
  const draft = (of: Page) =>
    thread(of).getByRole('region', { name: 'Черновик ассистента, ещё не отправлен' })
  const field = (of: Page) => thread(of).getByRole('textbox', { name: 'Напишите ответ' })
  const toast = (of: Page, words: string) => of.locator('.toasts').getByText(words)
  const onPhone = (text: string | RegExp) => us.phone.talk('WhatsApp').getByText(text)
  const price = /2.500.сом/

  it('waits in the thread and the list, and the customer sees nothing of it', async () => {
    for (const page of [us.hers, us.his]) {
      await row(page).click()
      await thread(page).waitFor()
    }
    // Who asks for a person is given to one first, whatever the assistant is told meanwhile.
    await thread(us.hers).getByText('Айжан передала разговор людям').waitFor()
    await us.hers.keyboard.press('Shift+KeyH')
    await thread(us.his).getByText('Айзада Асанова: Айжан пишет черновики').waitFor()
    await us.phone.write('WhatsApp', 'Сколько стоит льняная рубашка?')
    for (const page of [us.hers, us.his]) await draft(page).getByText(price).waitFor()
    await row(us.hers).getByText('черновик ждёт').waitFor()
    await thread(us.hers)
      .getByRole('region', { name: 'чек' })
      .last()
      .getByText('Льняная рубашка')
      .first()
      .waitFor()
    expect(await onPhone(price).count()).toBe(0)
    expect(await violations(us.hers, 'draft')).toEqual([])
    expect(await photograph(us.hers, 'draft')).toEqual([])
  }, 120_000)

  it('leaves by a key, once, as the assistant’s, with who let it go', async () => {
    await Promise.all([us.hers.keyboard.press('KeyY'), us.his.keyboard.press('KeyY')])
    await onPhone(price).waitFor()
    for (const page of [us.hers, us.his]) {
      await thread(page)
        .getByText(/одобрено: (Айзада|Бакыт) /)
        .waitFor()
      await expect.poll(() => draft(page).count(), patient).toBe(0)
    }
    expect(await onPhone(price).count()).toBe(1)
    expect(await photograph(us.hers, 'draft-approved')).toEqual([])
  }, 60_000)

  it('is taken to the field by a key, and what is sent from there is a person’s', async () => {
    await us.phone.write('WhatsApp', 'Сколько стоит доставка?')
    await draft(us.hers).waitFor()
    await us.hers.keyboard.press('Shift+KeyY')
    await expect.poll(() => field(us.hers).inputValue(), patient).toMatch(/200.сом/)
    await expect.poll(() => draft(us.his).count(), patient).toBe(0)
    await field(us.hers).fill('Доставим завтра к обеду')
    await us.hers.keyboard.press('Control+Enter')
    await onPhone('Доставим завтра к обеду').waitFor()
    const you = thread(us.hers).getByRole('radio', { name: 'Вы' })
    await expect.poll(() => you.isChecked(), patient).toBe(true)
  }, 60_000)

  it('is what the assistant does everywhere when the shop says so', async () => {
    await us.hers.getByRole('link', { name: 'Ассистент' }).click()
    await us.hers.getByRole('switch', { name: 'Только черновики' }).click()
    await toast(us.hers, 'Сохранено.').waitFor()
    expect(await photograph(us.hers, 'draft-setting')).toEqual([])
    customer = await us.phone.meet()
    await us.phone.write('Telegram', 'Сколько стоит льняная рубашка?')
    // The list keeps its order while a pointer is over it.
    await us.his.mouse.move(1000, 600)
    await row(us.his).getByText('черновик ждёт').waitFor()
    await row(us.his).click()
    await draft(us.his).waitFor()
    await us.his.evaluate(() => localStorage.setItem('tutum.language', 'ky'))
    await us.his.reload()
    await us.his.getByRole('region', { name: 'Ассистенттин черновиги, али жөнөтүлгөн жок' }).waitFor()
    expect(await photograph(us.his, 'draft-ky')).toEqual([])
  }, 90_000)
})
