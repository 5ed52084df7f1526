import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from './support/browser.ts'
import { type Colleagues, openColleagues } from './support/colleagues.ts'
import { photograph } from './support/photographs.ts'
import { pickTemplate, templateFor } from './support/template.ts'

const patient = { timeout: 20_000 }

describe.skipIf(!hasBrowser())('a customer who stops marketing in WhatsApp', () => {
  let us: Colleagues
  let page: Page

  beforeAll(async () => {
    us = await openColleagues()
    page = us.hers
    const customer = await us.phone.meet()
    await us.phone.write('WhatsApp', 'Позовите человека, пожалуйста')
    await page
      .getByRole('listbox', { name: 'Список разговоров' })
      .getByRole('option', { name: customer })
      .click()
    await thread().waitFor()
  }, 480_000)
  afterAll(() => us?.close())
  afterEach(({ task }) => us.seeFailure(task))

  const thread = () => page.getByRole('main', { name: /^Переписка с / })
  const aside = () => page.getByRole('complementary', { name: 'Сведения о клиенте' })
  const send = () => thread().getByRole('button', { name: 'Отправить шаблон' })

  /** What WhatsApp tells when somebody turns a business's marketing messages off or on. */
  const chooses = async (value: 'stop' | 'resume') => {
    const { accounts } = await (await page.request.get(`${us.product.phoneUrl}/control/accounts`)).json()
    const { id } = accounts.find(({ channel }: { channel: string }) => channel === 'whatsapp')
    const preference = {
      ...{ wa_id: '996700120000', category: 'marketing_messages', value, detail: 'The user chose' },
      timestamp: Math.floor(Date.now() / 1000),
    }
    const metadata = { display_phone_number: '996555010203', phone_number_id: id }
    const told = { messaging_product: 'whatsapp', metadata, user_preferences: [preference] }
    const body = {
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'user_preferences', value: told }] }],
    }
    const answer = await page.request.post(`${us.product.phoneUrl}/control/webhooks/whatsapp`, {
      data: { body },
    })
    expect((await answer.json()).status).toBe(200)
  }

  it('is seen in the thread and beside it, and gets no such template', async () => {
    await templateFor(page, us.product, us.panel.storeId)
    await templateFor(page, us.product, us.panel.storeId, { name: 'summer_sale', category: 'marketing' })
    await chooses('stop')
    await thread().getByText('Клиент отключил рекламные сообщения в WhatsApp').waitFor()
    await aside().getByText('Отключил рекламу в WhatsApp').waitFor()
    await thread().getByRole('button', { name: 'Шаблон сообщения' }).click()
    await pickTemplate(thread(), 'summer_sale')
    await thread().getByText('Покупатель отключил рекламные сообщения в WhatsApp.').waitFor()
    await thread()
      .getByRole('textbox', { name: /first_name/ })
      .fill('Meerim')
    expect(await send().isDisabled()).toBe(true)
    expect(await photograph(page, 'marketing-stopped')).toEqual([])
    await pickTemplate(thread(), 'order_update')
    await thread()
      .getByRole('textbox', { name: /first_name/ })
      .fill('Meerim')
    expect(await send().isEnabled()).toBe(true)
  }, 120_000)

  it('gets them again when they turn them on', async () => {
    await pickTemplate(thread(), 'summer_sale')
    await page.evaluate(() => localStorage.setItem('tutum.language', 'ky'))
    // Seconds tell which of two choices is the newer one.
    await page.waitForTimeout(1_100)
    await chooses('resume')
    await aside().getByText('Включил рекламу в WhatsApp').waitFor()
    await thread()
      .getByRole('textbox', { name: /first_name/ })
      .fill('Meerim')
    await expect.poll(() => send().isEnabled(), patient).toBe(true)
    await send().click()
    await us.phone.talk('WhatsApp').getByText('Здравствуйте, Meerim!', { exact: false }).waitFor()
    await page.waitForTimeout(1_100)
    await chooses('stop')
    await page.reload()
    await page.getByText('Кардар WhatsAppта жарнамалык билдирүүлөрдү өчүрдү').last().waitFor()
    await page.getByRole('button', { name: 'Билдирүүнүн үлгүсү' }).click()
    await pickTemplate(page.locator('form.composer'), 'summer_sale', 'Үлгү тандоо')
    expect(await photograph(page, 'marketing-stopped-ky')).toEqual([])
    expect(us.shown.aizada.complaints).toEqual([])
  }, 120_000)
})
