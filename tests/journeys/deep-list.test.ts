import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from './support/browser.ts'
import { type Colleagues, openColleagues } from './support/colleagues.ts'

const patient = { timeout: 30_000 }
const count = 130

describe.skipIf(!hasBrowser())('a list that was scrolled far down', () => {
  let us: Colleagues
  let page: Page
  /** What the panel asks of the list, oldest first. */
  const asked: URL[] = []

  beforeAll(async () => {
    us = await openColleagues()
    page = us.hers
    const assistant = `${us.product.panelUrl}/api/v1/stores/${us.panel.storeId}/assistant`
    const headers = { origin: new URL(us.product.panelUrl).origin }
    const off = await page.request.patch(assistant, { headers, data: { enabled: false } })
    expect(off.ok()).toBe(true)
  }, 480_000)
  afterAll(() => us?.close())
  afterEach(({ task }) => us.seeFailure(task))

  const name = (n: number) => `Клиент ${String(n).padStart(3, '0')}`
  const list = () => page.getByRole('region', { name: 'Входящие' })
  const rows = () => list().getByRole('listbox').getByRole('option')
  const scroller = () => list().getByRole('listbox').locator('..')
  const write = async (people: readonly number[], text: string) => {
    const sayings = people.map((n) => {
      const from = `9967010${String(n).padStart(5, '0')}`
      const timestamp = String(Math.floor(Date.now() / 1000) - (text === 'Салам' ? 3_600 - n : 0))
      return { from, n, timestamp, type: 'text', id: `wamid.${text}.${n}`, text: { body: text } }
    })
    const value = {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '996555010203', phone_number_id: '106540352242922' },
      contacts: sayings.map(({ from, n }) => ({ profile: { name: name(n) }, wa_id: from })),
      messages: sayings.map(({ n: _, ...message }) => message),
    }
    const entry = [{ id: '102290129340398', changes: [{ value, field: 'messages' }] }]
    const answer = await page.request.post(`${us.product.phoneUrl}/control/webhooks/whatsapp`, {
      data: { body: { object: 'whatsapp_business_account', entry } },
    })
    expect(answer.ok()).toBe(true)
  }
  const place = async (n: number) =>
    (
      await rows()
        .filter({ hasText: name(n) })
        .boundingBox()
    )?.y

  it('asks for the row that has changed alone, and moves nothing under the pointer', async () => {
    await write(
      Array.from({ length: count }, (_, n) => n),
      'Салам',
    )
    await expect.poll(() => list().getByText(`${count} разговоров`).count(), patient).toBe(1)
    await page.reload()
    await rows().first().waitFor()
    const end = () => scroller().evaluate((box) => box.scrollTo({ top: box.scrollHeight }))
    const seesLast = async () => {
      await end()
      return rows()
        .filter({ hasText: name(0) })
        .count()
    }
    await expect.poll(seesLast, patient).toBe(1)
    page.on('request', (request) => {
      const url = new URL(request.url())
      const ofList = url.pathname.endsWith('/conversations') && url.searchParams.get('view') === 'all'
      if (request.method() === 'GET' && ofList) asked.push(url)
    })

    await rows()
      .filter({ hasText: name(3) })
      .hover()
    const before = await place(3)
    await write([70], 'А синяя есть?')
    await list()
      .getByRole('button', { name: /обновлени/ })
      .waitFor()
    expect(await place(3)).toBe(before)
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((url) => !url.searchParams.has('only')).map(String)).toEqual([])

    await list()
      .getByRole('button', { name: /обновлени/ })
      .click()
    await scroller().evaluate((box) => box.scrollTo({ top: 0 }))
    await page.mouse.move(900, 500)
    await expect.poll(() => rows().first().textContent(), patient).toContain(name(70))
    await list().getByText(`${count} разговоров`).waitFor()
    expect(await page.evaluate(() => document.body.scrollWidth <= innerWidth)).toBe(true)
  }, 180_000)
})
