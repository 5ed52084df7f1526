import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './support/accessibility.ts'
import { hasBrowser } from './support/browser.ts'
import { type Colleagues, openColleagues } from './support/colleagues.ts'
import type { Panel } from './support/panel.ts'
import type { Phone } from './support/phone.ts'
import { photograph, snap } from './support/photographs.ts'

const patient = { timeout: 20_000 }

describe.skipIf(!hasBrowser())('people who keep views of their own', () => {
  let colleagues: Colleagues
  let phone: Phone
  let panel: Panel
  let hers: Page
  let his: Page
  let shown: Colleagues['shown']

  beforeAll(async () => {
    colleagues = await openColleagues()
    ;({ phone, panel, hers, his, shown } = colleagues)
  }, 240_000)
  afterAll(() => colleagues?.close())
  afterEach(({ task }) => colleagues.seeFailure(task))

  const views = (page: Page) => page.getByRole('navigation', { name: 'Свои виды' })
  const view = (page: Page, name: string) => views(page).getByRole('link', { name })
  const save = (page: Page) => page.getByRole('button', { name: 'Сохранить вид' })
  const dialog = (page: Page) => page.getByRole('dialog')
  const tools = async (page: Page, name: string, item: string) => {
    await page.getByRole('button', { name: `Действия с видом «${name}»` }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  const narrow = async (page: Page, ...items: string[]) => {
    await page.getByRole('button', { name: 'Фильтры' }).click()
    for (const item of items) await page.getByRole('menuitem', { name: item }).click()
  }
  const current = async (page: Page) =>
    (await views(page).locator('[aria-current]').allTextContents()).map((text) => text.replace(/\d+$/, ''))
  const called = (page: Page) => views(page).getByRole('link').allTextContents()

  it('make one of the filters on the screen, and see its count live', async () => {
    expect(await save(hers).count()).toBe(0)
    for (const channel of ['Telegram', 'WhatsApp'] as const) {
      await phone.meet()
      await phone.write(channel, 'Позовите человека')
    }
    await expect.poll(() => panel.list.getByRole('option').count(), patient).toBe(2)
    await narrow(hers, 'Канал', 'Telegram')
    await save(hers).click()
    await dialog(hers).getByRole('button', { name: 'Сохранить' }).click()
    await dialog(hers).getByText('Назовите вид.').waitFor()
    await dialog(hers).getByLabel('Название вида').fill('Только бот')
    // Another width would draw the list anew, and the question with it.
    await snap(hers, 'saved-view-dialog')
    await dialog(hers).getByLabel('Название вида').press('Enter')
    await view(hers, 'Только бот').getByText('1').waitFor()
    expect(await current(hers)).toEqual(['Только бот'])
    expect(await save(hers).count(), 'it is saved').toBe(0)
    await phone.meet()
    await phone.write('Telegram', 'И мне человека')
    await view(hers, 'Только бот').getByText('2').waitFor()
    expect(await views(his).count(), 'it is hers alone').toBe(0)
    expect(await violations(hers, 'saved views')).toEqual([])
  }, 120_000)

  it('share one, which the colleague uses but cannot change', async () => {
    await hers.getByRole('button', { name: /^Снять фильтр/ }).click()
    await narrow(hers, 'Непрочитанные')
    await save(hers).click()
    await dialog(hers).getByLabel('Название вида').fill('Непрочитанные всех')
    await dialog(hers).getByRole('switch').click()
    await dialog(hers).getByRole('button', { name: 'Сохранить' }).click()
    await view(his, 'Непрочитанные всех').click()
    await his.getByRole('button', { name: 'Снять фильтр: Непрочитанные' }).waitFor()
    expect(await his.getByRole('button', { name: /^Действия с видом/ }).count()).toBe(0)
    await tools(hers, 'Непрочитанные всех', 'Переименовать')
    await dialog(hers).getByLabel('Название вида').fill('Новое')
    await hers.keyboard.press('Enter')
    await view(his, 'Новое').waitFor()
    expect(await photograph(hers, 'saved-views')).toEqual([])
  }, 120_000)

  it('order them, delete one and take it back', async () => {
    await narrow(hers, 'Язык', 'Русский')
    await save(hers).click()
    await dialog(hers).getByLabel('Название вида').fill('По-русски')
    await hers.keyboard.press('Enter')
    await view(hers, 'По-русски').waitFor()
    expect((await called(hers)).map((text) => text.replace(/\d+$/, ''))).toEqual([
      ...['Только бот', 'По-русски', 'Новое'],
    ])
    await tools(hers, 'По-русски', 'Левее')
    await expect.poll(async () => (await called(hers))[0]?.replace(/\d+$/, ''), patient).toBe('По-русски')
    await tools(hers, 'По-русски', 'Удалить вид')
    await expect.poll(() => view(hers, 'По-русски').count(), patient).toBe(0)
    await hers.locator('.toasts').getByRole('button', { name: 'Вернуть' }).click()
    await view(hers, 'По-русски').waitFor()
    await hers.reload()
    await view(hers, 'По-русски').waitFor()
    expect(await current(hers), 'the address holds it').toEqual(['По-русски'])
    expect(shown.aizada.complaints).toEqual([])
  }, 120_000)

  it('read it in Kyrgyz, too', async () => {
    await hers.evaluate(() => localStorage.setItem('tutum.language', 'ky'))
    await hers.reload()
    await hers.getByRole('navigation', { name: 'Өз көрүнүштөр' }).waitFor()
    expect(await photograph(hers, 'saved-views-ky')).toEqual([])
  })
})
