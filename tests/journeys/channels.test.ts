import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel } from './support/panel.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

/** A number of the phone app, whose past the simulator holds. */
const osh = '206540352242903'
const bermet = { id: '996700555001', name: 'Bermet' }
/** What a channel says of itself while its history goes. */
const going = {
  ...{ at: '2026-11-24T10:00:00.000Z', provider: 'waiting', providerReason: null, nextTryAt: null },
  ...{ history: 'deleting', conversations: 400, deleted: 120 },
}
const patient = { timeout: 30_000 }

describe.skipIf(!hasBrowser())('the channels of a shop', () => {
  let product: Product
  let browser: Browser
  let seen: Watched
  let page: Page
  let panel: Panel

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    seen = await openPage(browser)
    page = seen.page
    panel = await openPanel(page, product.panelUrl)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  beforeEach(({ onTestFailed }) => {
    onTestFailed(() => photographFailure({ page: seen }, 'channels'))
  })

  const control = async (path: string, data: object) => {
    const answer = await page.request.post(`${product.phoneUrl}/control${path}`, { data })
    expect(answer.ok()).toBe(true)
  }
  const shown = async (channel: string, account: string): Promise<string[]> => {
    const path = `/control/customers/${channel}/messages?account=${account}`
    const { messages } = await (await page.request.get(product.phoneUrl + path)).json()
    return messages.map(({ from, text }: { from: string; text: string }) => `${from}: ${text}`)
  }
  const conversations = async (): Promise<number> => {
    const list = new URL(`/api/v1/stores/${panel.storeId}/conversations?view=all`, product.panelUrl)
    return (await (await page.request.get(list.href)).json()).counts.all
  }
  const open = (path: string) => page.goto(`${product.panelUrl}/s/${panel.storeId}/${path}`)
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })
  const dialog = () => page.getByRole('alertdialog')
  const thread = () => page.getByRole('main', { name: /^Переписка с / })
  const inList = (words: string) => panel.list.getByRole('option').filter({ hasText: words })
  const unreadOf = (talk: Locator) => talk.getByRole('img', { name: /непрочитанн/ })

  it('lead from an inbox in which nobody has written to the phone, and say that all is well', async () => {
    await page.getByRole('heading', { name: 'Пока никто не написал' }).waitFor()
    const toPhone = page.getByRole('link', { name: 'Открыть телефон симулятора' })
    expect(await toPhone.getAttribute('href')).toBe(product.phoneUrl)
    await panel.list.getByText('@ayperi.kg').waitFor()
    await page.getByRole('link', { name: 'Каналы: все каналы работают' }).waitFor()
    expect(await photograph(page, 'inbox-try-it')).toEqual([])
  }, 60_000)

  it('say beside their section that one is down, wherever one is', async () => {
    await page.route('**/channels', async (route) => {
      if (route.request().resourceType() !== 'fetch') return route.continue()
      const answer = await (await route.fetch()).json()
      Object.assign(answer.items[0], { state: 'broken', stateReason: 'token_invalid' })
      return route.fulfill({ json: answer })
    })
    await page.reload()
    const link = page.getByRole('link', { name: 'Каналы: 1 канал не работает' })
    await link.waitFor()
    expect(await photograph(page, 'channel-down')).toEqual([])
    await link.click()
    await page.getByRole('heading', { name: 'Каналы' }).waitFor()
    await page.unroute('**/channels')
    await open('inbox/all')
    await page.getByRole('link', { name: 'Каналы: все каналы работают' }).waitFor()
  }, 60_000)

  it('show the past of a phone in a thread that is open while it comes, and go on from there', async () => {
    await control('/faults', { delayMs: 15_000, times: null, channel: 'whatsapp' })
    await open('channels')
    await page.getByRole('button', { name: /^WhatsApp/ }).click()
    await page.getByRole('button', { name: 'Номер уже в приложении WhatsApp Business' }).click()
    await page.getByRole('button', { name: 'Продолжить' }).click()
    await row('Ayperi Osh').getByText('готовит прошлую переписку').waitFor(patient)
    await page.request.delete(`${product.phoneUrl}/control/faults`)
    await control('/customers/whatsapp/messages', { account: osh, from: bermet, text: 'Есть вопрос' })
    await open('inbox/all')
    await inList('Bermet').click()
    await thread().getByRole('log').getByText('Есть вопрос').waitFor()
    // Nothing of this past is a file, whose coming would tell the thread.
    const past = thread().getByText('Бермет, накладную получили, спасибо.')
    expect(await past.count()).toBe(0)
    await page.evaluate(() => Object.assign(window, { notLoadedAnew: true }))

    await past.waitFor(patient)
    await thread().getByText('Выше переписка').waitFor()
    await inList('Азамат').waitFor()
    expect(await unreadOf(inList('Азамат')).count()).toBe(0)
    expect(await page.evaluate(() => 'notLoadedAnew' in window)).toBe(true)

    await thread().getByRole('textbox', { name: 'Напишите ответ' }).fill('Ждём вас сегодня до восьми.')
    await thread().getByRole('button', { name: 'Отправить' }).click()
    await expect.poll(() => shown('whatsapp', osh), patient).toContain('shop: Ждём вас сегодня до восьми.')
    await control('/customers/whatsapp/messages', { account: osh, from: bermet, text: 'Еду!' })
    await thread().getByRole('log').getByText('Еду!').waitFor()
    await inList('Мээрим').click()
    await thread()
      .getByRole('button', { name: /^Открыть/ })
      .first()
      .waitFor(patient)
    expect(await photograph(page, 'past-in-thread')).toEqual([])
  }, 180_000)

  it('can be left with the conversations kept, which can go later', async () => {
    await open('channels')
    await row('Ayperi Osh').getByText('Прошлая переписка перенесена').waitFor(patient)
    await row('Ayperi Osh').getByRole('button', { name: 'Отключить' }).click()
    await dialog().waitFor()
    expect(await photograph(page, 'disconnect-dialog')).toEqual([])
    await page.route('**/channels/*?history=*', (route) => route.abort())
    await dialog().getByRole('button', { name: 'Отключить', exact: true }).click()
    await row('Ayperi Osh').getByRole('alert').getByText('Нет связи с сервером').waitFor()
    await page.unroute('**/channels/*?history=*')
    await row('Ayperi Osh').getByRole('button', { name: 'Отключить' }).click()
    await dialog().getByRole('button', { name: 'Отключить', exact: true }).click()
    await row('Ayperi Osh').getByText('Переписка сохранена.').waitFor(patient)
    expect(await photograph(page, 'disconnected-kept')).toEqual([])
    await open('inbox/all')
    await inList('Еду!').waitFor()

    await open('channels')
    await row('Ayperi Osh').getByRole('button', { name: 'Удалить переписку' }).click()
    await dialog().getByRole('button', { name: 'Удалить переписку' }).click()
    await page.getByText('Переписка Ayperi Osh удаляется.').waitFor()
    // The number has just been signed in, so revoking its token waits for a minute: another one may be on its way.
    await row('Ayperi Osh').waitFor({ state: 'detached', timeout: 90_000 })
    await open('inbox/all')
    await panel.list.waitFor()
    // What was seen last stands there until the server has answered.
    await expect.poll(() => inList('Еду!').count(), patient).toBe(0)
  }, 180_000)

  it('can be left with the conversations deleted at once', async () => {
    const people = ['Nurai', 'Aibek', 'Gulnara'].map((name, n) => ({ id: `7710${n}`, name }))
    for (const from of people) await control('/customers/instagram/messages', { from, text: '👍' })
    await expect.poll(conversations, patient).toBe(people.length)
    await open('channels')
    await row('@ayperi.kg').getByRole('button', { name: 'Отключить' }).click()
    await dialog()
      .getByRole('radio', { name: /^Удалить переписку/ })
      .check()
    expect(await photograph(page, 'disconnect-and-delete')).toEqual([])
    await dialog().getByRole('button', { name: 'Отключить и удалить' }).click()
    await page.getByText('Переписка @ayperi.kg удаляется.').waitFor()
    await row('@ayperi.kg').waitFor({ state: 'detached', ...patient })
    expect(await conversations()).toBe(0)
  }, 180_000)

  it('show how far a long deletion has come, as it goes on', async () => {
    // A deletion that the eye can follow needs more conversations than a journey can make.
    const told = { ...going }
    await page.route('**/channels', async (route) => {
      if (route.request().resourceType() !== 'fetch') return route.continue()
      const answer = await (await route.fetch()).json()
      for (const channel of answer.items)
        if (channel.kind === 'telegram')
          Object.assign(channel, { state: 'disconnected', disconnection: told })
      return route.fulfill({ json: answer })
    })
    await open('channels')
    await page.getByText('Удаляем переписку: 120 из 400').waitFor()
    expect(await photograph(page, 'history-goes')).toEqual([])
    told.deleted = 380
    // What happens to the channel is told to the page.
    await control('/telegram/business', { enabled: true })
    await page.getByText('Удаляем переписку: 380 из 400').waitFor()
    await page.unroute('**/channels')
  }, 60_000)

  it('let a business account in or refuse it, and say so when the decision did not arrive', async () => {
    const customer = { id: 'bc_demo:777', name: 'Лейла' }
    await open('channels')
    await control('/telegram/business', { enabled: true })
    const account = row('просит, чтобы этот бот отвечал').last()
    await account.waitFor(patient)
    await page.route('**/approval', (route) => route.abort())
    for (const name of ['Одобрить', 'Отклонить']) {
      await account.getByRole('button', { name }).click()
      await account.getByRole('alert').getByText('Решение не сохранилось. Нет связи с сервером.').waitFor()
    }
    expect(await photograph(page, 'business-account-failed')).toEqual([])
    await page.unroute('**/approval')
    await account.getByRole('button', { name: 'Одобрить' }).click()
    const letIn = row('@aizada: подключён').last()
    await letIn.waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    await control('/customers/telegram/messages', { from: customer, text: 'Это магазин?' })
    await open('inbox/all')
    await inList('Лейла').waitFor(patient)

    await open('channels')
    await letIn.getByRole('button', { name: 'Отклонить' }).click()
    await row('@aizada: отклонён').last().waitFor()
    await control('/customers/telegram/messages', { from: customer, text: 'Вы ещё здесь?' })
    await open('inbox/all')
    await inList('Лейла').waitFor()
    expect(await inList('Вы ещё здесь?').count()).toBe(0)
    // What was cut on purpose is no complaint, nor that a screen asks for what has just been deleted with its channel.
    const allowed = /net::ERR_FAILED|404 GET .*\/conversations\/[^/]+$/
    expect(seen.complaints.filter((line) => !allowed.test(line))).toEqual([])
  }, 180_000)
})
