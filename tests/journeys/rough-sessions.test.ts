import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildPanel } from '../../scripts/build-panel.ts'
import { type Demo, type DemoPorts, startDemo } from '../../scripts/demo.ts'
import { openDatabase } from '../../server/src/platform/database/open.ts'
import type { StoreId } from '../../server/src/platform/ids.ts'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel } from './support/panel.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { bareEnvironment, freePorts, newDataDir } from './support/product.ts'
import { type Strangers, strangersAt } from './support/strangers.ts'

const patient = { timeout: 60_000 }

describe.skipIf(!hasBrowser())('somebody in the middle of an answer', () => {
  const dataDir = newDataDir()
  let ports: DemoPorts
  let demo: Demo
  let browser: Browser
  let shown: { panel: Watched }
  let page: Page
  let panel: Panel
  let strangers: Strangers

  beforeAll(async () => {
    buildPanel()
    ports = await freePorts()
    demo = await startDemo(ports, bareEnvironment(dataDir))
    browser = await launch()
    shown = { panel: await openPage(browser) }
    page = shown.panel.page
    strangers = strangersAt({ panelUrl: demo.serverUrl, phoneUrl: demo.simulatorUrl, stop: async () => {} })
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    panel = await openPanel(page, demo.serverUrl)
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const reply = () => page.getByRole('textbox', { name: 'Напишите ответ' })
  const note = () => page.getByRole('textbox', { name: 'Напишите заметку' })
  const alert = () => page.getByRole('alert')
  const turnTo = (side: 'Ответ' | 'Заметка') => page.getByRole('radio', { name: side, exact: true }).click()
  const open = async (name: string) => {
    // The list keeps its order while a pointer is over it.
    await page.mouse.move(900, 300)
    await panel.list.getByRole('option').filter({ hasText: name }).first().click()
    await reply().waitFor()
  }
  const writeBoth = async (words: string) => {
    await reply().fill(`Ответ: ${words}`)
    await turnTo('Заметка')
    await note().fill(`Заметка: ${words}`)
  }
  const speak = async (language: 'ru' | 'ky') => {
    await page.evaluate((to) => localStorage.setItem('tutum.language', to), language)
    await page.reload()
    await page.getByRole('heading').first().waitFor()
  }
  const headers = () => ({ origin: new URL(demo.serverUrl).origin })

  it('is told that the session ended; the note and the reply are there after signing in again', async () => {
    await strangers.write('telegram', { id: '555980001', name: 'Чынара' }, { text: 'Позовите человека' })
    await open('Чынара')
    await writeBoth('до выхода')
    await page.request.post(`${demo.serverUrl}/api/auth/sign-out`, {
      headers: headers(),
      data: {},
    })
    await note().press('Control+Enter')
    await alert().getByText('Вы вышли. Черновики').waitFor()
    expect(await note().inputValue()).toBe('Заметка: до выхода')
    expect(await photograph(page, 'rough-signed-out')).toEqual([])
    await page.getByRole('link', { name: 'Войти' }).click()
    await page.getByRole('textbox', { name: 'Почта' }).fill('aizada@ayperi.example')
    await page.getByLabel('Пароль', { exact: true }).fill('ayperi-demo')
    await page.getByRole('button', { name: 'Войти' }).click()
    await expect.poll(() => reply().inputValue(), patient).toBe('Ответ: до выхода')
    await turnTo('Заметка')
    expect(await note().inputValue()).toBe('Заметка: до выхода')
    await note().press('Control+Enter')
    await page.getByRole('log').locator('.bubble.note').getByText('Заметка: до выхода').waitFor()
  }, 180_000)

  it('is told that the conversation was deleted, and takes both drafts along', async () => {
    await strangers.write(
      'instagram',
      { id: '1000000000098001', name: 'Гүлзат' },
      { text: 'Позовите человека' },
    )
    await open('Гүлзат')
    await writeBoth('в никуда')
    const channels = await page.request.get(`${demo.serverUrl}/api/v1/stores/${panel.storeId}/channels`)
    const { id } = (await channels.json()).items.find(({ kind }: { kind: string }) => kind === 'instagram')
    const gone = await page.request.delete(
      `${demo.serverUrl}/api/v1/stores/${panel.storeId}/channels/${id}?history=delete`,
      { headers: headers() },
    )
    expect(gone.ok()).toBe(true)
    await alert().getByText('Этой переписки больше нет').waitFor(patient)
    expect(await photograph(page, 'rough-deleted')).toEqual([])
    for (const [n, words] of ['Ответ: в никуда', 'Заметка: в никуда'].entries()) {
      await alert().getByText(words, { exact: true }).waitFor()
      await alert().getByRole('button', { name: 'Копировать' }).nth(n).click()
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(words)
    }
  }, 180_000)

  it('is told that the role was lowered and what it closes; what was filled in and the draft stay', async () => {
    await page.goto(`${demo.serverUrl}/s/${panel.storeId}/inbox/all`)
    await open('Чынара')
    await reply().fill('Ответ: до понижения')
    await page.goto(`${demo.serverUrl}/s/${panel.storeId}/settings/organising`)
    const name = page.getByRole('textbox', { name: 'Новая метка' })
    await name.fill('Постоянные')

    await demo.stop()
    await lowerRole(dataDir, panel.storeId)
    demo = await startDemo(ports, bareEnvironment(dataDir))

    await page.getByText('Ваша роль изменилась: теперь вы оператор.').waitFor(patient)
    await page.getByText('Вашей роли это закрыто. Попросите владельца или администратора магазина.').waitFor()
    expect(await name.inputValue()).toBe('Постоянные')
    expect(await name.isDisabled()).toBe(true)
    expect(await photograph(page, 'rough-role')).toEqual([])
    await speak('ky')
    expect(await photograph(page, 'rough-role-ky')).toEqual([])
    await speak('ru')
    await page.goto(`${demo.serverUrl}/s/${panel.storeId}/reports`)
    await page.getByText('Вашей роли это закрыто.').first().waitFor()
    await page.goto(`${demo.serverUrl}/s/${panel.storeId}/inbox/all`)
    await open('Чынара')
    expect(await reply().inputValue()).toBe('Ответ: до понижения')
  }, 300_000)
})

/** While the product is down: Aizada, who owned the store, only answers from now on. */
async function lowerRole(dataDir: string, storeId: string): Promise<void> {
  const database = await openDatabase({
    dataDir,
    onError: (error) => {
      throw error
    },
  })
  const lowered = await database.withStore(storeId as StoreId, (tx) =>
    tx.query(`update member set role = 'operator' where store_id = $1 and role = 'owner' returning id`, [
      storeId,
    ]),
  )
  await database.close()
  expect(lowered).toHaveLength(1)
}
