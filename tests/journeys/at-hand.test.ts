import { setTimeout as wait } from 'node:timers/promises'
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
  const toast = (words: string | RegExp) => page.locator('.toasts').getByText(words)
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
    // What they write while it is still chosen changes nothing.
    await expect.poll(() => language.getByText('выбран вручную').count(), patient).toBe(0)
    await us.phone.write('WhatsApp', 'А сегодня успеете привезти?')
    await language.getByText('русский').waitFor()
  }, 120_000)

  it('is blocked and heard again by a key', async () => {
    await press('KeyB')
    await toast(`Заблокировано: ${customer}.`).waitFor()
    await thread(page).getByText('Покупатель заблокирован.').waitFor()
    await press('KeyB')
    await toast(`Разблокировано: ${customer}.`).waitFor()
    await expect.poll(() => thread(page).getByText('Покупатель заблокирован.').count(), patient).toBe(0)
    await press('Shift+KeyB')
    const spam = thread(page).getByText('Отмечено как спам. Сообщения')
    await spam.waitFor()
    await press('Control+KeyZ')
    await expect.poll(() => spam.count(), patient).toBe(0)
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
    const choosing = page.waitForEvent('filechooser', patient)
    const isChoosing = async () => {
      await press('Control+Shift+KeyA')
      return Promise.race([choosing.then(() => true), wait(1_000).then(() => false)])
    }
    await expect.poll(isChoosing, patient).toBe(true)
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

  it('sends a template while the window is open, too, found by its words, with the name in its place', async () => {
    await templateFor(page, us.product, us.panel.storeId)
    await templateFor(page, us.product, us.panel.storeId, {
      ...{
        name: 'order_ready',
        body: { text: 'Салам, {{first_name}}! Заказ собран и ждёт вас.', examples: { first_name: 'Meerim' } },
      },
      buttons: [
        { kind: 'quick_reply', text: 'Заберу сегодня' },
        { kind: 'url', text: 'Как проехать', url: 'https://ayperi.example/map', example: null },
        { kind: 'phone', text: 'Позвонить', phone: '+996700000001' },
      ],
    })
    await page.reload()
    await thread(page).getByRole('button', { name: 'Шаблон сообщения' }).click()
    const found = thread(page).getByRole('listbox', { name: 'Все шаблоны' }).getByRole('option')
    await expect.poll(() => found.count(), patient).toBe(2)
    await page.keyboard.type('ждёт')
    await expect.poll(() => found.allInnerTexts(), patient).toEqual([expect.stringContaining('order_ready')])
    expect(await photograph(page, 'template-search')).toEqual([])
    await tray().fill('ждёт такси')
    await thread(page).getByText('Такого шаблона нет.').waitFor()
    await tray().fill('ready')
    await press('Enter')
    const name = thread(page).getByRole('textbox', { name: /first_name/ })
    await expect.poll(() => name.inputValue(), patient).toBe(customer)
    expect(await name.evaluate((input) => input === document.activeElement)).toBe(true)
    expect(await photograph(page, 'template-in-window')).toEqual([])
    await thread(page).getByRole('button', { name: 'Отправить шаблон' }).click()
    await us.phone.talk('WhatsApp').getByText(`Салам, ${customer}!`, { exact: false }).waitFor()
    const sent = thread(page).locator('.bubble.out', { hasText: `Салам, ${customer}!` })
    await sent.getByRole('list', { name: 'Кнопки' }).getByText('Как проехать').waitFor()
    await sent.getByText('https://ayperi.example/map').waitFor()
    expect(await photograph(page, 'template-sent')).toEqual([])
  }, 90_000)

  it('makes a picture that is too large for its channel fit, and finds a sign by its name', async () => {
    const large = await page.evaluate(drawNoise)
    await thread(page)
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: 'витрина.png', mimeType: 'image/png', buffer: Buffer.from(large, 'base64') })
    await thread(page).getByText('витрина.jpg').waitFor()
    // Nothing leaves before it is uploaded.
    await thread(page).getByText('готово к отправке').waitFor()
    await field().fill('')
    await page.keyboard.type('Рахмат :рах')
    await page.getByRole('listbox', { name: 'Эмодзи' }).getByRole('option').first().waitFor()
    expect(await photograph(page, 'emoji-and-fitted')).toEqual([])
    await field().focus()
    await press('Enter')
    await expect.poll(() => field().inputValue(), patient).toBe('Рахмат 🙏')
    await press('Enter')
    await us.phone.talk('WhatsApp').getByText('Рахмат 🙏').waitFor()
    await thread(page).getByRole('button', { name: 'Открыть: Фото' }).waitFor()
    // Whoever sends sees what was sent, however tall it is.
    await expect.poll(() => page.getByRole('button', { name: 'К последним' }).count(), patient).toBe(0)
  }, 120_000)

  it('is owed over every channel what was promised over one, once contacts are one', async () => {
    const store = `${us.product.panelUrl}/api/v1/stores/${us.panel.storeId}`
    const origin = { origin: us.product.panelUrl }
    await us.phone.write('Instagram', 'Здравствуйте, это снова я')
    const conversations = async () =>
      (await (await page.request.get(`${store}/conversations?view=all`)).json()).items as Seen[]
    await expect.poll(async () => (await conversations()).length, patient).toBe(2)
    const [there, here] = ['instagram', 'whatsapp'].map((kind) => byKind(kind))
    const [other, kept] = [there?.(await conversations()), here?.(await conversations())]
    const dueAt = new Date(Date.now() + 3_600_000).toISOString()
    await page.request.post(`${store}/conversations/${other?.id}/promises`, {
      data: { text: 'Отложить рубашку', dueAt },
      headers: origin,
    })
    await page.request.post(`${store}/contacts/${kept?.contact.id}/merges`, {
      data: { contactId: other?.contact.id },
      headers: origin,
    })
    const promise = thread(page).getByRole('listitem').filter({ hasText: 'Отложить рубашку' })
    await promise.getByText('Instagram').waitFor()
    expect(await photograph(page, 'promise-elsewhere')).toEqual([])
    await promise.getByRole('button', { name: 'Выполнено', exact: true }).click()
    await expect.poll(() => promise.count(), patient).toBe(0)
  }, 90_000)

  it('hands several to the assistant or takes them, and takes that back', async () => {
    const rows = page.getByRole('listbox', { name: 'Список разговоров' }).getByRole('option')
    const speakers = () => rows.filter({ hasText: 'Айжан' }).count()
    await press('Escape')
    await us.phone.meet()
    await us.phone.write('Telegram', 'Сколько стоит льняная рубашка?')
    await us.phone.talk('Telegram').locator('.theirs').first().waitFor()
    await expect.poll(speakers, patient).toBeGreaterThan(0)
    const before = await speakers()
    await page.getByRole('button', { name: 'Фильтры' }).click()
    await page.getByRole('menuitem', { name: 'Кто отвечает' }).click()
    await page.getByRole('menuitem', { name: 'Айжан' }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('speaker'), patient).toBe('assistant')
    await press('Escape')
    await expect.poll(() => rows.count(), patient).toBe(before)
    await press('KeyJ')
    await press('Shift+Digit8')
    await press('KeyA')
    await press('KeyH')
    const menu = page.getByRole('menu', { name: 'Кто отвечает' })
    await menu.waitFor()
    expect(await photograph(page, 'several-speakers')).toEqual([])
    await press('KeyH')
    await menu.getByRole('menuitem', { name: 'Вы' }).click()
    await toast(/теперь у вас/).waitFor()
    await press('Control+KeyZ')
    await expect.poll(speakers, patient).toBe(before)
  }, 120_000)

  it('looks as she likes it: more on a screen, and more strongly drawn', async () => {
    const inbox = page.url()
    await page.goto(inbox.replace(/inbox.*/, 'settings'))
    await page.getByRole('radiogroup', { name: 'Плотность' }).getByText('Плотно').click()
    await page.getByRole('radiogroup', { name: 'Контраст' }).getByText('Высокий').click()
    expect(await photograph(page, 'look-settings')).toEqual([])
    await page.goto(inbox.replace(/\?.*/, ''))
    const heights = () =>
      page
        .getByRole('listbox', { name: 'Список разговоров' })
        .getByRole('option')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height))
    await expect.poll(async () => Math.min(...(await heights())), patient).toBeLessThanOrEqual(52)
    await row(page).click()
    await thread(page).waitFor()
    expect(await photograph(page, 'look-compact')).toEqual([])
    await page.evaluate(() => localStorage.setItem('tutum.language', 'ky'))
    await page.reload()
    await page.getByRole('button', { name: 'Кардар менен кайсы тилде сүйлөшөбүз' }).click()
    await page.getByRole('menuitem', { name: 'Ал кандай жазса' }).waitFor()
    expect(await photograph(page, 'look-compact-ky')).toEqual([])
    expect(us.shown.aizada.complaints).toEqual([])
  }, 120_000)
})

interface Seen {
  readonly id: string
  readonly contact: { readonly id: string }
  readonly channel: { readonly kind: string }
}
const byKind = (kind: string) => (all: readonly Seen[]) => all.find(({ channel }) => channel.kind === kind)

/** A picture that no PNG makes small: over five megabytes, as text. */
async function drawNoise(): Promise<string> {
  const canvas = new OffscreenCanvas(1800, 1400)
  const pen = canvas.getContext('2d')
  const pixels = pen?.createImageData(canvas.width, canvas.height)
  if (!pen || !pixels) throw new Error('no canvas')
  for (let at = 0; at < pixels.data.length; at++) pixels.data[at] = at % 4 === 3 ? 255 : Math.random() * 256
  pen.putImageData(pixels, 0, 0)
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}
