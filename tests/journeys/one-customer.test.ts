import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './support/accessibility.ts'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel } from './support/panel.ts'
import { openPhone, type Phone } from './support/phone.ts'
import { photograph, photographFailure, snap } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const patient = { timeout: 60_000 }

describe.skipIf(!hasBrowser())('a customer who writes over two channels', () => {
  let product: Product
  let browser: Browser
  let shown: { phone: Watched; aizada: Watched }
  let phone: Phone
  let panel: Panel
  let page: Page
  let name: string

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    shown = {
      phone: await openPage(browser),
      aizada: await openPage(browser, {
        bypassCSP: true,
        permissions: ['clipboard-read', 'clipboard-write'],
      }),
    }
    page = shown.aizada.page
    for (const { page: each } of Object.values(shown)) each.setDefaultTimeout(60_000)
    phone = await openPhone(shown.phone.page, product.phoneUrl)
    panel = await openPanel(page, product.panelUrl)
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const thread = () => page.getByRole('main', { name: /^Переписка с / })
  const log = () => thread().getByRole('log')
  const bar = () => thread().getByRole('radiogroup', { name: 'Ответ через' })
  const aside = () => page.getByRole('complementary', { name: 'Сведения о клиенте' })
  const toasts = () => page.locator('.toasts')
  const row = (channel: string) =>
    panel.list.getByRole('option').filter({ has: page.locator(`.glyph.${channel.toLowerCase()}`) })
  const more = async (item: string) => {
    await thread().getByRole('button', { name: 'Ещё действия' }).click()
    await page.getByRole('menu').getByRole('menuitem', { name: item }).click()
  }
  const numberOf = async () => {
    const url = new URL(`/api/v1/stores/${panel.storeId}/conversations?view=all`, page.url())
    const { items } = await (await page.request.get(url.href)).json()
    return String(
      items.find((each: { channel: { kind: string } }) => each.channel.kind === 'whatsapp').contact.phone,
    )
  }

  it('is suggested as one when the number was written down, and why', async () => {
    name = await phone.meet()
    await phone.write('WhatsApp', 'Позовите человека')
    await row('whatsapp').first().waitFor()
    await phone.write('Instagram', `Позовите человека, мой номер ${await numberOf()}`)
    await row('instagram').first().click()
    await thread()
      .getByText(/это тот же человек: одно имя, и номер/)
      .waitFor()
    await photograph(page, 'contact-duplicate')
  }, 300_000)

  it('is looked at field by field and merged, and both channels are one timeline', async () => {
    await thread().getByRole('button', { name: 'Сравнить' }).click()
    await page.getByRole('dialog').getByText('остаются все').first().waitFor()
    expect(await photograph(page, 'contact-merge')).toEqual([])
    expect(await violations(page, 'merge')).toEqual([])
    await page.getByRole('button', { name: 'Объединить', exact: true }).click()
    await toasts()
      .getByText(/^Объединено/)
      .waitFor()
    await bar().getByRole('radio', { name: 'Instagram' }).waitFor()
    await log().getByText('Позовите человека', { exact: true }).waitFor()
    await log()
      .getByText(/мой номер/)
      .waitFor()
    await log().getByRole('button', { name: 'Отвечать там' }).first().waitFor()
    expect(await photograph(page, 'contact-timeline')).toEqual([])
    expect(await violations(page, 'timeline')).toEqual([])
  }, 300_000)

  it('gets the answer over the channel that is chosen', async () => {
    await bar().getByText('WhatsApp').click()
    await thread().locator('.composer-strip').getByText('WhatsApp').first().waitFor()
    await thread().getByRole('textbox', { name: 'Напишите ответ' }).fill('Здравствуйте, это Айзада')
    await thread().getByRole('button', { name: 'Отправить' }).click()
    await phone.talk('WhatsApp').getByText('Здравствуйте, это Айзада').waitFor()
    expect(await phone.talk('Instagram').getByText('Здравствуйте, это Айзада').count()).toBe(0)
    await thread().getByRole('button', { name: 'Только этот канал' }).click()
    await expect
      .poll(
        () =>
          log()
            .getByText(/мой номер/)
            .count(),
        patient,
      )
      .toBe(0)
    await thread().getByRole('button', { name: 'Только этот канал' }).click()
    await log()
      .getByText(/мой номер/)
      .waitFor()
  }, 300_000)

  it('is searched over both channels while both are shown, and over one when only that is', async () => {
    await page.keyboard.press('Control+Shift+KeyF')
    const field = thread().getByRole('searchbox', { name: 'Поиск в переписке' })
    await field.fill('мой номер')
    await thread().getByText('1 из 1').waitFor()
    await log()
      .locator('[data-sought="true"]')
      .getByText(/мой номер/)
      .waitFor()
    await thread().getByRole('button', { name: 'Только этот канал' }).click()
    await thread().getByText('Ничего не нашлось').waitFor()
    await thread().getByRole('button', { name: 'Только этот канал' }).click()
    await thread().getByText('1 из 1').waitFor()
    await field.press('Escape')
  }, 120_000)

  it('is written about in the panel, whose parts stand open after a reload', async () => {
    await aside().getByRole('button', { name: 'Добавить' }).click()
    await aside().getByRole('textbox', { name: 'Название поля' }).fill('Размер')
    await aside().getByRole('textbox', { name: 'Что записать' }).fill('M, любит лён')
    await aside().getByRole('button', { name: 'Сохранить' }).click()
    await aside().getByText('M, любит лён').waitFor()
    await aside().getByRole('button', { name: 'Изменить имя' }).click()
    await aside().getByRole('textbox', { name: 'Изменить имя' }).fill('Мээрим (опт)')
    await page.keyboard.press('Enter')
    await aside().getByRole('heading', { name: 'Мээрим (опт)' }).waitFor()
    await aside()
      .getByRole('button', { name: /^Объединено/ })
      .click()
    await aside().getByRole('button', { name: 'Разъединить' }).waitFor()
    await page.reload()
    await log()
      .getByText(/мой номер/)
      .waitFor()
    await aside().getByRole('button', { name: 'Разъединить' }).waitFor()
    expect(await photograph(page, 'contact-panel', 1400)).toEqual([])
  }, 300_000)

  it('is told of by the panel: why who speaks, what was spent, what is held and who looked', async () => {
    const part = (title: string) => aside().getByRole('button', { name: title })
    await part('Ассистент').click()
    await aside()
      .getByText(/молчит: отвечает Айзада/)
      .waitFor()
    await aside()
      .getByText(/Почему передан: клиент попросил человека/)
      .waitFor()
    await aside()
      .getByText(/обращений \d+, токенов/)
      .first()
      .waitFor()
    await aside().getByText('Нужна модель: у магазина нет её ключа.').waitFor()
    await aside().getByText('Не видит 1 заметку или поле').waitFor()
    await part('Личные данные').click()
    await aside().getByText('Сообщения и заметки в них').waitFor()
    await aside()
      .getByText(/^Aizada|^Айзада/)
      .first()
      .waitFor()
    const saved = page.waitForEvent('download')
    await aside().getByRole('link', { name: 'Выгрузить всё' }).click()
    expect((await saved).suggestedFilename()).toMatch(/^contact-.*\.json$/)
    expect(await photograph(page, 'contact-panel-told', 2200)).toEqual([])
    expect(await violations(page, 'panel')).toEqual([])
    await page.setViewportSize({ width: 390, height: 2200 })
    await page.keyboard.press('Control+Period')
    await aside().getByText('Сообщения и заметки в них').waitFor()
    await snap(page, 'contact-panel-told-hand')
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1440, height: 900 })
  }, 300_000)

  it('is taken apart again, and each channel goes its own way', async () => {
    await aside().getByRole('button', { name: 'Разъединить' }).click()
    await toasts()
      .getByText(/^Снова отдельно/)
      .waitFor()
    await bar().waitFor({ state: 'detached' })
    await expect
      .poll(
        () =>
          log()
            .getByText(/мой номер/)
            .count(),
        patient,
      )
      .toBe(0)
    expect(
      await thread()
        .getByText(/это тот же человек/)
        .count(),
    ).toBe(0)
  }, 300_000)

  it('is merged by hand, and back within ten seconds', async () => {
    await more('Объединить с другим контактом…')
    await page.getByRole('searchbox', { name: 'Кого ищем' }).fill(name)
    await page.getByRole('list', { name: 'Люди' }).getByRole('button').first().click()
    await page.getByRole('button', { name: 'Объединить', exact: true }).click()
    await bar().waitFor()
    await toasts().getByRole('button', { name: 'Вернуть' }).click()
    await bar().waitFor({ state: 'detached' })
  }, 300_000)

  it('is blocked, kept apart from those who wait, and heard again', async () => {
    await more('Заблокировать')
    await thread()
      .getByText(/^Покупатель заблокирован/)
      .waitFor()
    await photograph(page, 'contact-blocked')
    await phone.write('WhatsApp', 'Алло?')
    const views = page.getByRole('navigation', { name: 'Виды' })
    await views.getByRole('link', { name: 'Заблокированные' }).click()
    await row('whatsapp').getByText('Алло?').waitFor()
    await thread().getByRole('button', { name: 'Разблокировать' }).first().click()
    await toasts()
      .getByText(/^Разблокировано/)
      .waitFor()
    await expect.poll(() => row('whatsapp').count(), patient).toBe(0)
  }, 300_000)

  it('has an address that can be given to a colleague', async () => {
    await more('Скопировать ссылку')
    const link = await page.evaluate(() => navigator.clipboard.readText())
    await page.goto(link)
    await thread().waitFor()
  }, 300_000)

  it('stands on the board, and is carried on by the keyboard and by the mouse', async () => {
    await page.goto(`${product.panelUrl}/s/${panel.storeId}/board`)
    const column = (title: string) => page.getByRole('region', { name: title })
    const card = (title: string) => column(title).locator('[data-card]').filter({ hasText: 'Мээрим (опт)' })
    await card('Без этапа').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await photograph(page, 'board')
    await page.keyboard.press('Space')
    await card('В разговоре').waitFor()
    await expect
      .poll(() => card('В разговоре').evaluate((it) => it === document.activeElement), patient)
      .toBe(true)
    await toasts().getByRole('button', { name: 'Вернуть' }).click()
    await card('Без этапа').waitFor()
    await card('Без этапа').dragTo(column('Новый'))
    await card('Новый').waitFor()
    await expect.poll(() => page.locator('.board.dragging').count(), patient).toBe(0)
    expect(await photograph(page, 'board-moved')).toEqual([])
    expect(await violations(page, 'board')).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: /^Новый/ }).click()
    await card('Новый').waitFor()
    expect(
      await page
        .getByRole('region')
        .filter({ has: page.locator('[data-card]') })
        .count(),
    ).toBe(1)
    expect(await violations(page, 'board in a hand')).toEqual([])
    await card('Новый').click()
    await thread().waitFor()
  }, 300_000)

  it('is erased by their name, and gone from the screen and the list', async () => {
    // Still in a hand: another width would open the panel anew, and with it the dialog.
    await page.keyboard.press('Control+Period')
    await aside().getByRole('button', { name: 'Стереть…' }).click()
    const dialog = page.getByRole('dialog')
    const now = dialog.getByRole('button', { name: 'Стереть навсегда' })
    await dialog.getByText('Сообщения и заметки в них').waitFor()
    await dialog.getByRole('textbox').fill('Мээрим')
    expect(await now.isDisabled()).toBe(true)
    await snap(page, 'contact-erase')
    expect(await violations(page, 'erasing')).toEqual([])
    await dialog.getByRole('textbox').fill('мээрим (опт)')
    await page.keyboard.press('Enter')
    await page.getByText('Этой переписки больше нет').waitFor()
    const url = new URL(`/api/v1/stores/${panel.storeId}/conversations?view=all`, page.url())
    await expect
      .poll(async () => JSON.stringify(await (await page.request.get(url.href)).json()), patient)
      .not.toContain('Мээрим (опт)')
  }, 300_000)

  it('was met without a complaint of the browser', () => {
    // Whoever was erased was open, and what is asked of them then is not there.
    const ofErased = /^answer: 404 GET .*\/(conversations|contacts)\/[0-9a-f-]{36}/
    for (const { complaints } of Object.values(shown))
      expect(complaints.filter((line) => !ofErased.test(line))).toEqual([])
  })
})
