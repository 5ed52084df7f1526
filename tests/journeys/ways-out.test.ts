import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from './support/browser.ts'
import { type Colleagues, openColleagues } from './support/colleagues.ts'
import { photograph } from './support/photographs.ts'
import { templateFor } from './support/template.ts'

const patient = { timeout: 30_000 }
const messages = /\/conversations\/[^/]+\/messages$/

describe.skipIf(!hasBrowser())('where something cannot go', () => {
  let us: Colleagues
  let page: Page

  beforeAll(async () => {
    us = await openColleagues()
    page = us.hers
  }, 480_000)
  afterAll(() => us?.close())
  afterEach(({ task }) => us.seeFailure(task))

  const thread = () => page.getByRole('main', { name: /^Переписка с / })
  const field = () => thread().getByRole('textbox', { name: 'Напишите ответ' })
  const tray = () => thread().getByRole('combobox', { name: 'Выбрать шаблон' })
  const failed = () => thread().locator('.bubble.failed')
  const ways = () => failed().last().locator('.ways').getByRole('button').allTextContents()
  const row = (name: string) =>
    page.getByRole('region', { name: 'Входящие' }).getByRole('option', { name, exact: false }).first()
  const refuseAll = (code: string) =>
    page.route(messages, (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 409, json: { code, title: code, status: 409 } })
        : route.fallback(),
    )
  const delivers = async (name: string, from: string, message: object, ageMs = 0) => {
    const timestamp = String(Math.floor((Date.now() - ageMs) / 1000))
    const value = {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '996555010203', phone_number_id: '106540352242922' },
      contacts: [{ profile: { name }, wa_id: from }],
      messages: [{ from, timestamp, ...message }],
    }
    const entry = [{ id: '102290129340398', changes: [{ value, field: 'messages' }] }]
    const answer = await page.request.post(`${us.product.phoneUrl}/control/webhooks/whatsapp`, {
      data: { body: { object: 'whatsapp_business_account', entry } },
    })
    expect(answer.ok()).toBe(true)
  }

  it('a text that is too long is mended, not tried again', async () => {
    await templateFor(page, us.product, us.panel.storeId)
    await us.phone.meet()
    await us.phone.write('WhatsApp', 'Какие размеры есть?')
    await row('Meerim').click()
    await field().fill('я'.repeat(4_097))
    await page.keyboard.press('Enter')
    await failed().waitFor()
    expect(await ways()).toEqual(['Исправить', 'Шаблоном', 'Копировать', 'Удалить'])
    expect(await photograph(page, 'ways-out-too-long')).toEqual([])
    await failed().getByRole('button', { name: 'Исправить' }).click()
    await expect.poll(() => field().inputValue(), patient).toBe('я'.repeat(4_097))
    expect(await failed().count()).toBe(0)
    await field().fill('S, M и L')
    await page.keyboard.press('Enter')
    await us.phone.talk('WhatsApp').getByText('S, M и L').waitFor()
  }, 120_000)

  it('a refused message comes back to the field with its quote, and leads to a template', async () => {
    await refuseAll('window_closed')
    await thread().getByRole('button', { name: 'Ответить на это сообщение' }).first().click()
    await field().fill('Ждём вас')
    await page.keyboard.press('Enter')
    await failed().waitFor()
    expect(await ways()).toEqual(['Повторить', 'Исправить', 'Шаблоном', 'Копировать', 'Удалить'])
    await thread().getByRole('radio', { name: 'Заметка' }).click()
    await failed().getByRole('button', { name: 'Шаблоном' }).click()
    await expect.poll(() => tray().evaluate((input) => input === document.activeElement), patient).toBe(true)
    await thread().locator('form.composer').getByRole('button', { name: 'Закрыть' }).click()
    await failed().getByRole('button', { name: 'Исправить' }).click()
    await thread().locator('.quote-bar').getByText('Ответ на:').waitFor()
    await page.unroute(messages)
    await page.keyboard.press('Enter')
    await us.phone.talk('WhatsApp').getByText('Ждём вас').waitFor()
    expect(await failed().count()).toBe(0)
  }, 120_000)

  it('a closed window is said over the thread, with the way to a template', async () => {
    const old = { id: 'wamid.old', type: 'text', text: { body: 'Вчерашний вопрос' } }
    await delivers('Рахат', '996700120777', old, 25 * 3_600_000)
    await row('Рахат').click()
    const banner = thread().locator('.banner')
    await banner.getByText('Окно закрыто. Отправьте шаблон').waitFor()
    expect(await banner.count()).toBe(1)
    expect(await photograph(page, 'window-banner')).toEqual([])
    for (const side of ['Ответ', 'Заметка']) {
      await thread().getByRole('radio', { name: side }).click()
      await banner.getByRole('button', { name: 'Выбрать шаблон' }).click()
      await expect
        .poll(() => tray().evaluate((input) => input === document.activeElement), patient)
        .toBe(true)
      await page.keyboard.press('Escape')
    }
  }, 120_000)

  it('an ad that led to the first words stands on them, as what it is', async () => {
    const referral = {
      ...{ source_type: 'ad', source_id: '120200000001', source_url: 'https://fb.me/ad1' },
      ...{ headline: 'Летние рубашки', body: 'Лён, от 2 500 сом. Доставка по Бишкеку.' },
    }
    const said = { id: 'wamid.ad', type: 'text', text: { body: 'Хочу такую' }, referral }
    await delivers('Назгүл', '996700120778', said)
    await row('Назгүл').click()
    const card = thread().getByRole('figure', { name: 'Из рекламы' })
    await card.getByText('Летние рубашки').waitFor()
    await card.getByText('Лён, от 2 500 сом.').waitFor()
    await expect.poll(() => card.getByRole('link').getAttribute('href'), patient).toBe('https://fb.me/ad1')
    await card.getByRole('link', { name: 'fb.me' }).waitFor()
    expect(await photograph(page, 'ad-card')).toEqual([])
  }, 120_000)
})
