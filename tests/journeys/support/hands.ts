import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Somebody who works in the panel by keys alone. The panel speaks Russian. */
export interface Hands {
  press(...keys: string[]): Promise<void>
  type(text: string): Promise<void>
  /** Asks the palette for the first of the words, and takes the line that shows all of them. */
  command(...words: string[]): Promise<void>
  /** Goes along the list until the customer is pointed at, and opens the chat. */
  walkTo(customer: string): Promise<Locator>
  /** Opens the chat by its customer's name, and by its channel where there are several. */
  find(customer: string, channel?: string): Promise<Locator>
  /** Goes by Tab to what cannot be had by a key of its own. */
  reach(target: Locator): Promise<void>
  reply(text: string): Promise<void>
  /** Answers with the first product that is found, as the picker writes it. */
  replyWithProduct(asked: string): Promise<void>
  /** Merges the open chat's contact with the first that is found by this name. */
  mergeWith(customer: string): Promise<void>
  /** Leaves a message for the customer's next word, or for a minute that begins soon. */
  schedule(text: string, when: 'theirWord' | 'nextMinute'): Promise<void>
}

const patient = { timeout: 30_000 }
const mostSteps = 40

export function handsOn(page: Page): Hands {
  const palette = page.getByRole('dialog', { name: 'Команды: действие, человек, страница' })
  const list = page.getByRole('listbox', { name: 'Список разговоров' })
  const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement)
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const type = (text: string) => page.keyboard.insertText(text)
  const threadOf = async (customer: string) => {
    const root = page.getByRole('main', { name: `Переписка с ${customer}` })
    await root.getByRole('log').waitFor()
    return root
  }
  const command = async (...words: string[]) => {
    await press('Control+KeyK')
    const question = palette.getByRole('combobox')
    await question.waitFor()
    await expect.poll(() => isFocused(question), patient).toBe(true)
    await type(words[0] ?? '')
    const lines = words.reduce((some, hasText) => some.filter({ hasText }), palette.getByRole('option'))
    const line = lines.first()
    await line.waitFor()
    for (let n = 0; n < mostSteps; n++) {
      if ((await line.getAttribute('aria-selected')) === 'true') break
      await press('ArrowDown')
    }
    await press('Enter')
    await palette.waitFor({ state: 'detached' })
  }
  const reach = async (target: Locator) => {
    await target.waitFor()
    for (let n = 0; n < mostSteps; n++) {
      if (await isFocused(target)) return
      await press('Tab')
    }
    throw new Error(`no Tab leads to ${target}`)
  }
  /** Chromium lays the field out in its own language, not in the page's. */
  const typeTime = async (field: Locator, local: string) => {
    const [, year, month, day, hour, minute] = /(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(local) ?? []
    const hours = Number(hour)
    await reach(field)
    await page.keyboard.type(`${month}${day}${year}`)
    await press('ArrowRight')
    await page.keyboard.type(`${String(hours % 12 || 12).padStart(2, '0')}${minute}${hours < 12 ? 'A' : 'P'}`)
    await expect.poll(() => field.inputValue(), patient).toBe(local)
  }
  return {
    press,
    type,
    command,
    async walkTo(customer) {
      const row = list.getByRole('option', { name: customer })
      await row.waitFor()
      for (let n = 0; n < mostSteps; n++) await press('KeyK')
      for (let n = 0; n < mostSteps; n++) {
        if ((await row.getAttribute('tabindex')) === '0') break
        await press('KeyJ')
      }
      await press('KeyO')
      return threadOf(customer)
    },
    async find(customer, channel) {
      await command(customer, ...(channel ? [channel] : []))
      return threadOf(customer)
    },
    reach,
    async reply(text) {
      await press('KeyR')
      await type(text)
      await press('Enter', 'Escape')
    },
    async replyWithProduct(asked) {
      await press('KeyP')
      await type(asked)
      await page.getByRole('listbox', { name: 'Товары' }).getByRole('option').first().waitFor()
      await press('Enter')
      const field = page.getByRole('main').getByRole('textbox', { name: 'Напишите ответ' })
      await expect.poll(() => field.inputValue(), patient).toMatch(/\d/)
      await press('Enter', 'Escape')
    },
    async mergeWith(customer) {
      await command('Объединить с другим контактом')
      await reach(page.getByRole('searchbox', { name: 'Кого ищем' }))
      await type(customer)
      await reach(page.getByRole('list', { name: 'Люди' }).getByRole('button').first())
      await press('Enter')
      await page.getByRole('dialog').getByText('остаются все').first().waitFor()
      await reach(page.getByRole('button', { name: 'Объединить', exact: true }))
      await press('Enter')
    },
    async schedule(text, when) {
      await press('KeyR')
      await type(text)
      await command('Запланировать…')
      const dialog = page.getByRole('dialog')
      if (when === 'theirWord') await reach(dialog.getByRole('button', { name: /^Когда напишет/ }))
      else await typeTime(dialog.getByLabel('Другое время'), inAMinute())
      await press('Enter')
      await page.locator('.bubble.scheduled', { hasText: text }).waitFor()
      await press('Escape')
    },
  }
}

/** By the shop's clock, as a field of date and time holds it; far enough that there is time to write it. */
function inAMinute(): string {
  const at = new Date(Math.ceil((Date.now() + 20_000) / 60_000) * 60_000)
  return at.toLocaleString('sv-SE', { timeZone: 'Asia/Bishkek' }).slice(0, 16).replace(' ', 'T')
}
