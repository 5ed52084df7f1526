import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { photo } from '../../server/src/platform/media/made.ts'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel, type Talk } from './support/panel.ts'
import { type ChannelName, openPhone, type Phone } from './support/phone.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const patient = { timeout: 20_000 }

describe.skipIf(!hasBrowser())('what is being written or spoken', () => {
  let product: Product
  let browser: Browser
  let shown: { phone: Watched; panel: Watched }
  let phone: Phone
  let panel: Panel

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch('refused')
    shown = { phone: await openPage(browser), panel: await openPage(browser) }
    phone = await openPhone(shown.phone.page, product.phoneUrl)
    panel = await openPanel(shown.panel.page, product.panelUrl)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const asks = async (channel: ChannelName): Promise<Talk> => {
    const customer = await phone.meet()
    await phone.write(channel, 'Какие цвета есть?')
    return panel.open(customer)
  }
  const field = (talk: Talk) => talk.root.getByRole('textbox', { name: 'Напишите ответ' })
  const box = (talk: Talk, name: string) => talk.root.getByRole('textbox', { name, exact: true })
  const editor = (talk: Talk) => talk.root.getByRole('group', { name: 'Кнопки под сообщением' })
  const give = (microphone: boolean) => {
    const context = shown.panel.page.context()
    const origin = new URL(product.panelUrl).origin
    return microphone ? context.grantPermissions(['microphone'], { origin }) : context.clearPermissions()
  }
  const openEditor = (talk: Talk) => talk.root.getByRole('button', { name: 'Кнопки или список' }).click()

  it('is there after a reload when it is buttons or rows, until it is sent', async () => {
    const { page } = shown.panel
    const talk = await asks('WhatsApp')
    await openEditor(talk)
    await talk.root.getByRole('radio', { name: 'Список' }).click()
    await box(talk, 'Слово на кнопке списка').fill('Выбрать')
    await box(talk, 'Вариант 1').fill('Белая')
    await box(talk, 'Пояснение 1').fill('лён')
    await box(talk, 'Вариант 2').fill('Синяя')
    await field(talk).fill('Какую берёте?')
    await page.reload()
    await editor(talk).waitFor()
    expect(await box(talk, 'Слово на кнопке списка').inputValue()).toBe('Выбрать')
    expect(await box(talk, 'Пояснение 1').inputValue()).toBe('лён')
    expect(await box(talk, 'Вариант 2').inputValue()).toBe('Синяя')
    expect(await editor(talk).evaluate((group) => group.contains(document.activeElement))).toBe(false)
    await field(talk).press('Enter')
    await phone.talk('WhatsApp').getByText('Выбрать').waitFor()
    await page.reload()
    await field(talk).waitFor()
    expect(await editor(talk).count()).toBe(0)
  }, 120_000)

  it('is there again when it is a file and a quote: beside another conversation, and after a reload', async () => {
    const { page } = shown.panel
    const other = await phone.meet()
    await phone.write('Telegram', 'Какие цвета есть?')
    const talk = await asks('WhatsApp')
    const here = page.url()
    const buffer = await photo('jpeg', { width: 320, height: 240 })
    const files = ['рубашка.jpg', 'пояс.jpg'].map((name) => ({ name, mimeType: 'image/jpeg', buffer }))
    await talk.log.getByRole('button', { name: 'Ответить на это сообщение' }).first().click()
    await talk.root.locator('input[type=file]').setInputFiles(files)
    const tray = talk.root.getByRole('list', { name: 'Файлы этого сообщения' })
    await expect.poll(() => tray.getByText('готово к отправке').count(), patient).toBe(2)

    await panel.open(other)
    await expect.poll(() => page.url(), patient).not.toBe(here)
    expect(await tray.count()).toBe(0)
    await page.goBack()
    await expect.poll(() => tray.getByText('готово к отправке').count(), patient).toBe(2)
    await talk.root.getByText('Ответ на: Какие цвета есть?').waitFor()

    await page.reload()
    await expect.poll(() => tray.getByText('готово к отправке').count(), patient).toBe(2)
    await expect.poll(() => tray.locator('img').count(), patient).toBe(2)
    await talk.root.getByText('Ответ на: Какие цвета есть?').waitFor()
    expect(await photograph(page, 'files-after-reload')).toEqual([])
    await tray.getByRole('button', { name: 'Убрать: пояс.jpg' }).click()
    await field(talk).fill('Вот она')
    await field(talk).press('Enter')
    await phone.talk('WhatsApp').locator('.theirs img').first().waitFor()
    await talk.log.locator('.bubble.out .quoted', { hasText: 'Какие цвета есть?' }).waitFor()
    await page.reload()
    await field(talk).waitFor()
    expect(await tray.count()).toBe(0)
    expect(await talk.root.locator('.quote-bar').count()).toBe(0)
  }, 120_000)

  it('says so when the server has a file no more', async () => {
    const { page } = shown.panel
    const talk = await asks('WhatsApp')
    const file = { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') }
    await talk.root.locator('input[type=file]').setInputFiles(file)
    await talk.root.getByText('готово к отправке').waitFor()
    await page.route(/\/uploads\?ids=/, (route) => route.fulfill({ json: { items: [] } }))
    await page.reload()
    await talk.root.getByText('Файла здесь больше нет.').waitFor()
    expect(await photograph(page, 'file-gone')).toEqual([])
    await page.unroute(/\/uploads\?ids=/)
    await talk.root.getByRole('button', { name: 'Убрать: a.pdf' }).click()
  }, 120_000)

  it('comes back from what did not leave: the words at once, and word of it when the bytes do not come', async () => {
    const { page } = shown.panel
    const bytes = /\/api\/v1\/files\//
    const talk = await asks('WhatsApp')
    // What the assistant says leaves before; the one refusal is for what a person says.
    await phone.talk('WhatsApp').locator('.theirs').first().waitFor()
    const armed = await page.request.post(`${product.phoneUrl}/control/faults`, {
      data: { windowClosed: true, channel: 'whatsapp' },
    })
    expect(armed.ok()).toBe(true)
    const buffer = await photo('jpeg', { width: 320, height: 240 })
    const file = { name: 'рубашка.jpg', mimeType: 'image/jpeg', buffer }
    await talk.root.locator('input[type=file]').setInputFiles(file)
    const tray = talk.root.getByRole('list', { name: 'Файлы этого сообщения' })
    await tray.getByText('готово к отправке').waitFor()
    await field(talk).fill('Вот синяя')
    await field(talk).press('Enter')
    const unsent = talk.log.locator('.bubble.failed', { hasText: 'Вот синяя' })
    const mend = unsent.getByRole('button', { name: 'Исправить' })
    await mend.waitFor()
    await page.route(bytes, (route) => route.fulfill({ status: 403, body: '<p>no</p>' }))
    await mend.click()
    await expect.poll(() => field(talk).inputValue(), patient).toBe('Вот синяя')
    await page.locator('.toasts').getByText('Не все файлы удалось взять.').waitFor()
    expect(await photograph(page, 'mend-without-bytes')).toEqual([])
    expect(await tray.count()).toBe(0)
    await page.unroute(bytes)
    await mend.click()
    await tray.getByText('готово к отправке').waitFor()
    expect(await field(talk).inputValue()).toBe('Вот синяя')
    await field(talk).press('Enter')
    await phone.talk('WhatsApp').getByText('Вот синяя').waitFor()
  }, 120_000)

  it('is held to what Instagram counts: bytes, and descriptions with the text', async () => {
    const talk = await asks('Instagram')
    await openEditor(talk)
    await box(talk, 'Вариант 1').fill('Белая')
    await box(talk, 'Вариант 2').fill('Синяя')
    await field(talk).fill('я'.repeat(501))
    await talk.root.getByText('Текст над кнопками занимает 1002 из 1000 байт').waitFor()
    expect(await photograph(shown.panel.page, 'buttons-bytes')).toEqual([])
    await talk.root.getByRole('radio', { name: 'Список' }).click()
    await box(talk, 'Пояснение 1').fill('лён')
    const line = 2 * 'Белаялён'.length + ': '.length
    const full = 'ы'.repeat((1000 - line - 2) / 2)
    await field(talk).fill(`${full}a`)
    await talk.root.getByText('Пояснения уходят в этом же тексте.').waitFor()
    await field(talk).fill(full)
    await talk.root.getByText('1000 из 1000 байт').waitFor()
    await field(talk).press('Enter')
    await phone.talk('Instagram').getByRole('button', { name: 'Синяя' }).waitFor()
    await phone.talk('Instagram').getByText('Белая: лён').waitFor()
  }, 120_000)

  it('says what to do when the microphone is refused, and begins once it is given', async () => {
    const talk = await asks('WhatsApp')
    await give(false)
    await talk.root.getByRole('button', { name: 'Записать голосовое' }).click()
    await talk.root.getByRole('alert').getByText('Браузер не даёт микрофон.').waitFor()
    expect(await photograph(shown.panel.page, 'voice-refused')).toEqual([])
    await give(true)
    await talk.root.getByRole('button', { name: 'Повторить' }).click()
    await talk.root.getByRole('timer').waitFor()
    await shown.panel.page.keyboard.press('Escape')
    await field(talk).waitFor()
  }, 120_000)

  it('is spoken by keys, wherever the focus is but in another field', async () => {
    const { page } = shown.panel
    const talk = await asks('WhatsApp')
    await give(true)
    const note = talk.root.getByRole('textbox', { name: 'Напишите заметку' })
    const timer = talk.root.getByRole('timer')
    // What may go is asked for with the conversation: before that no key would record anywhere.
    const record = talk.root.getByRole('button', { name: 'Записать голосовое' })
    await expect.poll(() => record.getAttribute('aria-disabled'), patient).not.toBe('true')
    await talk.root.getByRole('radio', { name: 'Заметка' }).click()
    await note.press('Control+Shift+KeyV')
    expect(await note.isVisible()).toBe(true)
    expect(await talk.root.getByRole('group', { name: 'Голосовое сообщение' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+KeyV')
    await timer.waitFor()
    expect(await note.isVisible()).toBe(false)
    await page.keyboard.press('Escape')
    await field(talk).press('Control+Shift+KeyV')
    await timer.waitFor()
    await page.keyboard.press('Escape')
    await field(talk).press('Escape')
    await page.keyboard.press('Shift+Slash')
    const sheet = page.getByRole('dialog')
    await sheet.getByText('Записать голосовое').scrollIntoViewIfNeeded()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+KeyK')
    await page.getByRole('dialog').getByRole('combobox').fill('голосовое')
    await page.getByRole('option', { name: 'Записать голосовое' }).click()
    await timer.waitFor()
    await page.keyboard.press('Escape')
  }, 120_000)

  it('waits for the network when it was spoken without one, also beside another conversation', async () => {
    const { page } = shown.panel
    const other = await phone.meet()
    await phone.write('Telegram', 'Какие цвета есть?')
    const talk = await asks('WhatsApp')
    const here = page.url()
    await give(true)
    await talk.root.getByRole('button', { name: 'Записать голосовое' }).click()
    await expect.poll(() => talk.root.getByRole('timer').textContent(), patient).toMatch(/0:0[1-9]/)
    await page.context().setOffline(true)
    await talk.root.getByRole('button', { name: 'Закончить' }).click()
    await talk.root.getByText('Запись не потеряна').waitFor()
    expect(await photograph(page, 'voice-offline')).toEqual([])
    await page.context().setOffline(false)
    const send = talk.root.getByRole('button', { name: 'Отправить голосовое' })
    await expect.poll(() => send.getAttribute('aria-disabled'), patient).toBe('false')

    await panel.open(other)
    expect(page.url()).not.toBe(here)
    expect(await send.count()).toBe(0)
    await page.goBack()
    await expect.poll(() => send.getAttribute('aria-disabled'), patient).toBe('false')
    expect(await send.evaluate((button) => button === document.activeElement)).toBe(false)
    await send.click()
    await phone.talk('WhatsApp').locator('.theirs audio.voice').waitFor()
  }, 120_000)
})
