import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './support/accessibility.ts'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel } from './support/panel.ts'
import { openPhone, type Phone } from './support/phone.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const patient = { timeout: 40_000 }
/** Tall enough for all of the page. */
const tall = { desk: 1500, hand: 3200 }

describe.skipIf(!hasBrowser())('the owner who looks at the reports', () => {
  let product: Product
  let browser: Browser
  let shown: { phone: Watched; panel: Watched; bakyt: Watched }
  let page: Page
  let phone: Phone
  let panel: Panel

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    shown = {
      phone: await openPage(browser),
      panel: await openPage(browser),
      bakyt: await openPage(browser),
    }
    page = shown.panel.page
    phone = await openPhone(shown.phone.page, product.phoneUrl)
    panel = await openPanel(page, product.panelUrl)
  }, 400_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const section = (name: string) => page.getByRole('region', { name, exact: true })
  const rows = async (name: string): Promise<string[][]> => {
    const found = section(name).locator('tbody tr')
    return found.evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').replaceAll('\u00a0', ' '))),
    )
  }
  const own = async (narrowing = '') =>
    page.goto(`${product.panelUrl}/s/${panel.storeId}/reports${narrowing}`)

  it('finds in them what has just happened', async () => {
    await phone.meet()
    await phone.write('WhatsApp', 'Сколько стоит льняная рубашка и есть ли L?')
    await phone
      .talk('WhatsApp')
      .getByText(/2\s500\sсом/)
      .waitFor()
    const customer = await phone.meet()
    await phone.write('Telegram', 'Позовите человека')
    await phone.talk('Telegram').getByText('Передаю ваш вопрос').waitFor()
    const talk = await panel.open(customer)
    await talk.send('Я здесь, слушаю вас.')
    await phone.talk('Telegram').getByText('Я здесь').waitFor()
    await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Отчёты' }).click()
    await page.getByRole('heading', { name: 'Отчёты', level: 1 }).waitFor()
    await page.getByText('Пришло сообщений: 2, отправлено: 2.').waitFor(patient)
    await page.getByText('Айжан: 50 % обращений с ответом обошлись без человека.').waitFor()
    expect((await rows('По дням')).at(-1)?.slice(1)).toEqual(['2', '2'])
    expect((await rows('По людям')).map(([who, sent]) => [who, sent]).sort()).toEqual([
      ['Айжан', '1'],
      ['Айзада Асанова', '1'],
    ])
    expect(
      (await rows('По каналам')).map(([channel, received]) => [channel?.split(' ')[0], received]).sort(),
    ).toEqual([
      ['Telegram', '1'],
      ['WhatsApp', '1'],
    ])
    expect(await rows('Почему позваны люди')).toEqual([['клиент попросил человека', '1']])
    const hours = await rows('По дням недели и часам')
    expect(hours.flatMap((row) => row.slice(1)).reduce((all, cell) => all + Number(cell), 0)).toBe(2)
    expect(await violations(page, 'reports')).toEqual([])
  }, 120_000)

  it('goes through a chart by the keyboard, and is told each number', async () => {
    const map = page.getByRole('slider', { name: 'По дням недели и часам' })
    await map.focus()
    await page.keyboard.press('End')
    expect(await map.getAttribute('aria-valuetext')).toMatch(/^Вс, 23:00 · Пришло: \d+$/)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowLeft')
    expect(await map.getAttribute('aria-valuetext')).toMatch(/^Сб, 22:00 · Пришло: \d+$/)
    await section('По дням недели и часам')
      .getByText(/^Сб, 22:00 · Пришло: \d+$/)
      .waitFor()
    const days = page.getByRole('slider', { name: 'По дням', exact: true })
    await days.focus()
    await page.keyboard.press('End')
    expect(await days.getAttribute('aria-valuetext')).toMatch(/ · Пришло: 2 · Отправлено: 2$/)
  })

  it('narrows it to a person and to days of her own, and the address keeps it', async () => {
    await page.getByLabel('Кто').selectOption('Айзада Асанова')
    await page.getByText('Отправлено 1 сообщение.').waitFor(patient)
    expect(await rows('По людям')).toHaveLength(1)
    await page.getByLabel('Кто').selectOption('Все сотрудники')
    await page.getByText('Свои даты').click()
    await page.getByLabel('С какого дня').fill('2026-01-05')
    await page.getByLabel('По какой день').fill('2026-01-11')
    await page.getByText('За эти дни сообщений нет').waitFor(patient)
    await page.reload()
    expect(await page.getByLabel('С какого дня').inputValue()).toBe('2026-01-05')
    await own()
    await page.getByText('Пришло сообщений: 2, отправлено: 2.').waitFor(patient)
  }, 120_000)

  it('takes the same numbers away as a file', async () => {
    const downloaded = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Скачать CSV: По людям' }).click()
    const file = await downloaded
    expect(file.suggestedFilename()).toMatch(/^tutum-people-\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv$/)
    const text = readFileSync(await file.path(), 'utf8')
    expect(text.charCodeAt(0)).toBe(0xfeff)
    expect(text.split('\r\n')[0]).toMatch(/^\uFEFFКто;Отправлено;/)
    expect(text).toMatch(/\r\nАйзада Асанова;1;/)
  })

  it('sees it whole on a desk and in a hand, in every language', async () => {
    for (const language of ['ru', 'ky', 'en']) {
      await page.evaluate((code) => localStorage.setItem('tutum.language', code), language)
      await own()
      await page.getByRole('slider').nth(1).waitFor()
      for (const summary of await page.locator('.numbers summary').all()) await summary.click()
      expect(await photograph(page, `reports-${language}`, tall.hand)).toEqual([])
    }
    await page.evaluate(() => localStorage.setItem('tutum.language', 'ru'))
    await own()
    await page.getByRole('slider').nth(1).waitFor()
    expect(await photograph(page, 'reports', tall.desk)).toEqual([])
    expect(shown.panel.complaints).toEqual([])
  }, 240_000)

  it('is the owner or an admin: an operator does not find the section', async () => {
    const his = shown.bakyt.page
    await openPanel(his, product.panelUrl, 'bakyt')
    const sections = his.getByRole('navigation', { name: 'Разделы' })
    await sections.getByRole('link', { name: 'Товары' }).waitFor()
    expect(await sections.getByRole('link', { name: 'Отчёты' }).count()).toBe(0)
  }, 120_000)
})
