import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

export type ChannelName = 'WhatsApp' | 'Instagram' | 'Telegram'

/** The customer's phone, as a hand and an eye use it. The page speaks Russian. */
export interface Phone {
  /** Becomes a customer whom the shop has never seen, Meerim first; returns their name, which no other has. */
  meet(): Promise<string>
  /** Becomes somebody whom the shop has met. */
  become(name: string): Promise<void>
  write(channel: ChannelName, text: string): Promise<void>
  /** Says the words in a voice message; `(?)` after one makes it hard to hear. */
  speak(channel: ChannelName, words: string): Promise<void>
  /** Somebody of the shop answers in the app itself. */
  answerByHand(channel: ChannelName, text: string): Promise<void>
  /** The conversation that is on the screen of the app. */
  talk(channel: ChannelName): Locator
}

export async function openPhone(page: Page, url: string): Promise<Phone> {
  await page.goto(`${url}/?lang=ru`)
  const people = page.getByLabel('Вы сейчас')
  const app = (channel: ChannelName) => page.getByRole('region', { name: channel })
  await people.getByRole('option').first().waitFor({ state: 'attached' })
  const nameShown = async () => (await people.locator('option:checked').textContent()) ?? ''
  let met = 0
  return {
    async meet() {
      met += 1
      if (met === 1) return nameShown()
      const before = await people.inputValue()
      await page.getByRole('button', { name: 'Новый покупатель' }).click()
      // The new person is in the list before the phone is theirs.
      await expect.poll(() => people.inputValue(), { timeout: 20_000 }).not.toBe(before)
      await app('WhatsApp').getByText('Напишите первым').waitFor()
      return nameShown()
    },
    async become(name) {
      await people.selectOption({ label: name })
      await expect.poll(nameShown, { timeout: 20_000 }).toBe(name)
    },
    async write(channel, text) {
      const field = app(channel).getByRole('textbox', { name: 'Сообщение' })
      await field.fill(text)
      await field.press('Enter')
      await app(channel).getByRole('log').getByText(text, { exact: true }).last().waitFor()
    },
    async speak(channel, words) {
      await app(channel).getByRole('textbox', { name: 'Сообщение' }).fill(words)
      await app(channel).getByLabel('Вложить').click()
      await app(channel).getByRole('button', { name: 'Голосовое из набранных слов' }).click()
    },
    async answerByHand(channel, text) {
      await app(channel).getByRole('textbox', { name: 'Сообщение' }).fill(text)
      await app(channel).getByLabel('Вложить').click()
      await app(channel).getByRole('button', { name: 'Ответить набранным за магазин' }).click()
      await app(channel).getByRole('log').getByText(text, { exact: true }).waitFor()
    },
    talk: (channel) => app(channel).getByRole('log'),
  }
}
