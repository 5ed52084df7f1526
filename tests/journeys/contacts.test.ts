import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './support/accessibility.ts'
import { hasBrowser } from './support/browser.ts'
import { type Colleagues, openColleagues } from './support/colleagues.ts'
import type { Panel } from './support/panel.ts'
import type { Phone } from './support/phone.ts'
import { photograph } from './support/photographs.ts'

const patient = { timeout: 20_000 }

describe.skipIf(!hasBrowser())('the customers of a store, at two desks', () => {
  let colleagues: Colleagues
  let phone: Phone
  let panel: Panel
  let hers: Page
  let his: Page
  const customers: string[] = []

  beforeAll(async () => {
    colleagues = await openColleagues({ bypassCSP: true })
    ;({ phone, panel, hers, his } = colleagues)
  }, 240_000)
  afterAll(() => colleagues?.close())
  afterEach(({ task }) => colleagues.seeFailure(task))

  const list = (page: Page) => page.getByRole('listbox', { name: 'Контакты' })
  const rows = (page: Page) => list(page).getByRole('option')
  const aside = (page: Page) => page.getByRole('complementary', { name: 'Сведения о клиенте' })
  const search = (page: Page) => page.getByRole('searchbox', { name: 'Поиск' })
  const toasts = (page: Page) => page.locator('.toasts')
  const choose = async (page: Page, menu: string, item: string | RegExp) => {
    await page.getByRole('button', { name: menu }).click()
    await page.getByRole('menu').getByRole('menuitemradio', { name: item }).click()
  }

  it('say what comes next while nobody has written', async () => {
    await hers.goto(hers.url().replace(/inbox.*/, 'contacts?q=nobody-is-called-so'))
    await hers.getByText('Никого не нашлось.').waitFor()
    expect(await photograph(hers, 'contacts-none')).toEqual([])
    await hers.getByRole('button', { name: 'Показать всех' }).click()
    await hers.goto(hers.url().replace(/contacts.*/, 'inbox/all'))
  }, 60_000)

  it('are gone to, looked for and opened by keys alone', async () => {
    for (const channel of ['WhatsApp', 'Instagram', 'Telegram'] as const) {
      customers.push(await phone.meet())
      await phone.write(channel, 'Позовите человека')
    }
    await panel.list.getByRole('option', { name: customers[2] ?? '' }).waitFor()
    await hers.getByRole('heading', { name: 'Входящие' }).click()
    await hers.keyboard.press('KeyG')
    await hers.keyboard.press('KeyU')
    await hers.getByRole('heading', { name: 'Контакты' }).waitFor()
    await expect.poll(() => rows(hers).count(), patient).toBeGreaterThanOrEqual(3)
    expect(await photograph(hers, 'contacts-list')).toEqual([])
    expect(await violations(hers, 'contacts')).toEqual([])

    await hers.keyboard.press('Slash')
    const [first = ''] = (customers[0] ?? '').split(' ')
    const slipped = `${first.slice(0, 2)}${first[3]}${first[2]}${first.slice(4)}`
    await search(hers).fill(slipped)
    await hers.getByText('Точно таких нет.').waitFor()
    await hers.keyboard.press('ArrowDown')
    await hers.keyboard.press('Enter')
    await aside(hers)
      .getByRole('heading', { name: customers[0] ?? '' })
      .waitFor()
    await hers.keyboard.press('Escape')
    await aside(hers).waitFor({ state: 'detached' })
    await search(hers).fill('nobody-is-called-so')
    await hers.getByRole('button', { name: 'Показать всех' }).click()
    await expect.poll(() => search(hers).inputValue(), patient).toBe('')
    await expect.poll(() => rows(hers).count(), patient).toBeGreaterThanOrEqual(3)
    expect(new URL(hers.url()).searchParams.has('q')).toBe(false)
  }, 120_000)

  it('are sorted by name and narrowed by channel', async () => {
    await choose(hers, 'Порядок', 'По имени')
    const names = () => rows(hers).locator('.text-lg').allTextContents()
    await expect
      .poll(async () => {
        const shown = await names()
        return shown.length > 2 && shown.join() === [...shown].sort((a, b) => a.localeCompare(b, 'ru')).join()
      }, patient)
      .toBe(true)
    await choose(hers, 'Канал', /Instagram/)
    // What was shown before stays until the answer comes.
    await expect.poll(names, patient).not.toContain(customers[0])
    expect(await names()).toContain(customers[1])
    await hers.getByRole('button', { name: 'Канал' }).click()
    const chosen = hers.getByRole('menuitemradio', { checked: true })
    await chosen.filter({ hasText: 'Instagram' }).waitFor()
    expect(await chosen.count()).toBe(1)
    await hers.keyboard.press('Escape')
    await choose(hers, 'Канал', 'Все каналы')
  }, 120_000)

  it('wear a label, which a colleague sees, finds them by, and which is taken back', async () => {
    await hers.goto(hers.url().replace(/contacts.*/, 'settings/organising'))
    const labels = hers.getByRole('region', { name: 'Метки' })
    await labels.getByRole('textbox', { name: 'Новая метка' }).fill('опт')
    await labels.getByRole('button', { name: 'Добавить' }).click()
    await labels.getByRole('button', { name: 'Удалить: опт' }).waitFor()
    for (const page of [hers, his]) {
      await page.goto(page.url().replace(/(settings|inbox).*/, 'contacts'))
      await rows(page)
        .filter({ hasText: customers[0] ?? '' })
        .click()
      await aside(page)
        .getByRole('heading', { name: customers[0] ?? '' })
        .waitFor()
    }
    await aside(hers).getByRole('button', { name: 'Метка', exact: true }).click()
    await hers.getByRole('menuitemcheckbox', { name: 'опт' }).click()
    await hers.keyboard.press('Escape')
    await aside(his).getByRole('button', { name: 'Снять метку: опт' }).waitFor()
    await choose(his, 'Метка: Все метки', 'опт')
    await expect.poll(() => rows(his).count(), patient).toBe(1)
    await toasts(hers).getByRole('button', { name: 'Вернуть' }).click()
    await aside(hers).getByRole('button', { name: 'Снять метку: опт' }).waitFor({ state: 'detached' })
    await expect.poll(() => rows(his).count(), patient).toBe(0)
    await his.getByRole('button', { name: 'Показать всех' }).click()
    await aside(hers).getByRole('button', { name: 'Метка', exact: true }).click()
    await hers.getByRole('menuitemcheckbox', { name: 'опт' }).click()
    await hers.keyboard.press('Escape')
    await aside(hers).getByRole('button', { name: 'Снять метку: опт' }).waitFor()
  }, 120_000)

  it('are written about by two at once, and neither overwrites the other unseen', async () => {
    const value = (page: Page) => aside(page).getByRole('textbox', { name: 'Что записать' })
    await aside(hers).getByRole('button', { name: 'Добавить' }).click()
    await value(hers).fill('Размер M')
    await aside(hers).getByRole('button', { name: 'Сохранить' }).click()
    await aside(his).getByText('Размер M').waitFor()
    for (const page of [hers, his])
      await aside(page).getByRole('button', { name: 'Изменить: Заметка' }).click()
    await value(his).fill('Размер XL')
    // In a hand the list is away and the card is the page.
    await hers.setViewportSize({ width: 390, height: 844 })
    const inHand = hers.getByRole('main', { name: 'Сведения о клиенте' })
    const field = inHand.getByRole('textbox', { name: 'Что записать' })
    await field.fill('Размер L')
    await field.evaluate((box) => box.scrollIntoView({ block: 'end' }))
    await aside(his).getByRole('button', { name: 'Сохранить' }).click()
    const line = inHand.getByRole('alert').filter({ hasText: 'Пока вы писали' })
    await line.waitFor()
    // Notices take the lowest part of the screen.
    await expect.poll(async () => bottom(await line.boundingBox()), patient).toBeLessThanOrEqual(844 - 144)
    await hers.setViewportSize({ width: 1440, height: 900 })
    await aside(hers)
      .getByText(/Пока вы писали, запись изменена \(Бакыт.*Сейчас: «Размер XL»/)
      .waitFor()
    expect(await value(hers).inputValue()).toBe('Размер L')
    expect(await value(hers).evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await photograph(hers, 'contacts-meanwhile')).toEqual([])
    expect(await violations(hers, 'contact meanwhile')).toEqual([])
    await aside(hers).getByRole('button', { name: 'Записать моё' }).click()
    await aside(his).getByText('Размер L').waitFor()
    expect(await aside(his).getByText('Размер XL').count()).toBe(0)

    for (const page of [hers, his])
      await aside(page).getByRole('button', { name: 'Изменить: Заметка' }).click()
    await value(hers).fill('Размер S')
    await value(his).fill('Размер XS')
    let go = () => {}
    const held = new Promise<void>((resolve) => {
      go = resolve
    })
    await hers.route(/\/facts\//, async (route) => {
      await held
      await route.continue()
    })
    await aside(hers).getByRole('button', { name: 'Сохранить' }).press('Enter')
    await aside(his).getByRole('button', { name: 'Сохранить' }).click()
    const theirs = aside(hers).getByRole('button', { name: 'Оставить как есть' })
    await theirs.waitFor()
    expect(await theirs.evaluate((button) => button === document.activeElement)).toBe(true)
    const answered = hers.waitForResponse(/\/facts\//)
    go()
    await answered
    await hers.unroute(/\/facts\//)
    await theirs.press('Enter')
    await aside(hers).getByText('Размер XS').waitFor()
  }, 120_000)

  it('are named by two at once: whoever comes second is asked which it is to be', async () => {
    const name = (page: Page) => aside(page).getByRole('textbox', { name: 'Изменить имя' })
    for (const page of [hers, his]) await aside(page).getByRole('button', { name: 'Изменить имя' }).click()
    await name(hers).fill('Оптовик Ош')
    await name(his).fill('Оптовик Бишкек')
    await name(his).press('Enter')
    await aside(hers).getByText('Пока вы писали, имя изменили. Сейчас: «Оптовик Бишкек».').waitFor()
    const sent: string[] = []
    hers.on('request', (request) => {
      if (request.method() === 'PATCH' && request.url().includes('/contacts/')) sent.push(request.url())
    })
    await name(hers).press('Enter')
    expect(await name(hers).inputValue()).toBe('Оптовик Ош')
    await aside(hers).getByRole('button', { name: 'Оставить как есть' }).click()
    await aside(hers).getByRole('heading', { name: 'Оптовик Бишкек' }).waitFor()
    expect(sent).toEqual([])
  }, 120_000)

  it('are gone on with in a conversation of theirs, where the label is told', async () => {
    await aside(hers)
      .getByRole('button', { name: /^WhatsApp/ })
      .first()
      .press('Enter')
    const thread = hers.getByRole('main', { name: /^Переписка с / })
    await thread.getByRole('log').getByText('Айзада Асанова: метка покупателя «опт»').first().waitFor()
    await photograph(hers, 'contacts-thread')
    await hers.goBack()
    await aside(hers).waitFor()
  }, 120_000)

  it('stay where they are under the pointer when one of them is renamed', async () => {
    await his.goto(his.url().replace(/contacts.*/, 'contacts?order=name'))
    const names = () => rows(his).locator('.text-lg').allTextContents()
    await expect.poll(async () => (await names()).length, patient).toBeGreaterThan(2)
    const before = await names()
    await rows(his).first().hover()
    const base = `${new URL(hers.url()).origin}/api/v1/stores/${panel.storeId}/contacts`
    const { items } = await (await hers.request.get(`${base}?sort=name`)).json()
    const { version } = await (await hers.request.get(`${base}/${items.at(-1).id}`)).json()
    const renamed = await hers.request.patch(`${base}/${items.at(-1).id}`, {
      headers: { origin: new URL(hers.url()).origin },
      data: { version, name: 'Aaly' },
    })
    expect(renamed.ok(), await renamed.text()).toBe(true)
    const news = his.getByRole('button', { name: /обновлени/ })
    await news.waitFor()
    expect(await names()).toEqual([...before.slice(0, -1), 'Aaly'])
    await news.click()
    await expect.poll(async () => (await names())[0], patient).toBe('Aaly')
  }, 120_000)

  it('say so when no conversation is left with one of them', async () => {
    const card = /\/contacts\/[^/?]+$/
    await his.route(card, async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), conversations: [] } })
    })
    await rows(his).first().click()
    await aside(his).getByRole('heading', { name: 'У этого контакта нет разговоров.' }).waitFor()
    await photograph(his, 'contacts-without-conversations')
    await his.unroute(card)
  }, 60_000)
})

const bottom = (box: { y: number; height: number } | null): number => (box ? box.y + box.height : Number.NaN)
