import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './support/accessibility.ts'
import { hasBrowser } from './support/browser.ts'
import { type Colleagues, openColleagues } from './support/colleagues.ts'
import { photograph, snap } from './support/photographs.ts'

const patient = { timeout: 20_000 }

describe.skipIf(!hasBrowser())('where the assistant does not answer', () => {
  let us: Colleagues
  let customer: string

  beforeAll(async () => {
    us = await openColleagues({ bypassCSP: true })
    customer = await us.phone.meet()
    await us.phone.write('WhatsApp', 'Позовите человека')
    for (const page of [us.hers, us.his]) {
      await row(page).click()
      await thread(page).waitFor()
    }
  }, 480_000)
  afterAll(() => us?.close())
  afterEach(({ task }) => us.seeFailure(task))

  const row = (of: Page) =>
    of.getByRole('listbox', { name: 'Список разговоров' }).getByRole('option', { name: customer }).first()
  const thread = (of: Page) => of.getByRole('main', { name: /^Переписка с / })
  const choice = (of: Page) => of.getByRole('switch', { name: 'Ассистент отвечает этому клиенту' })
  const silent = 'Айжан молчит: для этого клиента ассистент выключен.'

  it('is said by a switch beside the customer, and both see why', async () => {
    await thread(us.hers).getByText('Айжан, ассистент').first().waitFor()
    await thread(us.hers).locator('.badge.attention', { hasText: 'Никто' }).waitFor()
    await thread(us.hers).locator('.speaker').getByRole('radio').first().click({ force: true })
    const given = thread(us.his).locator('.speaker').getByRole('radio').first()
    await expect.poll(() => given.isChecked(), patient).toBe(true)
    await choice(us.hers).click()
    for (const page of [us.hers, us.his]) {
      await thread(page).getByText('Айзада Асанова: ассистент выключен для этого клиента').waitFor()
      await thread(page).getByText(silent).waitFor()
    }
    await expect.poll(() => choice(us.his).getAttribute('aria-checked'), patient).toBe('false')
    expect(await violations(us.hers, 'assistant-off')).toEqual([])
    expect(await photograph(us.hers, 'assistant-off')).toEqual([])
  }, 120_000)

  it('is refused in words to whoever gives it back all the same', async () => {
    await us.his.keyboard.press('Shift+KeyH')
    await thread(us.his)
      .getByText('Для этого клиента ассистент выключен. Сначала включите его в карточке клиента.')
      .waitFor()
  }, 60_000)

  it('is over with one press in the thread', async () => {
    await thread(us.hers).getByRole('button', { name: 'Включить для клиента' }).click()
    await expect.poll(() => choice(us.his).getAttribute('aria-checked'), patient).toBe('true')
    await expect.poll(() => thread(us.hers).getByText(silent).count(), patient).toBe(0)
  }, 60_000)

  it('is said for a whole channel on its page', async () => {
    await us.hers.getByRole('link', { name: 'Каналы' }).first().click()
    const channel = us.hers.getByRole('listitem').filter({ has: us.hers.locator('.glyph.whatsapp') })
    await channel.getByRole('switch', { name: 'Ассистент отвечает на этом канале' }).click()
    await us.hers
      .locator('.toasts')
      .getByText(/ассистент здесь больше не отвечает/)
      .waitFor()
    expect(await photograph(us.hers, 'assistant-off-channel', 1200)).toEqual([])
    await us.his.reload()
    await us.phone.write('WhatsApp', 'Сколько стоит льняная рубашка?')
    await thread(us.his).getByText('Сколько стоит льняная рубашка?').first().waitFor()
    await thread(us.his).getByText('Айжан молчит: на этом канале ассистент выключен.').waitFor()
    await us.his.getByText('На канале WhatsApp ассистент выключен для всех.').waitFor()
    await snap(us.his, 'assistant-off-by-channel')
  }, 120_000)

  it.each(['ky', 'en'])(
    'fits in %s',
    async (language) => {
      await us.his.evaluate((to) => localStorage.setItem('tutum.language', to), language)
      await us.his.reload()
      await us.his.getByRole('switch').first().waitFor()
      await us.his.locator('.banner').waitFor()
      expect(await photograph(us.his, `assistant-off-${language}`)).toEqual([])
    },
    60_000,
  )

  it('was met without a complaint of the browser', () => {
    expect([us.shown.aizada.complaints, us.shown.phone.complaints]).toEqual([[], []])
  })
})
