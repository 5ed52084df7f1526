import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { photo } from '../../server/src/platform/media/made.ts'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel, type Talk } from './support/panel.ts'
import { type ChannelName, openPhone, type Phone } from './support/phone.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const channels: ChannelName[] = ['WhatsApp', 'Telegram', 'Instagram']
const patient = { timeout: 20_000 }

describe.skipIf(!hasBrowser())('what a person composes beside words', () => {
  let product: Product
  let browser: Browser
  let shown: { phone: Watched; panel: Watched }
  let phone: Phone
  let panel: Panel
  let picture: { name: string; mimeType: string; buffer: Buffer }

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    shown = { phone: await openPage(browser), panel: await openPage(browser) }
    phone = await openPhone(shown.phone.page, product.phoneUrl)
    panel = await openPanel(shown.panel.page, product.panelUrl)
    const buffer = await photo('jpeg', { width: 320, height: 240 })
    picture = { name: 'рубашка.jpg', mimeType: 'image/jpeg', buffer }
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const attach = (talk: Talk, file = picture) => talk.root.locator('input[type=file]').setInputFiles(file)

  it.each(channels)(
    'is on the phone: a picture on %s, sent by the keyboard',
    async (channel) => {
      const customer = await phone.meet()
      await phone.write(channel, 'Покажите рубашку')
      const talk = await panel.open(customer)
      await attach(talk)
      await talk.root.getByText('готово к отправке').waitFor()
      const field = talk.root.getByRole('textbox', { name: 'Напишите ответ' })
      await field.fill('Вот она')
      if (channel === 'WhatsApp') await photograph(shown.panel.page, 'composing')
      await field.press('Enter')
      await phone.talk(channel).locator('.theirs img').first().waitFor()
      await phone.talk(channel).getByText('Вот она').waitFor()
      await talk.log.getByRole('button', { name: 'Открыть: Фото' }).waitFor()
      const sent = async () => (await talk.messages()).filter(({ author }) => author === 'member')
      await expect
        .poll(async () => (await sent()).every(({ status }) => status !== 'queued'), patient)
        .toBe(true)
      // Instagram takes no words under a picture, so they follow it.
      expect((await sent()).map(({ text }) => text)).toEqual(
        channel === 'Instagram' ? [null, 'Вот она'] : ['Вот она'],
      )
    },
    120_000,
  )

  it('is a quote and a reaction where the channel has them, and says why where it has not', async () => {
    const customer = await phone.meet()
    await phone.write('WhatsApp', 'Есть размер L?')
    const talk = await panel.open(customer)
    const asked = talk.log.locator('.bubble.in', { hasText: 'Есть размер L?' })
    await asked.getByRole('button', { name: 'Ответить на это сообщение' }).click()
    await talk.root.getByText('Ответ на: Есть размер L?').waitFor()
    await talk.send('Да, есть')
    await talk.log.locator('.bubble.out .quoted', { hasText: 'Есть размер L?' }).waitFor()
    await asked.getByRole('button', { name: 'Реакция' }).click()
    await asked.getByRole('button', { name: 'Отреагировать 👍' }).click()
    await asked.locator('.reactions', { hasText: '👍' }).waitFor()
    await photograph(shown.panel.page, 'quote-and-reaction')
    await asked.getByRole('button', { name: 'Реакция' }).click()
    await asked.getByRole('button', { name: 'Убрать 👍' }).click()
    await expect.poll(() => asked.locator('.reactions').count(), patient).toBe(0)

    const other = await phone.meet()
    await phone.write('Instagram', 'Салам')
    const onInstagram = await panel.open(other)
    const reply = onInstagram.log
      .getByRole('button', { name: /^Ответить на это сообщение\. Instagram/ })
      .first()
    await reply.waitFor()
    expect(await reply.getAttribute('aria-disabled')).toBe('true')
  }, 120_000)

  it('is refused before sending when the channel would not take it, and says what would go', async () => {
    const customer = await phone.meet()
    await phone.write('WhatsApp', 'Есть видео?')
    const talk = await panel.open(customer)
    await attach(talk, { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('#!/bin/sh\nls\n') })
    await talk.root.getByRole('alert').getByText('Это программа').waitFor()
    await photograph(shown.panel.page, 'refused-file')
    expect(await talk.root.getByRole('button', { name: 'Повторить: a.jpg' }).count()).toBe(0)
    await talk.root.getByRole('button', { name: 'Убрать: a.jpg' }).click()
    await expect.poll(() => talk.root.getByRole('alert').count(), patient).toBe(0)
  }, 120_000)

  it('is tried again when its upload was cut off, and then goes as the same file', async () => {
    const customer = await phone.meet()
    await phone.write('Telegram', 'Покажите рубашку')
    const talk = await panel.open(customer)
    const uploads = /\/uploads\?/
    await shown.panel.page.route(uploads, (route) => route.abort())
    await attach(talk)
    const why = talk.root.locator('.file-tray').getByRole('alert')
    await why.getByText('Нет связи с сервером').waitFor()
    await photograph(shown.panel.page, 'upload-cut-off')
    await shown.panel.page.unroute(uploads)
    await talk.root.getByRole('button', { name: 'Повторить: рубашка.jpg' }).click()
    await talk.root.getByText('готово к отправке').waitFor()
    expect(await why.count()).toBe(0)
    await talk.root.getByRole('textbox', { name: 'Напишите ответ' }).press('Enter')
    await phone.talk('Telegram').locator('.theirs img').first().waitFor()
  }, 120_000)

  it('answers a customer who asked about a product, or sent a cart, and sees which and for how much', async () => {
    const customer = await phone.meet()
    const app = shown.phone.page.getByRole('region', { name: 'WhatsApp' })
    for (const what of ['Спросить со страницы товара', 'Корзина']) {
      await app.getByLabel('Вложить').click()
      await app.getByRole('button', { name: what }).click()
    }
    const talk = await panel.open(customer)
    const asked = talk.log.locator('.bubble.in .card-line', { hasText: 'Вопрос о товаре' })
    await asked.getByText('Льняная рубашка, M').waitFor()
    await talk.log.locator('.bubble.in', { hasText: /LS-M × 1.*2.500.сом.*Итого.*2.500.сом/s }).waitFor()
    expect(await photograph(shown.panel.page, 'goods')).toEqual([])
  }, 120_000)
})
