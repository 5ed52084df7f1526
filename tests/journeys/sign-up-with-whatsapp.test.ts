import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Expected, hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel } from './support/panel.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const outlet = '206540352242901'
const osh = '206540352242903'

describe.skipIf(!hasBrowser())('signing up with WhatsApp', () => {
  let product: Product
  let browser: Browser
  let seen: Watched
  let page: Page
  let panel: Panel

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    const expected: Expected[] = []
    seen = await openPage(browser, {}, expected)
    page = seen.page
    panel = await openPanel(page, product.panelUrl)
    const signIns = `/api/v1/stores/${panel.storeId}/channels/sign-ins`
    expected.push(`409 ${signIns}/completion`, `422 ${signIns}/completion`, `422 ${signIns}/choice`)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  beforeEach(({ onTestFailed }) => {
    onTestFailed(() => photographFailure({ page: seen }, 'sign-up-with-whatsapp'))
  })

  const toTheDialog = async (button = 'Войти через WhatsApp') => {
    await page.goto(`${product.panelUrl}/s/${panel.storeId}/channels`)
    await page.getByRole('button', { name: /^WhatsApp/ }).click()
    await page.getByRole('button', { name: button }).click()
    await page.getByText('Это окно показывает имитация').waitFor()
  }
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })
  const control = async (path: string, body: object) => {
    const answer = await page.request.post(`${product.phoneUrl}/control${path}`, { data: body })
    expect(answer.ok()).toBe(true)
  }
  const shown = async (account: string): Promise<string[]> => {
    const path = `/control/customers/whatsapp/messages?account=${account}`
    const { messages } = await (await page.request.get(product.phoneUrl + path)).json()
    return messages.map(({ from, text }: { from: string; text: string }) => `${from}: ${text}`)
  }
  const answered = (account: string) =>
    expect
      .poll(async () => (await shown(account)).some((line) => /^shop: .*2\s500/s.test(line)), {
        timeout: 60_000,
      })
      .toBe(true)
  const question = 'сколько стоит льняная рубашка и есть ли L?'

  it('connects a fresh number with a PIN, after a wrong one, and never one that was not given', async () => {
    await toTheDialog()
    await page.getByRole('checkbox', { name: 'Ayperi Outlet' }).check()
    await page.getByLabel('Что должно пойти не так').selectOption('pinWrong')
    await page.getByRole('button', { name: 'Продолжить' }).click()
    await page.getByText('Какой номер подключить?').waitFor()
    expect(page.url()).not.toContain('code=')
    expect(await photograph(page, 'sign-up-number')).toEqual([])
    await page.getByRole('radio', { name: 'Ayperi Outlet' }).check()
    await page.getByLabel('PIN номера').fill('123456')
    // The browser says which number; here it names one of the phone app, which nobody let us have.
    const forged = (route: Parameters<Parameters<Page['route']>[1]>[0]) =>
      route.continue({ postData: { ...route.request().postDataJSON(), phoneNumberId: osh } })
    await page.route('**/sign-ins/choice', forged)
    await page.getByRole('button', { name: 'Подключить' }).click()
    await page.getByText('Этот номер нам не передали').waitFor()
    await page.unroute('**/sign-ins/choice')
    await page.getByRole('button', { name: 'Подключить' }).click()
    await page.getByText('У этого номера другой PIN').waitFor()
    expect(await photograph(page, 'sign-up-wrong-pin')).toEqual([])
    await page.getByRole('button', { name: 'Подключить' }).click()
    await row('Ayperi Outlet').getByText('работает', { exact: true }).waitFor()
    expect(await photograph(page, 'sign-up-connected')).toEqual([])
    await control('/customers/whatsapp/messages', { account: outlet, text: question })
    await answered(outlet)
  }, 180_000)

  it('connects a number of the phone app with its past, which nobody answers', async () => {
    await toTheDialog('Номер уже в приложении WhatsApp Business')
    await page.getByRole('link', { name: 'ky' }).click()
    await page.getByRole('heading', { name: 'WhatsApp Business колдонмосундагы номер' }).waitFor()
    await page.getByRole('link', { name: 'en' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await row('Ayperi Osh')
      .getByText('Прошлая переписка перенесена: 7 сообщений.')
      .waitFor({ timeout: 90_000 })
    expect(await photograph(page, 'sign-up-past')).toEqual([])
    expect((await shown(osh)).filter((line) => /^shop: .*2\s500/s.test(line))).toEqual([])
  }, 180_000)

  it('connects nothing for a no, a foreign state, a token that may too little or names somebody else', async () => {
    const refusals = [
      ['codeUsed', 'Вход не принят'],
      ['otherApp', 'Вход не принят'],
      ['scopeMissing', 'Не хватает разрешения'],
      ['foreignBusiness', 'В аккаунте нет номера'],
      ['foreignState', 'Это подключение начали не вы'],
    ] as const
    for (const [fault, words] of refusals) {
      await toTheDialog()
      await page.getByLabel('Что должно пойти не так').selectOption(fault)
      await page.getByRole('button', { name: 'Продолжить' }).click()
      await page.getByText(words).waitFor()
    }
    expect(await photograph(page, 'sign-up-refused')).toEqual([])
    await page.getByText('Кыргызча', { exact: true }).click()
    await page.getByText('Бул туташтырууну сиз баштаган эмессиз').waitFor()
    await page.getByText('English', { exact: true }).click()
    await page.getByText('This was not begun by you').waitFor()
    await page.getByText('Русский', { exact: true }).click()
    await toTheDialog()
    await page.getByRole('button', { name: 'Отменить' }).click()
    await page.getByText('Вы не разрешили доступ').waitFor()
    expect(seen.complaints).toEqual([])
  }, 180_000)
})
