import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Product } from './product.ts'

const draft = {
  name: 'order_update',
  language: 'ru',
  category: 'utility',
  header: null,
  body: { text: 'Здравствуйте, {{first_name}}! Заказ приедет сегодня.', examples: { first_name: 'Meerim' } },
  footer: null as string | null,
  buttons: [] as object[],
}

/** A template of the shop's WhatsApp number that names the customer, handed in and approved. `page` is signed in. */
export async function templateFor(
  page: Page,
  { panelUrl, phoneUrl }: Product,
  storeId: string,
  other: Partial<typeof draft> = {},
): Promise<void> {
  const wanted = { ...draft, ...other }
  const store = `${panelUrl}/api/v1/stores/${storeId}`
  const { items } = await (await page.request.get(`${store}/channels`)).json()
  const channel = items.find(({ kind }: { kind: string }) => kind === 'whatsapp')
  const at = `${store}/channels/${channel.id}/templates`
  const made = await page.request.post(at, { data: wanted, headers: { origin: panelUrl } })
  expect(made.status()).toBe(201)
  // Meta tells whole seconds: what it decides within the second of the making would seem older.
  await page.waitForTimeout(1_100)
  const { templates } = await (await page.request.get(`${phoneUrl}/control/templates`)).json()
  const { id } = templates.find(({ name }: { name: string }) => name === wanted.name)
  const reviewed = await page.request.post(`${phoneUrl}/control/templates/${id}/review`, {
    data: { event: 'APPROVED' },
  })
  expect(reviewed.ok()).toBe(true)
  const read = async () => (await (await page.request.get(at)).json()).items
  await expect
    .poll(read, { timeout: 20_000 })
    .toContainEqual(expect.objectContaining({ name: wanted.name, sendable: true }))
}

/** Picks a template by its name in the field over a reply. `field` is what that is called. */
export async function pickTemplate(thread: Locator, name: string, field = 'Выбрать шаблон'): Promise<void> {
  await thread.getByRole('combobox', { name: field }).fill(name)
  await thread.getByRole('option', { name }).first().click()
}
