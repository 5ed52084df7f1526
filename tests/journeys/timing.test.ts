import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from './support/browser.ts'
import { type Colleagues, openColleagues } from './support/colleagues.ts'
import type { Phone } from './support/phone.ts'
import { photograph } from './support/photographs.ts'

const patient = { timeout: 20_000 }

describe.skipIf(!hasBrowser())('a shop that keeps its word and its time', () => {
  let colleagues: Colleagues
  let phone: Phone
  let hers: Page
  let his: Page
  let customer: string

  beforeAll(async () => {
    colleagues = await openColleagues()
    ;({ phone, hers, his } = colleagues)
  }, 240_000)
  afterAll(() => colleagues?.close())
  afterEach(({ task }) => colleagues.seeFailure(task))

  const settings = (page: Page, name: string) =>
    page.goto(page.url().replace(/\/s\/([^/]+)\/.*/, `/s/$1/settings/${name}`))
  const inbox = (page: Page, view: string) =>
    page.goto(page.url().replace(/\/s\/([^/]+)\/.*/, `/s/$1/inbox/${view}`))
  const view = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Виды' }).getByRole('link', { name })
  const row = (page: Page) => page.getByRole('listbox').getByRole('option', { name: customer })
  const strip = (page: Page) => page.getByRole('toolbar', { name: 'Метки и этапы' })
  const promises = (page: Page) => page.getByRole('list', { name: 'Обещания' })

  it('makes a team that gives conversations out by load', async () => {
    await settings(hers, 'teams')
    await hers.getByRole('textbox', { name: 'Новая команда' }).fill('Продажи')
    await hers.getByRole('button', { name: 'Добавить' }).click()
    const team = hers.locator('[data-team="Продажи"]')
    await team.getByRole('radio', { name: 'По загрузке' }).click()
    await team.getByText('у кого их сейчас меньше').waitFor()
    await team.getByRole('button', { name: /^WhatsApp/ }).click()
    await expect
      .poll(() => team.getByRole('button', { name: /^WhatsApp/ }).getAttribute('aria-pressed'), patient)
      .toBe('true')
    await hers.getByLabel('Айзада Асанова: берёт разговоры').click()
    await hers.getByText('не берёт').waitFor()
    const most = hers.getByLabel('Бакыт Токтогулов: не больше разговоров')
    await most.fill('3')
    await most.press('Enter')
    expect(await photograph(hers, 'teams-settings')).toEqual([])
    await settings(his, 'teams')
    await his.getByText('Вашей роли это').waitFor()
    await inbox(his, 'mine')
  }, 120_000)

  it('sets its hours and how soon it means to answer', async () => {
    await settings(hers, 'hours')
    await hers.getByRole('switch', { name: 'Первый ответ' }).click()
    await hers.getByRole('spinbutton', { name: 'Первый ответ' }).waitFor()
    for (const day of ['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота']) {
      await hers.getByLabel(`${day}: с`, { exact: true }).first().fill('00:00')
      await hers.getByLabel(`${day}: до`, { exact: true }).first().fill('00:00')
    }
    await hers.getByRole('button', { name: 'Воскресенье: Добавить часы' }).first().click()
    await hers.getByLabel('Воскресенье: с', { exact: true }).first().fill('00:00')
    await hers.getByLabel('Воскресенье: до', { exact: true }).first().fill('00:00')
    await hers.getByRole('button', { name: 'Добавить день' }).first().click()
    await hers.getByLabel('Дата').first().fill('2027-03-21')
    await hers.getByLabel('Повод').first().fill('Нооруз')
    await hers.getByRole('button', { name: 'Сохранить' }).first().click()
    await hers.getByText('Сохранено.').first().waitFor()
    expect(await photograph(hers, 'hours-settings', 1500)).toEqual([])
    await hers.reload()
    await expect.poll(() => hers.getByLabel('Повод').first().inputValue(), patient).toBe('Нооруз')
  }, 120_000)

  it('decides what happens by itself', async () => {
    await settings(hers, 'closing')
    await hers.getByRole('switch', { name: 'Закрывать затихшие разговоры' }).click()
    await hers.getByRole('spinbutton', { name: 'Закрывать затихшие разговоры' }).waitFor()
    await hers.getByRole('switch', { name: 'Возвращать разговор: Айжан' }).click()
    await hers.getByRole('spinbutton', { name: 'Возвращать разговор: Айжан' }).waitFor()
    await hers.getByRole('switch', { name: 'Спрашивать оценку' }).click()
    await expect
      .poll(
        () => hers.getByRole('switch', { name: 'Спрашивать оценку' }).getAttribute('aria-checked'),
        patient,
      )
      .toBe('true')
    expect(await photograph(hers, 'closing-settings')).toEqual([])
    await inbox(hers, 'all')
  }, 120_000)

  it('gives whoever asks for a person to the one who takes conversations, with a clock that runs', async () => {
    customer = await phone.meet()
    await phone.write('WhatsApp', 'Позовите человека')
    await view(his, 'Мои').getByText('1').waitFor()
    await row(his)
      .getByText(/ответить:/)
      .waitFor()
    await view(his, 'Срок ответа').getByText('1').waitFor()
    await row(his).click()
    await his.getByRole('log').getByText('Разговор достался: Бакыт Токтогулов («Продажи»)').waitFor()
    await strip(his).getByRole('button', { name: 'Продажи · Вы' }).waitFor()
    expect(await photograph(his, 'timing-given')).toEqual([])
  }, 120_000)

  it('is offered what it said as a promise, and keeps it in sight until it is kept', async () => {
    const reply = his.getByRole('textbox', { name: 'Напишите ответ' })
    await reply.fill('Здравствуйте! Привезём завтра до обеда.')
    await his.getByRole('button', { name: 'Отправить' }).click()
    await promises(his).getByText('Похоже на обещание: «Привезём завтра до обеда.»').waitFor()
    await strip(his)
      .getByRole('button', { name: /^Айжан через/ })
      .waitFor()
    await expect.poll(() => strip(his).locator('[data-due]').count(), patient).toBe(0)
    expect(await photograph(his, 'promises-offered')).toEqual([])
    await promises(his).getByRole('button', { name: 'Записать' }).click()
    await view(his, 'Обещания').getByText('1').waitFor()
    await row(his)
      .getByText(/завтра, 13:00/)
      .waitFor()
    await his.getByRole('log').click()
    await his.keyboard.press('KeyW')
    const form = his.getByRole('dialog')
    await form.getByRole('textbox', { name: 'Что обещано' }).fill('Прислать фото в синем')
    await form.getByRole('button', { name: 'В понедельник' }).click()
    expect(await photograph(his, 'promises-form')).toEqual([])
    await form.getByRole('button', { name: 'Записать' }).click()
    await promises(his).getByText('Прислать фото в синем').waitFor()
    expect(await photograph(his, 'promises-thread')).toEqual([])
    await promises(his).getByRole('button', { name: 'Выполнено' }).first().click()
    await his.getByText('Обещание выполнено.').waitFor()
    await expect.poll(() => promises(his).getByRole('listitem').count(), patient).toBe(1)
  }, 120_000)

  it('keeps a conversation with people who want to, and hands one to a team by hand', async () => {
    await strip(his)
      .getByRole('button', { name: /^Айжан через/ })
      .click()
    await expect
      .poll(
        () =>
          strip(his)
            .getByRole('button', { name: /^Айжан через/ })
            .count(),
        patient,
      )
      .toBe(0)
    await his.keyboard.press('KeyA')
    await his.getByRole('menu').getByText('Команды', { exact: true }).waitFor()
    await photograph(his, 'teams-menu')
    await his.getByRole('menuitem', { name: 'Без команды' }).click()
    await strip(his).getByRole('button', { name: 'Вы', exact: true }).waitFor()
  }, 120_000)

  it('can all be read in Kyrgyz', async () => {
    await his.evaluate(() => localStorage.setItem('tutum.language', 'ky'))
    await inbox(his, 'promised')
    await row(his).click()
    await his.getByRole('list', { name: 'Убадалар' }).waitFor()
    expect(await photograph(his, 'timing-ky-thread')).toEqual([])
    await hers.evaluate(() => localStorage.setItem('tutum.language', 'ky'))
    for (const page of ['teams', 'hours', 'closing']) {
      await settings(hers, page)
      await hers.getByRole('heading', { level: 1 }).waitFor()
      await hers.locator('fieldset').getByRole('heading').or(hers.getByRole('switch')).first().waitFor()
      expect(await photograph(hers, `timing-ky-${page}`, 1200)).toEqual([])
    }
  }, 120_000)
})
