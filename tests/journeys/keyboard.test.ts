import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel } from './support/panel.ts'
import { openPhone, type Phone } from './support/phone.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const patient = { timeout: 20_000 }
const people = 4

describe.skipIf(!hasBrowser())('somebody who never touches the mouse', () => {
  let product: Product
  let browser: Browser
  let shown: { phone: Watched; aizada: Watched }
  let phone: Phone
  let page: Page
  const customers: string[] = []

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    shown = { phone: await openPage(browser), aizada: await openPage(browser) }
    page = shown.aizada.page
    phone = await openPhone(shown.phone.page, product.phoneUrl)
    await openPanel(page, product.panelUrl)
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const rows = () => page.getByRole('listbox', { name: 'Список разговоров' }).getByRole('option')
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const focused = () => page.evaluate(() => document.activeElement?.id ?? '')
  const conv = () => new URL(page.url()).searchParams.get('conv')
  const palette = () => page.getByRole('dialog', { name: 'Команды: действие, человек, страница' })
  /** @param line what is to be chosen by the next key: what can be done changes with what stands on the page */
  const ask = async (words: string, line?: string) => {
    // One that is still going away would be told to go by the same key.
    await expect.poll(() => palette().count(), patient).toBe(0)
    await press('Control+KeyK')
    await palette().getByRole('combobox').fill(words)
    if (line) await expect.poll(async () => (await offered())[0], patient).toContain(line)
  }
  const offered = () => palette().getByRole('option').allInnerTexts()
  const field = (text: string) => page.getByRole('textbox', { name: text })

  it('finds four customers who wait', async () => {
    for (let n = 0; n < people; n++) {
      customers.push(await phone.meet())
      await phone.write('WhatsApp', `Позовите человека ${n}`)
    }
    await rows()
      .nth(people - 1)
      .waitFor()
    // What is still being answered would change its place.
    await expect.poll(() => rows().filter({ hasText: 'Передаю ваш вопрос' }).count(), patient).toBe(people)
    // Nothing in the list moves under a pointer.
    await page.mouse.move(1000, 600)
  }, 120_000)

  it('walks the list with one stop of Tab, and opens what the keys point at', async () => {
    await press('KeyJ')
    const [first = '', second = ''] = await rows().evaluateAll((all) => all.map(({ id }) => id))
    expect(await focused()).toBe(first)
    await press('ArrowDown')
    expect(await focused()).toBe(second)
    await press('End')
    expect(await focused()).toBe(await rows().last().getAttribute('id'))
    await press('Home')
    expect(await focused()).toBe(first)
    await press('KeyA')
    await page.getByRole('menu', { name: 'Ответственный' }).waitFor()
    await press('Escape')
    await expect.poll(focused, patient).toBe(first)
    expect(await rows().evaluateAll((all) => all.filter(({ tabIndex }) => tabIndex === 0).length)).toBe(1)
    await press('KeyO')
    await expect.poll(conv, patient).toBe(first.replace('row-', ''))
    await field('Напишите ответ').waitFor()
  }, 60_000)

  it('leaves step by step: the menu, then the field, then the conversation', async () => {
    await press('KeyR')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), patient).toBe('TEXTAREA')
    await press('Escape', 'KeyA')
    await page.getByRole('menu').waitFor()
    await press('Escape')
    await expect.poll(() => page.getByRole('menu').count(), patient).toBe(0)
    expect(conv()).not.toBeNull()
    await press('Control+Shift+KeyF')
    await page.getByRole('searchbox', { name: 'Поиск в переписке' }).waitFor()
    await press('Escape')
    await expect
      .poll(() => page.getByRole('searchbox', { name: 'Поиск в переписке' }).count(), patient)
      .toBe(0)
    expect(conv()).not.toBeNull()
    await press('KeyR')
    await page.keyboard.type('/')
    await page.getByRole('listbox', { name: 'Готовые ответы' }).waitFor()
    await press('Escape')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await press('Backspace', 'Escape')
    expect(conv()).not.toBeNull()
    await press('Escape')
    await expect.poll(conv, patient).toBeNull()
  }, 60_000)

  it('marks as unread, picks all, none and the unread, and goes to pages by two keys', async () => {
    const unread = page.getByRole('img', { name: /непрочитанн/ })
    const picked = page.getByRole('toolbar', { name: 'Несколько сразу' })
    await press('KeyJ', 'KeyK', 'KeyK', 'KeyO')
    await field('Напишите ответ').waitFor()
    await expect.poll(() => rows().filter({ has: unread }).count(), patient).toBe(people - 1)
    await press('Shift+KeyU')
    await expect.poll(conv, patient).toBeNull()
    await expect.poll(() => rows().filter({ has: unread }).count(), patient).toBe(people)
    await press('Shift+Digit8', 'KeyA')
    await picked.getByText(`Выбрано: ${people}`).waitFor()
    await press('Shift+Digit8', 'KeyN')
    await expect.poll(() => picked.count(), patient).toBe(0)
    await press('KeyO')
    await expect.poll(() => rows().filter({ has: unread }).count(), patient).toBe(people - 1)
    await press('Shift+Digit8', 'KeyU')
    await picked.getByText(`Выбрано: ${people - 1}`).waitFor()
    await press('Escape', 'KeyG', 'KeyP')
    await page.getByRole('heading', { name: 'Товары' }).waitFor()
    await press('KeyG', 'KeyI')
    await page.getByRole('heading', { name: 'Ждут ответа' }).waitFor()
  }, 60_000)

  it('closes and goes on, and sends and closes', async () => {
    await rows().first().waitFor()
    await press('KeyJ', 'KeyO')
    await field('Напишите ответ').waitFor()
    const before = conv()
    await press('Shift+KeyE')
    await expect.poll(() => rows().count(), patient).toBe(people - 1)
    const next = conv()
    expect(next).not.toBeNull()
    expect(next).not.toBe(before)
    await field('Напишите ответ').waitFor()
    await press('KeyR')
    await page.keyboard.type('Да, есть')
    await press('Control+Shift+Enter')
    await page.getByText('Разговор закрыт. Новое сообщение откроет его снова.').waitFor()
    await page.getByRole('log').getByText('Да, есть').waitFor()
    expect(conv()).toBe(next)
    await expect.poll(() => rows().count(), patient).toBe(people - 2)
  }, 60_000)

  it('finds actions in three languages, on the wrong layout and in Latin letters', async () => {
    await press('Escape', 'KeyG', 'KeyI')
    await expect.poll(conv, patient).toBeNull()
    await rows().first().waitFor()
    await press('KeyJ', 'KeyO')
    await field('Напишите ответ').waitFor()
    for (const words of ['закрыть разговор', 'жабуу кайтаруу', 'close or reopen', 'pfrhsnm', 'zakryt']) {
      await ask(words)
      await expect.poll(offered, patient).toContainEqual(expect.stringContaining('Закрыть или вернуть'))
      await press('Escape')
      await expect.poll(() => palette().count(), patient).toBe(0)
    }
    await ask('')
    await palette().getByRole('option').first().waitFor()
    expect(await photograph(page, 'palette')).toEqual([])
    await press('Escape')
    expect(conv()).not.toBeNull()
  }, 90_000)

  it('does from the palette what the key would do, where the focus was', async () => {
    await ask('заметк', 'Написать заметку')
    await press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), patient)
      .toBe('Напишите заметку')
    await page.keyboard.type('черновик')
    await ask('метки', 'Метки')
    await press('ArrowDown', 'ArrowUp', 'Enter')
    await page.getByRole('menu', { name: 'Метки' }).waitFor()
    await press('Escape', 'Escape')
    const person = customers[1] ?? ''
    await ask(person)
    await palette().getByRole('option', { name: person }).first().waitFor()
    await expect.poll(offered, patient).toContainEqual(expect.stringContaining('WhatsApp'))
    await press('Enter')
    await page.getByRole('main', { name: `Переписка с ${person}` }).waitFor()
    await ask('шаблоны', 'Шаблоны')
    await press('Enter')
    await page.getByRole('heading', { name: 'Шаблоны' }).waitFor()
    await ask('взять себе')
    await palette().getByText('Ничего не нашлось').waitFor()
    await press('Escape')
    await expect.poll(() => palette().count(), patient).toBe(0)
  }, 90_000)

  it('reads all keys from the sheet, and comes back to where it was', async () => {
    await press('KeyG', 'KeyS')
    const name = page.getByRole('textbox', { name: 'Название' }).first()
    await name.focus()
    await page.keyboard.type('?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await press('Backspace', 'Escape', 'KeyG', 'KeyI')
    await rows().first().waitFor()
    await press('KeyJ')
    const row = await focused()
    expect(row).not.toBe('')
    await press('Shift+Slash')
    const sheet = page.getByRole('dialog', { name: 'Клавиши' })
    await sheet.getByText('Закрыть и открыть следующий').waitFor()
    for (let n = 0; n < 4; n++) {
      await press('Tab')
      const isInside = () => page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)
      await expect.poll(isInside, patient).toBe(true)
    }
    await press('Escape')
    await expect.poll(focused, patient).toBe(row)
    await press('Shift+Slash')
    await sheet.waitFor()
    expect(await photograph(page, 'key-sheet')).toEqual([])
    await press('Escape')
    await expect.poll(() => sheet.count(), patient).toBe(0)
    expect(shown.aizada.complaints).toEqual([])
  }, 60_000)

  it('hears what comes while the conversation is open, and not what stood there', async () => {
    const last = customers.at(-1) ?? ''
    await ask(last)
    await palette().getByRole('option', { name: last }).first().waitFor()
    await press('Enter')
    const thread = page.getByRole('main', { name: `Переписка с ${last}` })
    await thread.getByRole('log').getByText('Позовите человека').waitFor()
    const told = thread.getByRole('status').filter({ hasText: last })
    expect(await told.count()).toBe(0)
    await phone.write('WhatsApp', 'Вы ещё тут?')
    await told.getByText(`${last}: Вы ещё тут?`).waitFor({ state: 'attached' })
  }, 60_000)

  it('binds keys of her own, is told of conflicts, and leaves those of a colleague alone', async () => {
    await ask('настроить клавиши')
    await press('Enter')
    await page.getByRole('heading', { name: 'Клавиши', exact: true }).waitFor()
    const closing = page.getByRole('listitem').filter({ hasText: 'Закрыть или вернуть разговор' })
    const change = closing.getByRole('button', { name: /Изменить$/ })
    await change.click()
    await press('KeyJ')
    await closing.getByText('Клавиша J уже занята: «Следующий разговор».').waitFor()
    expect(await photograph(page, 'keys-taken')).toEqual([])
    await closing.getByRole('button', { name: 'Выбрать другую' }).click()
    await press('Escape')
    expect(await change.evaluate((button) => button === document.activeElement)).toBe(true)
    await press('Enter', 'KeyJ')
    await closing.getByRole('button', { name: 'Забрать' }).click()
    await closing.getByText('J', { exact: true }).waitFor()
    const next = page.getByRole('listitem').filter({ hasText: 'Следующий разговор' })
    await next.getByText('нет', { exact: true }).waitFor()
    await next.getByRole('button', { name: /Изменить$/ }).click()
    await press('KeyQ', 'KeyW')
    await next.getByText('W', { exact: true }).waitFor()

    const { page: his } = await openPage(browser)
    await openPanel(his, product.panelUrl, 'bakyt')
    await page.reload()
    await next.getByText('W', { exact: true }).waitFor()
    await press('KeyG', 'KeyI')
    await rows().first().waitFor()
    await press('KeyQ', 'KeyW')
    expect(await focused()).toBe(await rows().first().getAttribute('id'))
    await press('KeyO')
    await page.getByRole('button', { name: 'Закрыть разговор' }).waitFor()
    expect(await page.getByRole('button', { name: 'Закрыть разговор' }).getAttribute('title')).toBe(
      'Закрыть разговор (J)',
    )
    await his.getByRole('option').first().click()
    expect(await his.getByRole('button', { name: 'Закрыть разговор' }).getAttribute('title')).toBe(
      'Закрыть разговор (E)',
    )

    await page.goto(`${page.url().replace(/inbox.*/, '')}settings/keys`)
    await closing.getByRole('button', { name: /^Вернуть обычную/ }).click()
    await closing.getByText('E', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Вернуть обычные' }).click()
    await next.getByText('J', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Вернуть обычные' }).isDisabled()).toBe(true)
    expect(await photograph(page, 'keys-settings')).toEqual([])
  }, 90_000)

  it('reads it all in Kyrgyz, too', async () => {
    await page.evaluate(() => localStorage.setItem('tutum.language', 'ky'))
    await page.reload()
    await page.getByRole('heading', { name: 'Баскычтар', exact: true }).waitFor()
    expect(await photograph(page, 'keys-settings-ky')).toEqual([])
    await press('Shift+Slash')
    await page.getByRole('dialog', { name: 'Баскычтар' }).waitFor()
    expect(await photograph(page, 'key-sheet-ky')).toEqual([])
    await press('Escape', 'Control+KeyK')
    await page.getByRole('combobox').fill('настройки')
    await page.getByRole('option', { name: 'Жөндөөлөр' }).first().waitFor()
    expect(await photograph(page, 'palette-ky')).toEqual([])
  }, 60_000)
})
