import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './support/accessibility.ts'
import { hasBrowser } from './support/browser.ts'
import { type Colleagues, openColleagues } from './support/colleagues.ts'
import type { Talk } from './support/panel.ts'
import type { ChannelName } from './support/phone.ts'
import { photograph } from './support/photographs.ts'

const channels: ChannelName[] = ['WhatsApp', 'Telegram']
const patient = { timeout: 20_000 }

describe.skipIf(!hasBrowser())('a place, a card, a link and a wish for a place', () => {
  let us: Colleagues
  let page: Page

  beforeAll(async () => {
    us = await openColleagues({ bypassCSP: true })
    page = us.hers
  }, 480_000)
  afterAll(() => us?.close())
  afterEach(({ task }) => us.seeFailure(task))

  const asks = async (channel: ChannelName): Promise<Talk> => {
    const customer = await us.phone.meet()
    await us.phone.write(channel, 'Где вы находитесь?')
    return us.panel.open(customer)
  }
  const field = (talk: Talk) => talk.root.getByRole('textbox', { name: 'Напишите ответ' })
  const input = (name: string) => page.getByRole('textbox', { name, exact: true })
  const tray = (name: string) => page.getByRole('group', { name, exact: true })
  const more = (talk: Talk) => talk.root.getByRole('button', { name: 'Ещё', exact: true })
  const choose = async (talk: Talk, what: string) => {
    await more(talk).click()
    await page.getByRole('menuitem', { name: what }).click()
    await tray(what).waitFor()
  }
  const send = (talk: Talk, on = field(talk)) => on.press('Enter')

  it.each(channels)(
    'are written over the field and reach %s',
    async (channel) => {
      const talk = await asks(channel)
      const there = us.phone.talk(channel)

      await choose(talk, 'Кнопка со ссылкой')
      await expect.poll(() => input('Слово на кнопке').evaluate(isFocused), patient).toBe(true)
      await input('Слово на кнопке').fill('Оплатить')
      await input('Адрес ссылки').fill('mailto:shop@ayperi.example')
      await talk.root.getByText('Кнопка открывает только страницы').waitFor()
      await input('Адрес ссылки').fill('ayperi.example/pay/1')
      await send(talk, input('Адрес ссылки'))
      await talk.root.getByText('Напишите текст: без него кнопка не уйдёт.').waitFor()
      await field(talk).fill('Оплатить можно здесь')
      if (channel === 'WhatsApp') expect(await photograph(page, 'part-link')).toEqual([])
      await send(talk)
      const link = there.getByRole('link', { name: 'Оплатить' })
      expect(await link.getAttribute('href')).toBe('https://ayperi.example/pay/1')
      await talk.log.locator('.bubble.out').getByRole('link', { name: 'Оплатить' }).waitFor()
      expect(await tray('Кнопка со ссылкой').count()).toBe(0)

      await choose(talk, 'Место на карте')
      await input('Координаты или ссылка с карты').fill('https://maps.app.goo.gl/AbCd')
      await talk.root.getByText('В короткой ссылке нет координат.').waitFor()
      if (channel === 'WhatsApp') {
        expect(await photograph(page, 'part-place-short')).toEqual([])
        expect(await violations(page, 'part-place')).toEqual([])
      }
      await input('Координаты или ссылка с карты').fill('https://2gis.kg/bishkek/geo/74.5698%2C42.8746')
      await input('Название (не обязательно)').fill('Магазин «Айпери»')
      await input('Адрес (не обязательно)').fill('Бишкек, Чуй 123')
      await field(talk).fill('Мы здесь')
      await talk.root.getByText('Текст уйдёт отдельным сообщением').waitFor()
      if (channel === 'WhatsApp') expect(await photograph(page, 'part-place')).toEqual([])
      await send(talk)
      await there.getByText('Мы здесь').waitFor()
      await there.getByText('Магазин «Айпери» 42.8746, 74.5698').waitFor()
      await talk.log.locator('.bubble.out .card-line', { hasText: 'Бишкек, Чуй 123' }).waitFor()

      await choose(talk, 'Контакт с номером')
      await input('Имя').fill('Бакыт, доставка')
      await input('Номер 1').fill('позвоните')
      await talk.root.getByText('Это не похоже на номер').waitFor()
      await input('Номер 1').fill('+996 555 010 203')
      const another = talk.root.getByRole('button', { name: /^Ещё номер/ })
      expect(await another.count()).toBe(channel === 'WhatsApp' ? 1 : 0)
      if (channel === 'WhatsApp') {
        await another.click()
        await input('Номер 2').fill('+996 700 120 345')
      }
      expect(await photograph(page, `part-card-${channel}`)).toEqual([])
      expect(await violations(page, 'part-card')).toEqual([])
      await send(talk, input('Номер 1'))
      await there.getByText('Бакыт, доставка +996 555 010 203').waitFor()
      await talk.log.locator('.bubble.out .card-line', { hasText: 'Бакыт, доставка' }).waitFor()

      await choose(talk, 'Спросить, где покупатель')
      await expect.poll(() => field(talk).evaluate(isFocused), patient).toBe(true)
      await field(talk).fill('Куда привезти?')
      if (channel === 'WhatsApp') expect(await photograph(page, 'part-asks-place')).toEqual([])
      await send(talk)
      await there.getByText('Куда привезти?').waitFor()
      await talk.log.locator('.bubble.out').getByText('Поделиться местом').waitFor()
      await us.shown.phone.page
        .getByRole('region', { name: channel })
        .getByRole('button', { name: 'Отправить место' })
        .last()
        .click()
      await talk.log.locator('.bubble.in .card-line').waitFor()
      expect(await photograph(page, `parts-sent-${channel}`)).toEqual([])
      const sent = (await talk.messages()).filter(({ author }) => author === 'member')
      expect(sent.map(({ kind }) => kind)).toEqual(['text', 'text', 'location', 'contacts', 'text'])
    },
    240_000,
  )

  it('are offered where the channel has them, and say why where it has not', async () => {
    const talk = await asks('Instagram')
    await more(talk).click()
    const item = (name: string) => page.getByRole('menuitem', { name })
    await item('Кнопка со ссылкой').waitFor()
    for (const what of ['Спросить, где покупатель', 'Место на карте', 'Контакт с номером']) {
      await item(what).getByText('В этом чате Instagram так не умеет.').waitFor()
      expect(await item(what).getAttribute('aria-disabled')).toBe('true')
    }
    expect(await photograph(page, 'parts-menu')).toEqual([])
    expect(await page.getByRole('menu').isVisible()).toBe(true)
    await item('Кнопка со ссылкой').click()
    await input('Слово на кнопке').fill('Каталог')
    await input('Адрес ссылки').fill('https://ayperi.example')
    await field(talk).fill('Вот каталог')
    await send(talk)
    await us.phone.talk('Instagram').getByRole('link', { name: 'Каталог' }).waitFor()
  }, 120_000)

  it('survive a reload, are one at a time, go by Escape, and come back by undo', async () => {
    // Somebody else, to go to meanwhile.
    await us.phone.meet()
    await us.phone.write('Telegram', 'Есть доставка?')
    const customer = await us.phone.meet()
    await us.phone.write('WhatsApp', 'Где вы находитесь?')
    const talk = await us.panel.open(customer)
    await talk.root.getByRole('button', { name: 'Кнопки или список' }).click()
    await input('Вариант 1').fill('Самовывоз')
    await choose(talk, 'Место на карте')
    expect(await tray('Кнопки под сообщением').count()).toBe(0)
    await page.getByRole('button', { name: 'Вернуть' }).click()
    await expect.poll(() => input('Вариант 1').inputValue(), patient).toBe('Самовывоз')
    expect(await tray('Место на карте').count()).toBe(0)

    await choose(talk, 'Место на карте')
    await input('Координаты или ссылка с карты').fill('42.8746, 74.5698')
    await page.reload()
    await expect
      .poll(() => input('Координаты или ссылка с карты').inputValue(), patient)
      .toBe('42.8746, 74.5698')
    const attach = talk.root.getByRole('button', { name: /^Прикрепить файл/ })
    expect(await attach.getAttribute('aria-disabled')).toBe('true')
    await input('Координаты или ссылка с карты').press('Escape')
    await expect.poll(() => tray('Место на карте').count(), patient).toBe(0)
    await expect.poll(() => field(talk).evaluate(isFocused), patient).toBe(true)
    await page.getByRole('button', { name: 'Вернуть' }).click()
    await tray('Место на карте').waitFor()

    const where = input('Координаты или ссылка с карты')
    await field(talk).focus()
    await choose(talk, 'Место на карте')
    await expect.poll(() => where.evaluate(isFocused), patient).toBe(true)

    const { list } = us.panel
    await where.press('Escape')
    await list.getByRole('option').filter({ hasNotText: customer }).first().click()
    await expect.poll(() => talk.root.getByText(customer).count(), patient).toBe(0)
    await page.getByRole('button', { name: 'Вернуть' }).click()
    await list.getByRole('option', { name: customer }).first().click()
    await expect.poll(() => where.inputValue(), patient).toBe('42.8746, 74.5698')
    // The list keeps its order while a pointer is over it.
    await field(talk).hover()
  }, 120_000)

  it('wait for the network and then go', async () => {
    const talk = await asks('Telegram')
    await choose(talk, 'Место на карте')
    await input('Координаты или ссылка с карты').fill('42.8746, 74.5698')
    const posts = /\/conversations\/[^/]+\/messages$/
    await page.route(posts, (route) =>
      route.request().method() === 'POST' ? route.abort() : route.fallback(),
    )
    await send(talk, input('Координаты или ссылка с карты'))
    await talk.log.locator('.bubble.out.fresh .card-line', { hasText: '42.87460, 74.56980' }).waitFor()
    await talk.log.getByText('ждёт связи').waitFor()
    await page.unroute(posts)
    await us.phone.talk('Telegram').getByText('42.8746, 74.5698').waitFor()
    expect(us.shown.phone.complaints).toEqual([])
  }, 120_000)

  it('speak each language of the panel', async () => {
    for (const language of ['ky', 'en']) {
      await page.evaluate((to) => localStorage.setItem('tutum.language', to), language)
      await page.reload()
      await page.getByRole('button', { name: language === 'ky' ? 'Дагы' : 'More', exact: true }).click()
      const place = language === 'ky' ? 'Картадагы жер' : 'Place on a map'
      await page.getByRole('menuitem', { name: place }).click()
      await tray(place).getByRole('textbox').first().fill('181, 74')
      expect(await photograph(page, `part-place-${language}`)).toEqual([])
    }
  }, 120_000)
})

const isFocused = (element: Element) => element === document.activeElement
