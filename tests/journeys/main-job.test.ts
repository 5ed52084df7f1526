import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel } from './support/panel.ts'
import { type ChannelName, openPhone, type Phone } from './support/phone.ts'
import { type Product, startProduct } from './support/product.ts'
import { languages } from './support/questions.ts'

const channels: ChannelName[] = ['WhatsApp', 'Instagram', 'Telegram']
const cases = channels.flatMap((channel) =>
  (['ru', 'ky', 'en'] as const).map((language) => ({ channel, language, ...languages[language] })),
)
/** Longer than the wait for the end of a burst and a turn together. */
const silenceMs = 4_000

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
  afterEach(() => {
    const complaints = [shown.phone, shown.panel].flatMap((each) => each.complaints.splice(0))
    expect(complaints).toEqual([])
  })

  it.each(cases)(
    'answers on $channel in $language, falls silent for a person, and comes back',
    async ({ channel, question, answer, again, next }) => {
      const customer = await phone.meet()
      await phone.write(channel, question)
      await phone.talk(channel).getByText(answer).waitFor()

      const talk = await panel.open(customer)
      await talk.log.getByText(question, { exact: true }).waitFor()
      await talk.log.getByText(answer).waitFor()
      const receipt = talk.log.getByRole('region', { name: 'чек' })
      await receipt.getByRole('link', { name: /Льняная рубашка/ }).waitFor()
      expect(await talk.assistant.isChecked()).toBe(true)

      await talk.send('Здравствуйте, это Айзада. Отложить вам L?')
      await phone.talk(channel).getByText('Здравствуйте, это Айзада. Отложить вам L?').waitFor()
      await expect.poll(() => talk.you.isChecked()).toBe(true)
      await phone.write(channel, again)
      await talk.log.getByText(again, { exact: true }).waitFor()
      await wait(silenceMs)
      expect((await talk.messages()).filter(({ author }) => author === 'assistant')).toHaveLength(1)

      await talk.assistant.check()
      await expect.poll(() => talk.assistant.isChecked()).toBe(true)
      await phone.write(channel, next)
      await expect
        .poll(async () => (await talk.messages()).at(-1)?.author, { timeout: 15_000 })
        .toBe('assistant')
      const [newest] = (await talk.messages()).slice(-1)
      await phone
        .talk(channel)
        .getByText(newest?.text ?? '', { exact: true })
        .waitFor()
    },
  )
})
