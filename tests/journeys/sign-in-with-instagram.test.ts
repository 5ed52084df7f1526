import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel } from './support/panel.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

describe.skipIf(!hasBrowser())('connecting Instagram by signing in', () => {
  let product: Product
  let browser: Browser
  let seen: Watched
  let page: Page
  let storeId: string

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    const completion = (id: string) => `/api/v1/stores/${id}/channels/sign-ins/completion`
    const expected: `${number} ${string}`[] = []
    seen = await openPage(browser, {}, expected)
    page = seen.page
    storeId = (await openPanel(page, product.panelUrl)).storeId
    expected.push(`409 ${completion(storeId)}`, `422 ${completion(storeId)}`)
    expected.push(`422 /api/v1/stores/${storeId}/channels`)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  beforeEach(({ onTestFailed }) => {
    onTestFailed(() => photographFailure({ page: seen }, 'sign-in-with-instagram'))
  })

  const toTheDialog = async () => {
    await page.goto(`${product.panelUrl}/s/${storeId}/channels`)
    await page.getByRole('button', { name: /^Instagram/ }).click()
    await page.getByText('Откроется Instagram:').waitFor()
    await page.getByRole('button', { name: 'Войти через Instagram' }).click()
    await page.getByRole('heading', { name: 'Вход через Instagram' }).waitFor()
  }
  const row = () => page.getByRole('listitem').filter({ hasText: '@ayperi.kg' })

  it('connects what was allowed, and the address forgets the code', async () => {
    await toTheDialog()
    await page.getByRole('link', { name: 'en' }).click()
    await page.getByRole('heading', { name: 'Sign in with Instagram' }).waitFor()
    await page.getByRole('link', { name: 'ky' }).click()
    await page.getByRole('button', { name: 'Уруксат берүү' }).click()
    await page.getByRole('heading', { name: 'Каналы' }).waitFor()
    await row().getByText('работает', { exact: true }).waitFor()
    expect(await row().getByText('Комментарии не разрешены.').count()).toBe(0)
    expect(page.url()).not.toContain('code=')
    expect(seen.complaints).toEqual([])
  }, 60_000)

  it('with fewer permissions connects and says what is missing', async () => {
    await toTheDialog()
    await page.getByRole('checkbox', { name: 'Читать комментарии' }).uncheck()
    await page.getByRole('button', { name: 'Разрешить' }).click()
    await row().getByText('Комментарии не разрешены.').waitFor()
  }, 60_000)

  it('without the messages, denied, or come back with a used state connects nothing and says why', async () => {
    await toTheDialog()
    await page.getByRole('checkbox', { name: 'Читать и писать сообщения' }).uncheck()
    await page.getByRole('button', { name: 'Разрешить' }).click()
    await page.getByText('Не хватает разрешения').waitFor()
    await toTheDialog()
    const back = page.waitForRequest((request) => request.url().includes('error=access_denied'))
    await page.getByRole('button', { name: 'Отказать' }).click()
    await page.getByText('Вы не разрешили доступ').waitFor()
    await page.goto((await back).url())
    await page.getByText('Этим входом уже воспользовались').waitFor()
    await page.goto(`${product.panelUrl}/connect/instagram?state=invented&code=AQ`)
    await page.getByText('Это подключение начали не вы').waitFor()
    expect(await photograph(page, 'connect-refused')).toEqual([])
    await page.getByText('Кыргызча', { exact: true }).click()
    await page.getByText('Бул туташтырууну сиз баштаган эмессиз').waitFor()
    await page.getByText('English', { exact: true }).click()
    await page.getByText('This was not begun by you').waitFor()
    await page.getByText('Русский', { exact: true }).click()
    expect(seen.complaints.filter((each) => !each.includes('404'))).toEqual([])
  }, 90_000)

  it('says that it came too late', async () => {
    // Ten minutes are the server's to count; here is what it answers then.
    const late = { status: 409, json: { code: 'sign_in_void', reason: 'late' } }
    await page.route('**/channels/sign-ins/completion', (route) => route.fulfill(late))
    await page.goto(`${product.panelUrl}/connect/instagram?state=${storeId}.late&code=AQ`)
    await page.getByText('Прошло больше десяти минут').waitFor()
    await page.unroute('**/channels/sign-ins/completion')
  }, 60_000)

  it('refuses an account that the pasted token does not own', async () => {
    await page.goto(`${product.panelUrl}/s/${storeId}/channels`)
    await page.getByRole('button', { name: /^Instagram/ }).click()
    await page.getByText('У меня есть токен').click()
    await page.getByLabel('Идентификатор аккаунта').fill('17841499999999999')
    await page.getByLabel('Токен доступа').fill('demo-instagram-token')
    await page.getByRole('button', { name: 'Подключить Instagram' }).click()
    await page.getByText('Токен не от этого аккаунта.').waitFor()
    expect(await page.getByText('17841499999999999').count()).toBe(0)
    expect(await photograph(page, 'connect-by-token')).toEqual([])
  }, 60_000)
})
