import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from './support/browser.ts'
import { type Colleagues, openColleagues } from './support/colleagues.ts'
import type { Panel } from './support/panel.ts'
import type { Phone } from './support/phone.ts'
import { photograph } from './support/photographs.ts'

const patient = { timeout: 20_000 }

describe.skipIf(!hasBrowser())('two people who keep the inbox in order', () => {
  let colleagues: Colleagues
  let phone: Phone
  let panel: Panel
  let hers: Page
  let his: Page
  let shown: Colleagues['shown']
  const customers: string[] = []

  beforeAll(async () => {
    colleagues = await openColleagues()
    ;({ phone, panel, hers, his, shown } = colleagues)
  }, 240_000)
  afterAll(() => colleagues?.close())
  afterEach(({ task }) => colleagues.seeFailure(task))

  const row = (page: Page, n: number) =>
    page.getByRole('listbox').getByRole('option', { name: customers[n] ?? '' })
  const strip = (page: Page) => page.getByRole('toolbar', { name: 'Метки и этапы' })
  const toasts = (page: Page) => page.locator('.toasts')
  const view = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Виды' }).getByRole('link', { name })
  const choose = (page: Page, item: string | RegExp) =>
    page
      .getByRole('menu')
      .getByRole(/^Метка|подарок|срочно/.test(String(item)) ? 'menuitemcheckbox' : 'menuitem', { name: item })
      .click()

  it('find whoever asks for a person among those who wait', async () => {
    for (const words of ['Позовите человека', 'Хочу скидку, позовите человека', 'Где мой заказ? Человека!']) {
      customers.push(await phone.meet())
      await phone.write('WhatsApp', words)
    }
    await view(hers, 'Ждут ответа').getByText('3').waitFor()
    await view(hers, 'Ничьи').getByText('3').waitFor()
    expect(await panel.list.getByRole('option').count()).toBe(3)
  }, 120_000)

  it('name their labels in the settings', async () => {
    await hers.goto(hers.url().replace(/inbox.*/, 'settings/organising'))
    const labels = hers.getByRole('region', { name: 'Метки' })
    for (const name of ['подарок', 'срочно', 'опт']) {
      await labels.getByRole('textbox', { name: 'Новая метка' }).fill(name)
      await labels.getByRole('button', { name: 'Добавить' }).click()
      await labels.getByRole('button', { name: `Удалить: ${name}` }).waitFor()
    }
    await labels.getByRole('button', { name: 'Выше: срочно' }).click()
    await expect
      .poll(() => labels.getByRole('textbox', { name: 'Название' }).first().inputValue(), patient)
      .toBe('срочно')
    await labels.getByRole('button', { name: 'Удалить: опт' }).click()
    expect(await photograph(hers, 'organising-settings')).toEqual([])
    await hers.getByRole('button', { name: 'Удалить метку' }).click()
    await expect.poll(() => labels.getByRole('textbox', { name: 'Название' }).count(), patient).toBe(2)
    expect(await photograph(hers, 'organising-settings')).toEqual([])
    await his.goto(his.url().replace(/inbox.*/, 'settings/organising'))
    await his.getByText('Вашей роли это').waitFor()
    expect(await his.getByRole('button', { name: 'Добавить' }).first().isDisabled()).toBe(true)
    for (const page of [hers, his]) await page.goto(page.url().replace(/settings.*/, 'inbox/all'))
  }, 120_000)

  it('assign by the keyboard, and the colleague sees it without a reload', async () => {
    await row(hers, 0).click()
    await strip(hers).getByRole('button', { name: 'Ничей' }).waitFor()
    await hers.keyboard.press('KeyA')
    await hers.getByRole('menu').waitFor()
    await photograph(hers, 'organising-menu')
    const pointed = hers.locator('.pop-item[data-highlighted]', { hasText: 'Бакыт' })
    for (let n = 0; n < 3 && !(await pointed.isVisible()); n++) await hers.keyboard.press('ArrowDown')
    await hers.keyboard.press('Enter')
    await strip(hers).getByRole('button', { name: 'Бакыт Токтогулов' }).waitFor()
    await hers.getByRole('log').getByText('Айзада Асанова: отвечает за разговор Бакыт Токтогулов').waitFor()
    await view(his, 'Мои').getByText('1').waitFor()
    await row(his, 0).getByText('Бакыт Токтогулов').first().waitFor()
  }, 120_000)

  it('label, stage and snooze, and take the snooze back by a key', async () => {
    await hers.keyboard.press('KeyL')
    await choose(hers, 'подарок')
    await choose(hers, 'срочно')
    await hers.keyboard.press('Escape')
    await strip(hers).getByRole('button', { name: 'срочно подарок' }).waitFor()
    await hers.keyboard.press('KeyT')
    await choose(hers, 'В разговоре')
    await strip(hers).getByRole('button', { name: 'В разговоре' }).waitFor()
    await hers.keyboard.press('KeyZ')
    await choose(hers, /^Завтра утром/)
    await strip(hers).getByRole('button', { name: 'завтра, 09:00' }).waitFor()
    expect(await photograph(hers, 'organising-thread')).toEqual([])
    await view(hers, 'Отложенные').getByText('1').waitFor()
    await hers.getByRole('log').click()
    await hers.keyboard.press('Control+KeyZ')
    await strip(hers).getByRole('button', { name: 'Отложить' }).waitFor()
    await expect.poll(() => view(hers, 'Отложенные').locator('b').count(), patient).toBe(0)
  }, 120_000)

  it('are brought back by what the contact writes', async () => {
    await row(hers, 2).click()
    await hers.keyboard.press('KeyZ')
    await choose(hers, 'Когда клиент ответит')
    await strip(hers).getByRole('button', { name: 'до ответа' }).waitFor()
    await phone.write('WhatsApp', 'Я тут')
    await strip(hers).getByRole('button', { name: 'Отложить' }).waitFor()
  }, 120_000)

  it('do not overwrite each other: the second is told what the first did', async () => {
    await row(his, 1).click()
    await row(hers, 1).click()
    await strip(his).getByRole('button', { name: 'Ничей' }).waitFor()
    // He does not hear of it before he decides.
    await his.context().setOffline(true)
    await his.waitForTimeout(300)
    await hers.keyboard.press('KeyM')
    await strip(hers).getByRole('button', { name: 'Вы' }).waitFor()
    await his.route('**/conversations**', (route) => route.abort())
    await his.context().setOffline(false)
    await his.keyboard.press('KeyM')
    await toasts(his)
      .getByText(/изменено: ответственный \(Айзада Асанова\)/)
      .waitFor()
    await strip(his).getByRole('button', { name: 'Айзада Асанова' }).waitFor()
    await photograph(his, 'organising-conflict')
    await his.unroute('**/conversations**')
    await strip(hers).getByRole('button', { name: 'Вы' }).waitFor()
  }, 120_000)

  it('change several at once, and take it back', async () => {
    await hers.keyboard.press('Escape')
    await hers.keyboard.press('Escape')
    await hers.getByRole('log').waitFor({ state: 'hidden' })
    // Rows take their places once no pointer is over them; the keys are pressed after that.
    await hers.mouse.move(900, 500)
    await hers.getByRole('option').first().and(row(hers, 2)).waitFor()
    for (let n = 0; n < 3; n++) await hers.keyboard.press('KeyK')
    await hers.keyboard.press('KeyX')
    await hers.keyboard.press('KeyJ')
    await hers.keyboard.press('KeyJ')
    await hers.keyboard.press('Shift+KeyX')
    const bar = hers.getByRole('toolbar', { name: 'Несколько сразу' })
    await bar.getByText('Выбрано: 3').waitFor()
    expect(await photograph(hers, 'organising-several')).toEqual([])
    await hers.keyboard.press('KeyL')
    await choose(hers, 'срочно')
    await toasts(hers).getByText('Метка «срочно» поставлена.').waitFor()
    await hers.keyboard.press('Escape')
    await hers.keyboard.press('KeyE')
    await toasts(hers).getByText('Закрыто разговоров: 3.').waitFor()
    await hers.getByText('Здесь пусто').waitFor()
    await toasts(hers).getByRole('button', { name: 'Вернуть' }).last().click()
    await expect.poll(() => panel.list.getByRole('option').count(), patient).toBe(3)
    await view(hers, 'Ждут ответа').getByText('3').waitFor()
  }, 120_000)

  it('narrow the list by what they look for, and the address keeps it', async () => {
    await hers.getByRole('button', { name: 'Фильтры' }).click()
    await hers.getByRole('menuitem', { name: 'Метка' }).click()
    await hers.getByRole('menuitem', { name: 'подарок' }).click()
    await expect.poll(() => panel.list.getByRole('option').count(), patient).toBe(1)
    await hers.reload()
    await hers.getByRole('button', { name: 'Снять фильтр: подарок' }).waitFor()
    expect(await photograph(hers, 'organising-filter')).toEqual([])
    await hers.getByRole('button', { name: 'Снять фильтр: подарок' }).click()
    await expect.poll(() => panel.list.getByRole('option').count(), patient).toBe(3)
    expect(shown.aizada.complaints).toEqual([])
  }, 120_000)

  it('read it all in Kyrgyz, too', async () => {
    const inbox = hers.url()
    await hers.goto(inbox.replace(/inbox.*/, 'settings'))
    await hers.getByRole('radiogroup', { name: 'Язык' }).getByText('Кыргызча').click()
    await hers.getByRole('heading', { name: 'Белгилер жана этаптар', exact: true }).waitFor()
    await hers.goto(inbox)
    await row(hers, 0).click()
    await hers.getByRole('toolbar', { name: 'Белгилер жана этаптар' }).waitFor()
    await hers.keyboard.press('KeyZ')
    await hers.getByRole('menu').getByText('Эртең менен').waitFor()
    expect(await photograph(hers, 'organising-ky')).toEqual([])
    await hers.keyboard.press('Escape')
    await hers.goto(hers.url().replace(/inbox.*/, 'settings/organising'))
    await hers.getByRole('heading', { name: 'Этаптар', exact: true }).waitFor()
    expect(await photograph(hers, 'organising-settings-ky')).toEqual([])
  }, 120_000)
})
