import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../simulator.ts'
import { type Caller, caller, meerim, phoneNumberId, whatsappText } from '../testing/caller.ts'
import { eventually } from '../testing/eventually.ts'
import { type Receiver, startReceiver } from '../testing/receiver.ts'

const executablePath = '/usr/bin/chromium'
const present = existsSync(executablePath)
if (!present && process.env['CI'] === 'true') throw new Error(`${executablePath} is missing`)

describe.skipIf(!present)('the phone page', () => {
  let browser: Browser
  let receiver: Receiver
  let simulator: Simulator
  let ask: Caller
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    receiver = await startReceiver()
    simulator = await startSimulator({ serverUrl: receiver.url })
    ask = caller(simulator.url)
    complaints = []
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(`${simulator.url}/?lang=ru`)
  })
  afterEach(async () => {
    await page.close()
    await simulator.close()
    await receiver.close()
  })

  const phone = (channel: string) => page.locator(`.phone.${channel}`)

  it('writes on each app, by Enter and by the button, and the console stays silent', async () => {
    for (const channel of ['whatsapp', 'instagram']) {
      await phone(channel).getByRole('textbox').fill(`через ${channel}`)
      await phone(channel).getByRole('textbox').press('Enter')
    }
    await phone('telegram').getByRole('textbox').fill('через telegram')
    await phone('telegram').getByRole('button', { name: 'Отправить' }).click()
    for (const channel of ['whatsapp', 'instagram', 'telegram']) {
      await phone(channel)
        .locator('.mine', { hasText: `через ${channel}` })
        .waitFor()
    }
    await receiver.have(2, '/api/v1/webhooks/meta')
    expect(complaints).toEqual([])
  })

  it('shows an answer as plain words and reports it read', async () => {
    await ask.writes('whatsapp', { text: 'Салам' })
    await ask.graph(
      'POST',
      `/${phoneNumberId}/messages`,
      whatsappText(meerim.whatsapp, '<img src=x onerror=alert(1)>'),
    )
    await phone('whatsapp').locator('.theirs', { hasText: '<img src=x onerror=alert(1)>' }).waitFor()
    await eventually(() => receiver.delivered.some(({ body }) => body.includes('"status":"read"'))).toBe(true)
    expect(complaints).toEqual([])
  })

  it('shows the shop typing and the ticks of the customer’s message', async () => {
    const written = await ask.writes('whatsapp', { text: 'Салам' })
    await phone('whatsapp').locator('.mine[data-status="delivered"]').waitFor()
    const read = {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: Object(written.body).id,
      typing_indicator: { type: 'text' },
    }
    await ask.graph('POST', `/${phoneNumberId}/messages`, read)
    await phone('whatsapp').locator('.mine[data-status="read"]').waitFor()
    await phone('whatsapp').locator('.bubble.typing', { hasText: 'печатает…' }).waitFor()
  })

  it('sends a place and a sticker, and shows a photo with its reaction', async () => {
    const whatsapp = phone('whatsapp')
    for (const word of ['Место', 'Стикер']) {
      await whatsapp.locator('summary.attach').click()
      await whatsapp.getByRole('button', { name: word }).click()
    }
    await whatsapp.locator('.mine .card', { hasText: '42.8746' }).waitFor()
    await whatsapp.locator('.mine img.sticker').waitFor()
    await whatsapp.locator('.mine .acts summary').first().click()
    await whatsapp.getByRole('button', { name: '👍' }).click()
    await whatsapp.locator('.mine .reactions', { hasText: '👍' }).waitFor()
    await receiver.have(3, '/api/v1/webhooks/meta')
    expect(complaints).toEqual([])
  })

  it('presses a button of the shop, quotes, edits and deletes', async () => {
    const whatsapp = phone('whatsapp')
    await ask.writes('whatsapp', { text: 'Алам' })
    const buttons = [{ type: 'reply', reply: { id: 'yes', title: 'Да, беру' } }]
    await ask.graph('POST', `/${phoneNumberId}/messages`, {
      messaging_product: 'whatsapp',
      to: meerim.whatsapp,
      type: 'interactive',
      interactive: { type: 'button', body: { text: 'Берёте?' }, action: { buttons } },
    })
    await whatsapp.getByRole('button', { name: 'Да, беру' }).click()
    const pressed = whatsapp.locator('.mine', { hasText: 'Да, беру' })
    await pressed.locator('.quoted', { hasText: 'Берёте?' }).waitFor()
    const first = whatsapp.locator('.mine', { hasText: 'Алам' })
    await first.locator('.acts summary').click()
    await first.getByRole('button', { name: 'Изменить' }).click()
    await whatsapp.getByRole('textbox').fill('Алам, бирок көк')
    await whatsapp.getByRole('textbox').press('Enter')
    await whatsapp.locator('.mine', { hasText: 'бирок көк' }).locator('.edited').waitFor()
    await pressed.locator('.acts summary').click()
    await pressed.getByRole('button', { name: 'Удалить' }).click()
    await whatsapp.locator('.mine', { hasText: 'Сообщение удалено' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('shares the invented number by a button on Telegram, which then goes away', async () => {
    const telegram = phone('telegram')
    await ask.bot('setWebhook', { url: `${receiver.url}/hook`, secret_token: 'the-secret' })
    await ask.writes('telegram', { text: 'Салам' })
    const send = (text: string, reply_markup: object) =>
      ask.bot('sendMessage', { chat_id: meerim.telegram, text, reply_markup })
    const key = { keyboard: [[{ text: 'Номерим', request_contact: true }]], one_time_keyboard: true }
    await send('Номериңиз?', key)
    const button = telegram.getByRole('button', { name: 'Номерим' })
    await button.waitFor()
    await telegram.locator('summary.attach').click()
    await telegram.getByRole('button', { name: 'Контакт' }).click()
    await telegram.locator('.mine .card', { hasText: 'Айбек' }).waitFor()
    await button.click()
    await telegram.locator('.mine .card', { hasText: meerim.whatsapp }).waitFor()
    await eventually(() => button.count()).toBe(0)
    const own = `"user_id":${meerim.telegram}`
    await eventually(() => receiver.delivered.filter(({ body }) => body.includes(own)).length).toBe(1)
    await send('Дагы бир жолу?', key)
    await button.waitFor()
    await send('Кереги жок', { remove_keyboard: true })
    await eventually(() => button.count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('answers a story, shares a reel, reacts and unsends on Instagram', async () => {
    const instagram = phone('instagram')
    for (const word of ['Ответить на историю', 'Поделиться роликом', 'Сердце']) {
      await instagram.locator('summary.attach').click()
      await instagram.getByRole('button', { name: word }).click()
      await instagram.locator('.attaching:not([open])').waitFor()
    }
    const story = instagram.locator('.mine', { hasText: 'Сколько стоит эта рубашка?' })
    await story.locator('img.story').waitFor()
    expect(await story.locator('img.story').evaluate((picture) => Object(picture).naturalHeight)).toBe(160)
    await instagram.locator('.mine a.card', { hasText: 'Новая коллекция' }).waitFor()
    await instagram.locator('.mine .like').waitFor()
    await story.locator('.acts summary').click()
    await story.getByRole('button', { name: '👍' }).click()
    await story.locator('.reactions', { hasText: '👍' }).waitFor()
    await story.locator('.acts summary').click()
    await story.getByRole('button', { name: 'Удалить' }).click()
    await instagram.locator('.mine', { hasText: 'Сообщение удалено' }).waitFor()
    await receiver.have(5, '/api/v1/webhooks/meta/instagram')
    expect(complaints).toEqual([])
  })

  it('shows the shop’s quick replies and cards on Instagram, and presses them', async () => {
    const instagram = phone('instagram')
    await ask.writes('instagram', { text: 'Салам' })
    const to = (message: object) =>
      ask.instagram('POST', '/me/messages', { recipient: { id: meerim.instagram }, message })
    const sizes = ['S', 'M'].map((title) => ({ content_type: 'text', title, payload: `size:${title}` }))
    await to({ text: 'Кайсы?', quick_replies: sizes })
    await instagram.getByRole('button', { name: 'M', exact: true }).click()
    await instagram.locator('.mine .words', { hasText: /^M$/ }).waitFor()
    await eventually(() => instagram.getByRole('button', { name: 'S', exact: true }).count()).toBe(0)
    const buttons = [{ type: 'postback', title: 'Алам', payload: 'buy' }]
    const mention = await ask.writes('instagram', { story: 'mention' })
    const image_url = `${simulator.url}/control/files/${Object(mention.body).story.picture.id}`
    const elements = [{ title: 'Көйнөк', subtitle: '2500 сом', image_url, buttons }]
    await to({ attachment: { type: 'template', payload: { template_type: 'generic', elements } } })
    await instagram.locator('.one-card img').waitFor()
    await instagram.locator('.one-card').getByRole('button', { name: 'Алам' }).click()
    await instagram.locator('.mine .words', { hasText: /^Алам$/ }).waitFor()
    expect(complaints).toEqual([])
  })

  it('sends a painted photo on every app, and asks from a product page on WhatsApp', async () => {
    for (const channel of ['whatsapp', 'instagram', 'telegram']) {
      await phone(channel).locator('summary.attach').click()
      await phone(channel).getByRole('button', { name: 'Нарисованное фото' }).click()
      const photo = phone(channel).locator('.mine img.image')
      await eventually(() => photo.evaluate((picture) => Object(picture).naturalHeight)).toBe(480)
    }
    const whatsapp = phone('whatsapp')
    await whatsapp.locator('summary.attach').click()
    await whatsapp.getByRole('button', { name: 'Спросить со страницы товара' }).click()
    await whatsapp.locator('.mine .card', { hasText: 'LS-M' }).waitFor()
    await eventually(() => receiver.delivered.some(({ body }) => body.includes('"referred_product"'))).toBe(
      true,
    )
    expect(complaints).toEqual([])
  })

  it('answers as the shop where its app can be used beside the API', async () => {
    const item = (channel: string) =>
      phone(channel).getByRole('button', { name: 'Ответить набранным за магазин', includeHidden: true })
    const answer = async (channel: string) => {
      await phone(channel).getByRole('textbox').fill('отвечаем с телефона')
      await phone(channel).locator('summary.attach').click()
      await item(channel).click()
      await phone(channel).locator('.theirs', { hasText: 'отвечаем с телефона' }).waitFor()
    }
    await ask.writes('instagram', { text: 'Салам' })
    await answer('instagram')
    await eventually(() => receiver.delivered.some(({ body }) => body.includes('"is_echo":true'))).toBe(true)
    expect(await item('whatsapp').count(), 'the number lives in no phone app').toBe(0)
    expect(await item('telegram').count(), 'a bot has no hands').toBe(0)
    await page.getByRole('button', { name: 'Владелец впустил бота' }).click()
    await page.getByRole('button', { name: 'Писать владельцу' }).click()
    await phone('telegram').getByRole('textbox').fill('Салам')
    await phone('telegram').getByRole('textbox').press('Enter')
    await phone('telegram').locator('.mine', { hasText: 'Салам' }).waitFor()
    await answer('telegram')
    expect(complaints).toEqual([])
  })

  it('arms what is pressed in the deck, and shows it spent afterwards', async () => {
    const twice = page.getByRole('button', { name: 'Дважды' })
    await twice.click()
    await eventually(() => twice.getAttribute('aria-pressed')).toBe('true')
    await phone('instagram').getByRole('textbox').fill('дважды')
    await phone('instagram').getByRole('textbox').press('Enter')
    const [one, other] = await receiver.have(2)
    expect(one?.body).toBe(other?.body)
    await eventually(() => twice.getAttribute('aria-pressed')).toBe('false')
  })

  it('makes a new customer with empty chats, and Meerim’s stay hers', async () => {
    await ask.writes('whatsapp', { text: 'это Meerim' })
    await phone('whatsapp').locator('.mine').waitFor()
    await page.getByRole('button', { name: 'Новый покупатель' }).click()
    await eventually(() => phone('whatsapp').locator('.mine').count()).toBe(0)
    await phone('whatsapp').getByRole('textbox').fill('а это другой')
    await phone('whatsapp').getByRole('textbox').press('Enter')
    await eventually(() => phone('whatsapp').locator('.mine').allTextContents()).toMatchObject([
      expect.stringContaining('а это другой'),
    ])
    await page.getByLabel('Вы сейчас').selectOption('Meerim')
    await eventually(() => phone('whatsapp').locator('.mine').allTextContents()).toMatchObject([
      expect.stringContaining('это Meerim'),
    ])
  })

  it('speaks three languages and shows one app at a time on a narrow screen', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: 'Кыр', exact: true }).click()
    await page.getByRole('heading', { name: 'Кардардын телефону' }).waitFor()
    expect(await page.locator('.phone:visible').count()).toBe(1)
    await page.getByRole('button', { name: 'Telegram' }).click()
    await eventually(() => page.locator('.phone:visible').getAttribute('data-channel')).toBe('telegram')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.getByRole('button', { name: 'Eng', exact: true }).click()
    await page.getByRole('button', { name: 'New customer' }).waitFor()
  })

  it('does to the account what Meta may do, hides a number, and refuses with a number that is picked', async () => {
    await ask.writes('whatsapp', { text: 'салам' })
    const press = (name: string) => page.getByRole('button', { name }).click()
    await press('Ограничить')
    await press('Качество ниже')
    await press('Скрыть номер')
    await page.getByLabel('Отказать с кодом').selectOption('131042')
    await eventually(async () => {
      const { body } = await ask.call('GET', '/control/accounts')
      expect((body as { accounts: object[] }).accounts).toContainEqual(
        expect.objectContaining({ id: phoneNumberId, restricted: true, quality: 'YELLOW' }),
      )
      expect((await ask.call('GET', '/control/faults')).body).toMatchObject({ sendError: { value: 131042 } })
    })
    for (const name of ['Ограничить', 'Качество ниже', 'Скрыть номер'])
      await page.getByRole('button', { name, pressed: true }).waitFor()
  })
})
