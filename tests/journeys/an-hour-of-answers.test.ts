import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { type Hands, handsOn } from './support/hands.ts'
import { isMp3 } from './support/mp3.ts'
import { openPanel, type Panel } from './support/panel.ts'
import { type ChannelName, openPhone, type Phone } from './support/phone.ts'
import { photographFailure, snap } from './support/photographs.ts'
import { countPointer } from './support/pointer.ts'
import { type Product, startProduct } from './support/product.ts'
import { languages } from './support/questions.ts'
import { type Channel, type Shop, shopOf } from './support/whole-shop.ts'

const patient = { timeout: 30_000 }
/** How long the model thinks over what a person takes from it. */
const thinkingMs = 10_000
const cutMs = 60_000
const mostPointerUses = 6
/** Of the linen shirt, in whatever words it is told. */
const price = /2[\s,]500\s(сом|som)/
const channels: ChannelName[] = ['WhatsApp', 'Instagram', 'Telegram']
const tongues = ['ru', 'ky', 'en'] as const
const asked = tongues.map((tongue) => languages[tongue].question)
const forTheirWord = 'Оставлю рубашку до вечера'
const forItsTime = 'Напоминаю о рубашке'
const spoken = ['Нужен подарок для бабушки', 'Подберите мне платье', 'Жду вас завтра утром']

describe.skipIf(!hasBrowser())('one operator with many chats at once', () => {
  let product: Product
  let browser: Browser
  let shown: { phone: Watched; panel: Watched }
  let page: Page
  let phone: Phone
  let panel: Panel
  let shop: Shop
  let hands: Hands
  const taken: string[] = []
  const answeredByHand: string[] = []
  /** In which chats a price was asked, once for each question. */
  const questions: { customer: string; channel: Channel }[] = []
  let pointerUses: () => number

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    shown = { phone: await openPage(browser), panel: await openPage(browser) }
    page = shown.panel.page
    phone = await openPhone(shown.phone.page, product.phoneUrl)
    panel = await openPanel(page, product.panelUrl)
    // Meerim is the one whom WhatsApp brings a day late.
    await phone.meet()
    shop = shopOf(page, product, panel.storeId)
    await shop.giveModel()
    hands = handsOn(page)
    pointerUses = await countPointer(page)
  }, 400_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const speaker = (root: Locator, name: string) =>
    root.getByRole('radiogroup', { name: 'Кто отвечает' }).getByRole('radio', { name })
  const toasts = () => page.locator('.toasts')
  const asks = async (customer: string, channel: ChannelName, question: string) => {
    await phone.write(channel, question)
    questions.push({ customer, channel: channel.toLowerCase() as Channel })
  }
  const pricesOnPhone = (channel: ChannelName) => phone.talk(channel).locator('.theirs', { hasText: price })
  const fromAssistant = async (customer: string) =>
    (await shop.said(customer)).filter(({ author }) => author === 'assistant').length

  it('takes three chats over while the assistant is still thinking, and tells the price', async () => {
    for (const [n, channel] of channels.entries()) {
      const customer = await phone.meet()
      taken.push(customer)
      await shop.letModelThink(thinkingMs)
      await asks(customer, channel, asked[n] ?? '')
      const root = await hands.walkTo(customer)
      await root.getByText('Айжан печатает').last().waitFor()
      await hands.press('KeyH')
      await expect.poll(() => speaker(root, 'Вы').isChecked(), patient).toBe(true)
      await hands.replyWithProduct('льнян')
      await pricesOnPhone(channel).first().waitFor(patient)
    }
    await wait(thinkingMs)
    expect(await Promise.all(taken.map(fromAssistant))).toEqual([0, 0, 0])
  }, 120_000)

  it('answers from the phone in two chats, and the assistant stops in both', async () => {
    for (const [n, tongue] of (['ru', 'ky'] as const).entries()) {
      const customer = await phone.meet()
      answeredByHand.push(customer)
      await asks(customer, 'Instagram', languages[tongue].question)
      await pricesOnPhone('Instagram').first().waitFor(patient)
      const root = await hands.find(customer)
      expect(await speaker(root, 'Айжан').isChecked()).toBe(true)
      await phone.answerByHand('Instagram', `Привет, это хозяйка, отвечаю с телефона ${n}`)
      await root.getByText('Вы ответили с телефона, ассистент молчит').waitFor()
      await asks(customer, 'Instagram', languages[tongue].question)
      await expect
        .poll(
          () =>
            root
              .getByRole('log')
              .getByText(asked[n] ?? '')
              .count(),
          patient,
        )
        .toBe(2)
      await hands.replyWithProduct('льнян')
      await expect.poll(() => pricesOnPhone('Instagram').count(), patient).toBe(2)
    }
  }, 120_000)

  it('sends what was approved this moment where the window has closed', async () => {
    await shop.writesYesterday('996700120000', 'Meerim', 'Здравствуйте, ещё есть?')
    const root = await hands.find('Meerim')
    await root.getByText('Уйдёт только одобренный шаблон.').waitFor()
    await root.getByText('Нет одобренных шаблонов.').waitFor()
    await shop.approveTemplate('back_in_stock', 'Здравствуйте, {{1}}! Рубашка снова есть, отложить вам?')
    const choice = root.getByRole('combobox', { name: 'Выбрать шаблон' })
    await choice.waitFor()
    await hands.command('Выбрать шаблон')
    await hands.press('ArrowDown', 'Tab')
    await hands.type('Мээрим')
    await snap(page, 'closed-window-template')
    await hands.reach(root.getByRole('button', { name: 'Отправить шаблон' }))
    await hands.press('Enter')
    await root.getByRole('log').getByText('Здравствуйте, Мээрим! Рубашка снова есть').waitFor()
    await expect
      .poll(() => shop.onPhone('whatsapp'), patient)
      .toContain('shop: Здравствуйте, Мээрим! Рубашка снова есть, отложить вам?')
  }, 60_000)

  it('merges two customers who wrote over two channels, and takes one of them apart again', async () => {
    for (const isUndone of [false, true]) {
      const customer = await phone.meet()
      await asks(customer, 'WhatsApp', languages.ru.question)
      await asks(customer, 'Telegram', languages.en.question)
      for (const channel of ['WhatsApp', 'Telegram'] as const)
        await pricesOnPhone(channel).first().waitFor(patient)
      const root = await hands.find(customer, 'WhatsApp')
      await hands.mergeWith(customer)
      const both = root.getByRole('radiogroup', { name: 'Ответ через' })
      await both.waitFor()
      await toasts().getByText(`Объединено: ${customer}.`).waitFor()
      if (!isUndone) continue
      await hands.press('Control+KeyZ')
      await both.waitFor({ state: 'detached' })
    }
  }, 120_000)

  it('hears three voice notes, in a sound that every browser plays', async () => {
    for (const [n, channel] of channels.entries()) {
      const customer = await phone.meet()
      await phone.speak(channel, spoken[n] ?? '')
      await expect.poll(() => fromAssistant(customer).catch(() => 0), patient).toBeGreaterThan(0)
      const root = await hands.find(customer)
      await root.getByRole('button', { name: /^Слушать/ }).waitFor()
      await hands.press('Space')
      const sound = root.locator('audio')
      const heard = () => sound.evaluate((audio: HTMLAudioElement) => audio.currentTime)
      await expect.poll(heard, patient).toBeGreaterThan(0.2)
      // What comes meanwhile has the thread read anew, which is nothing to the sound.
      await phone.write(channel, 'Вы ещё тут?')
      await root.getByRole('log').getByText('Вы ещё тут?').waitFor()
      expect(await heard()).toBeGreaterThan(0.2)
      const source = await sound.evaluate((audio: HTMLAudioElement) => audio.currentSrc)
      const answer = await page.request.get(source)
      expect(answer.headers()['content-type']).toBe('audio/mpeg')
      expect(isMp3(await answer.body())).toBe(true)
    }
  }, 120_000)

  it('finds what was said in a voice note', async () => {
    const results = panel.list.getByRole('listbox', { name: 'Найденное' })
    await hands.press('Slash')
    await page.keyboard.press('Control+KeyA')
    await hands.type('бабушки')
    await results.getByRole('option').first().waitFor()
    await hands.press('ArrowDown', 'Enter')
    const thread = page.getByRole('main', { name: /^Переписка с / })
    await thread.getByText('Нужен подарок для бабушки').first().waitFor()
    await hands.press('Slash')
    await page.keyboard.press('Control+KeyA')
    await hands.press('Delete', 'Escape')
    await panel.list.getByRole('listbox', { name: 'Список разговоров' }).waitFor()
  }, 60_000)

  it('leaves two messages for later', async () => {
    const [, second = '', third = ''] = taken
    await hands.find(second)
    await hands.schedule(forTheirWord, 'theirWord')
    await hands.find(third)
    await hands.schedule(forItsTime, 'nextMinute')
  }, 60_000)

  it('writes on without a network for a minute, while the assistant answers others', async () => {
    // From here on the browser itself complains.
    expect(shown.panel.complaints).toEqual([])
    const root = await hands.find(taken[0] ?? '')
    const before = Date.now()
    await page.context().setOffline(true)
    await hands.reply('Первое без сети')
    await hands.reply('Второе без сети')
    await root.getByRole('log').getByText('Второе без сети').waitFor()
    for (const [n, channel] of channels.entries()) {
      const customer = await phone.meet()
      await asks(customer, channel, asked[n] ?? '')
      await pricesOnPhone(channel).first().waitFor(patient)
    }
    await wait(Math.max(0, before + cutMs - Date.now()))
    expect(await shop.onPhone('whatsapp')).not.toContain('shop: Первое без сети')
    await page.context().setOffline(false)
    await expect
      .poll(async () => (await shop.onPhone('whatsapp')).filter((text) => text.endsWith('без сети')), patient)
      .toEqual(['shop: Первое без сети', 'shop: Второе без сети'])
  }, 120_000)

  it('sees what was left for later arrive at its time, and with the customer’s word', async () => {
    const [, second = '', third = ''] = taken
    await phone.become(second)
    await phone.write('Instagram', 'Вот и я')
    await phone.talk('Instagram').getByText(forTheirWord).waitFor(patient)
    await expect.poll(() => shop.onPhone('telegram'), { timeout: 80_000 }).toContain(`shop: ${forItsTime}`)
    const root = await hands.find(third)
    await root.locator('.bubble.scheduled').waitFor({ state: 'detached' })
    await root.getByRole('log').getByText(forItsTime).waitFor()
  }, 120_000)

  it('closes them all by the keyboard', async () => {
    const all = await shop.open()
    await hands.press('Escape', 'Escape')
    await hands.press('Shift+Digit8', 'KeyA')
    await page.getByRole('toolbar', { name: 'Несколько сразу' }).getByText(`Выбрано: ${all}`).waitFor()
    await hands.press('KeyE')
    await expect.poll(() => shop.open(), patient).toBe(0)
  }, 60_000)

  it('has lost nothing, doubled nothing, and hardly touched the mouse', async () => {
    expect(await Promise.all(taken.map(fromAssistant))).toEqual([0, 0, 0])
    // One answer each before the owner took the phone, and none after.
    expect(await Promise.all(answeredByHand.map(fromAssistant))).toEqual([1, 1])
    expect(questions.length).toBeGreaterThanOrEqual(10 + taken.length)
    for (const { customer, channel } of questions) {
      const answers = (await shop.said(customer, channel)).filter(
        ({ direction, text }) => direction === 'out' && price.test(text ?? ''),
      )
      const times = questions.filter((each) => each.customer === customer && each.channel === channel)
      expect([customer, channel, answers.length]).toEqual([customer, channel, times.length])
    }
    for (const channel of ['whatsapp', 'instagram', 'telegram'] as const) {
      const onPhone = (await shop.onPhone(channel)).sort()
      await expect.poll(async () => (await shop.inPanel(channel)).sort(), patient).toEqual(onPhone)
      expect(onPhone.length).toBeGreaterThan(3)
    }
    expect(pointerUses()).toBeLessThanOrEqual(mostPointerUses)
    // A count that cannot count would be a promise of nothing.
    const before = pointerUses()
    await page.mouse.click(700, 450)
    await expect.poll(pointerUses).toBe(before + 1)
  }, 60_000)
})
