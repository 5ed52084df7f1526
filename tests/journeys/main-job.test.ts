import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel } from './support/panel.ts'
import { type ChannelName, openPhone, type Phone } from './support/phone.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'
import { languages } from './support/questions.ts'

const channels: ChannelName[] = ['WhatsApp', 'Instagram', 'Telegram']
const cases = channels.flatMap((channel) =>
  (['ru', 'ky', 'en'] as const).map((language) => ({ channel, language, ...languages[language] })),
)
/** Longer than the wait for the end of a burst and a turn together. */
const silenceMs = 4_000
const patient = { timeout: 20_000 }
const pages = [
  ['Товары', 'Товары'],
  ['Знания', 'Знания'],
  ['Ассистент', 'Айжан'],
  ['Каналы', 'Каналы'],
  ['Настройки', 'Настройки'],
] as const
const personsWords = 'Здравствуйте, это Айзада. Отложить вам L?'

describe.skipIf(!hasBrowser())('the main job, phone and panel side by side', () => {
  let product: Product
  let browser: Browser
  let shown: { phone: Watched; panel: Watched }
  let phone: Phone
  let panel: Panel

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    shown = { phone: await openPage(browser), panel: await openPage(browser) }
    phone = await openPhone(shown.phone.page, product.phoneUrl)
    panel = await openPanel(shown.panel.page, product.panelUrl)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
    const complaints = [shown.phone, shown.panel].flatMap((each) => each.complaints.splice(0))
    expect(complaints).toEqual([])
  })

  it.each(cases)(
    'answers on $channel in $language, falls silent for a person, and comes back',
    async (each) => {
      const { channel, question, answer } = each
      const onPhone = phone.talk(channel)
      const customer = await phone.meet()
      await phone.write(channel, question)
      await onPhone.getByText(answer).waitFor()

      const talk = await panel.open(customer)
      await talk.log.getByText(question, { exact: true }).waitFor()
      await talk.log.getByText(answer).waitFor()
      const receipt = talk.log.getByRole('region', { name: 'чек' })
      await receipt.getByRole('link', { name: each.product }).first().waitFor()
      expect(await talk.assistant.isChecked()).toBe(true)

      await talk.send(personsWords)
      await onPhone.getByText(personsWords).waitFor()
      await expect.poll(() => talk.you.isChecked(), patient).toBe(true)
      await phone.write(channel, each.again)
      await talk.log.getByText(each.again, { exact: true }).waitFor()
      await wait(silenceMs)
      expect((await talk.messages()).filter(({ author }) => author === 'assistant')).toHaveLength(1)

      await talk.giveBack()
      await expect.poll(() => talk.assistant.isChecked(), patient).toBe(true)
      await phone.write(channel, each.next)
      await onPhone.getByText(each.nextAnswer).waitFor()
      await talk.log.getByText(each.nextAnswer).waitFor()
      await expect.poll(async () => (await talk.messages()).at(-1)?.author, patient).toBe('assistant')
    },
    90_000,
  )

  it('hears a voice message, answers it, and shows its words with the doubtful one marked', async () => {
    const customer = await phone.meet()
    await phone.speak('WhatsApp', 'Сколько стоит льняная(?) рубашка?')
    await phone
      .talk('WhatsApp')
      .getByText(/2\s500\sсом/)
      .waitFor()
    const talk = await panel.open(customer)
    const words = talk.log.getByText('Сколько стоит льняная')
    await words.waitFor()
    expect(await words.textContent()).toMatch(/^Сколько стоит льняная.* рубашка\?$/s)
    await talk.log.locator('mark', { hasText: 'льняная' }).waitFor()
  }, 90_000)

  it('is seen whole on a desk and in a hand, by day and by night', async () => {
    const { page } = shown.panel
    const overflows = await photograph(page, 'conversation')
    overflows.push(...(await photograph(shown.phone.page, 'phone')))
    await page.goto(`${product.panelUrl}/s/${panel.storeId}/inbox/all`)
    await panel.list.getByRole('option').first().waitFor()
    overflows.push(...(await photograph(page, 'inbox')))
    for (const [section, heading] of pages) {
      await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: section }).click()
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
      await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => {})
      overflows.push(...(await photograph(page, section)))
    }
    expect(overflows).toEqual([])
  }, 120_000)
})
