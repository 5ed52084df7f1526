import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { photo } from '../../server/src/platform/media/made.ts'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel, type Talk } from './support/panel.ts'
import { type ChannelName, openPhone, type Phone } from './support/phone.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const channels: ChannelName[] = ['WhatsApp', 'Telegram']
const patient = { timeout: 20_000 }

describe.skipIf(!hasBrowser())('albums, voices and buttons', () => {
  let product: Product
  let browser: Browser
  let shown: { phone: Watched; panel: Watched }
  let phone: Phone
  let panel: Panel
  let pictures: { name: string; mimeType: string; buffer: Buffer }[]

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    shown = { phone: await openPage(browser), panel: await openPage(browser) }
    phone = await openPhone(shown.phone.page, product.phoneUrl)
    panel = await openPanel(shown.panel.page, product.panelUrl)
    const sizes = [
      { width: 320, height: 240 },
      { width: 240, height: 320 },
      { width: 300, height: 300 },
    ]
    const bytes = await Promise.all(sizes.map((size) => photo('jpeg', size)))
    pictures = bytes.map((buffer, n) => ({ name: `рубашка-${n}.jpg`, mimeType: 'image/jpeg', buffer }))
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const asks = async (channel: ChannelName): Promise<Talk> => {
    const customer = await phone.meet()
    await phone.write(channel, 'Какие цвета есть?')
    return panel.open(customer)
  }
  const field = (talk: Talk) => talk.root.getByRole('textbox', { name: 'Напишите ответ' })
  const fromMember = async (talk: Talk) => (await talk.messages()).filter(({ author }) => author === 'member')

  it.each(channels)(
    'several pictures reach %s together where it has albums, else in their order',
    async (channel) => {
      const talk = await asks(channel)
      await talk.root.locator('input[type=file]').setInputFiles(pictures)
      await expect.poll(() => talk.root.getByText('готово к отправке').count(), patient).toBe(3)
      if (channel === 'Telegram') await talk.root.getByText('Уйдут вместе, одним альбомом: 3.').waitFor()
      if (channel === 'Telegram') expect(await photograph(shown.panel.page, 'album-waits')).toEqual([])
      await field(talk).fill('Вот все')
      await field(talk).press('Enter')
      const there = phone.talk(channel)
      await expect.poll(() => there.locator('.theirs img').count(), patient).toBe(3)
      await there.getByText('Вот все').waitFor()
      expect(await there.locator('.album.theirs').count()).toBe(channel === 'Telegram' ? 1 : 0)
      const sent = channel === 'Telegram' ? 1 : 3
      await expect.poll(async () => (await fromMember(talk)).length, patient).toBe(sent)
      if (channel === 'Telegram')
        expect(await talk.log.locator('.bubble.out .album > .picture').count()).toBe(3)
      expect(await photograph(shown.panel.page, `album-${channel}`)).toEqual([])
    },
    120_000,
  )

  it('an album of a customer is one grid in the thread', async () => {
    const talk = await asks('Telegram')
    const app = shown.phone.page.getByRole('region', { name: 'Telegram' })
    await app.getByLabel('Вложить').click()
    const chosen = shown.phone.page.waitForEvent('filechooser')
    await app.getByRole('button', { name: 'Фото', exact: true }).click()
    await (await chosen).setFiles(pictures)
    const grid = talk.log.locator('.bubble.in .album')
    await expect.poll(() => grid.locator('> .picture').count(), patient).toBe(3)
    expect(await grid.count()).toBe(1)
    expect(await talk.log.locator('.bubble.in').count()).toBe(2)
  }, 120_000)

  it.each(channels)(
    'what is spoken in the panel is a voice message on %s, heard before it goes',
    async (channel) => {
      const talk = await asks(channel)
      await talk.root.getByRole('button', { name: 'Записать голосовое' }).click()
      await expect.poll(() => talk.root.getByRole('timer').textContent(), patient).toMatch(/0:0[1-9]/)
      if (channel === 'WhatsApp') expect(await photograph(shown.panel.page, 'voice-runs')).toEqual([])
      await talk.root.getByRole('button', { name: 'Закончить' }).click()
      const send = talk.root.getByRole('button', { name: 'Отправить голосовое' })
      await expect.poll(() => send.getAttribute('aria-disabled'), patient).toBe('false')
      if (channel === 'WhatsApp') expect(await photograph(shown.panel.page, 'voice-waits')).toEqual([])
      await send.press('Enter')
      await phone.talk(channel).locator('.theirs audio.voice').waitFor()
      await talk.log.getByRole('button', { name: /^Слушать/ }).waitFor()
      expect(await field(talk).evaluate((element) => element === document.activeElement)).toBe(true)
    },
    120_000,
  )

  it('a voice that is thrown away leaves nothing', async () => {
    const talk = await asks('Telegram')
    const speak = talk.root.getByRole('button', { name: 'Записать голосовое' })
    await expect.poll(() => speak.getAttribute('aria-disabled'), patient).toBe('false')
    await field(talk).press('Control+Shift+V')
    await talk.root.getByRole('timer').waitFor()
    await shown.panel.page.keyboard.press('Escape')
    await field(talk).waitFor()
    expect(await fromMember(talk)).toEqual([])
  }, 120_000)

  it.each(channels)(
    'buttons are held to the limits of %s while they are written, and what is pressed comes back',
    async (channel) => {
      const talk = await asks(channel)
      await talk.root.getByRole('button', { name: 'Кнопки или список' }).click()
      const option = (n: number) => talk.root.getByRole('textbox', { name: `Вариант ${n}`, exact: true })
      await option(1).fill('Белая')
      await option(2).fill('Белая')
      await talk.root.getByText('Такой вариант уже есть.').waitFor()
      await option(2).fill('Синяя, как небо над Иссык-Кулем летом')
      if (channel === 'WhatsApp') await talk.root.getByText('Длиннее 20 знаков.').waitFor()
      if (channel === 'WhatsApp') expect(await photograph(shown.panel.page, 'buttons-long')).toEqual([])
      await option(2).fill('Синяя')
      await field(talk).press('Enter')
      await talk.root.getByText('Напишите текст над кнопками').waitFor()
      await field(talk).fill('Какую берёте?')
      expect(await photograph(shown.panel.page, `buttons-${channel}`)).toEqual([])
      await field(talk).press('Enter')
      await phone.talk(channel).getByRole('button', { name: 'Синяя' }).click()
      await talk.log.locator('.bubble.in').getByText('Синяя').waitFor()
      await talk.log.locator('.bubble.out').getByText('Белая').waitFor()
    },
    120_000,
  )

  it('rows to pick from open on WhatsApp by their button', async () => {
    const talk = await asks('WhatsApp')
    await talk.root.getByRole('button', { name: 'Кнопки или список' }).click()
    await talk.root.getByRole('radio', { name: 'Список' }).click()
    const fill = (name: string, words: string) =>
      talk.root.getByRole('textbox', { name, exact: true }).fill(words)
    await fill('Слово на кнопке списка', 'Выбрать размер')
    await fill('Вариант 1', 'S')
    await fill('Пояснение 1', 'грудь 84–88 см')
    await fill('Вариант 2', 'M')
    await field(talk).fill('Какой размер?')
    expect(await photograph(shown.panel.page, 'list')).toEqual([])
    await field(talk).press('Enter')
    await phone.talk('WhatsApp').getByText('Выбрать размер').click()
    await phone.talk('WhatsApp').getByRole('button', { name: 'S', exact: false }).first().click()
    await talk.log.locator('.bubble.in').getByText('S', { exact: true }).waitFor()
    expect(await photograph(shown.panel.page, 'list-sent')).toEqual([])
    expect(shown.panel.complaints).toEqual([])
  }, 120_000)
})
