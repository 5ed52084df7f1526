import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { signIn } from './support/panel.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'
import { seenPages } from './support/seen.ts'

const nurai = {
  firstName: 'Нурай',
  lastName: 'Токтосунова',
  email: 'nurai@tengri.example',
  password: 'kumush-42-bilerik',
}

describe.skipIf(!hasBrowser())('a new owner, from sign-up to a store', () => {
  let product: Product
  let browser: Browser
  let seen: Watched
  let page: Page

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    seen = await openPage(browser, {}, ['401 /api/auth/sign-in/email'])
    page = seen.page
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  it('signs up, confirms by mail, opens a store, finds it empty, leaves and comes back', async ({
    onTestFailed,
  }) => {
    onTestFailed(() => photographFailure({ page: seen }, 'account'))
    await signUp(page, product.panelUrl)
    const overflows = await photograph(page, 'verify')
    await followTheLetter(page, product.phoneUrl)
    await page.getByRole('heading', { name: 'Расскажите о магазине' }).waitFor()
    overflows.push(...(await photograph(page, 'welcome')))
    await openStore(page)
    overflows.push(...(await seeEmptyPages(page)))
    await leaveAndComeBack(page, product.panelUrl)
    expect(seen.complaints).toEqual([])
    expect(overflows).toEqual([])
  }, 120_000)
})

async function signUp(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-up`)
  await page.getByRole('textbox', { name: 'Имя' }).fill(nurai.firstName)
  await page.getByRole('textbox', { name: 'Фамилия' }).fill(nurai.lastName)
  await page.getByRole('textbox', { name: 'Почта' }).fill(nurai.email)
  await page.getByLabel('Пароль', { exact: true }).fill(nurai.password)
  await page.getByRole('button', { name: 'Создать аккаунт' }).click()
  await page.getByRole('heading', { name: 'Подтвердите почту' }).waitFor()
  await page.getByText(nurai.email).waitFor()
}

/** Opens the newest letter in the simulator's mailbox and follows its link into the panel. */
async function followTheLetter(page: Page, phoneUrl: string): Promise<void> {
  const letter = page.getByRole('link', { name: nurai.email })
  await expect
    .poll(
      async () => {
        await page.goto(`${phoneUrl}/mailbox?lang=ru`)
        return letter.count()
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe(1)
  await letter.click()
  await page.getByRole('article').getByRole('link').first().click()
}

async function openStore(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Название' }).fill('Күмүш')
  await page.getByRole('combobox', { name: 'Страна' }).selectOption('Казахстан')
  expect(await page.getByRole('combobox', { name: 'Валюта' }).inputValue()).toBe('KZT')
  await page.getByRole('combobox', { name: 'Часовой пояс' }).selectOption('Asia/Almaty')
  const english = page.getByRole('button', { name: 'English' })
  await english.click()
  expect(await english.getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('button', { name: 'Открыть магазин' }).click()
}

/** Each section of a store with nothing in it says so. Returns what overflows on some screen. */
async function seeEmptyPages(page: Page): Promise<string[]> {
  const overflows: string[] = []
  const see = async (name: string, heading: string) => {
    await page.getByRole('heading', { name: heading }).waitFor()
    overflows.push(...(await photograph(page, `empty-${name}`)))
  }
  const go = (section: string) =>
    page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: section }).click()
  await see('channels', 'Каналов пока нет')
  await go('Товары')
  await see('catalog', 'Товаров пока нет')
  await go('Знания')
  await see('knowledge', 'Документов пока нет')
  await go('Входящие')
  await see('inbox', 'Писать пока некуда')
  return overflows
}

async function leaveAndComeBack(page: Page, url: string): Promise<void> {
  await expect.poll(() => seenPages(page), { timeout: 20_000 }).toEqual({ pages: 1, whose: true })
  await page.getByRole('button', { name: 'Вы и магазин' }).click()
  await page.getByRole('menuitem', { name: 'Выйти' }).click()
  await page.getByRole('heading', { name: 'Вход' }).waitFor()
  await expect.poll(() => seenPages(page), { timeout: 20_000 }).toEqual({ pages: 0, whose: false })
  await signIn(page, url, nurai.email, 'not-the-password')
  await page.getByText('Почта и пароль не подходят друг к другу.').waitFor()
  await signIn(page, url, nurai.email, nurai.password)
  await page.getByRole('heading', { name: 'Писать пока некуда' }).waitFor()
}
