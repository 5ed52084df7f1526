import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './support/accessibility.ts'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel, signIn, type Talk } from './support/panel.ts'
import { openPhone, type Phone } from './support/phone.ts'
import { photograph, photographFailure, snap } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'

const hand = { width: 390, height: 844 }
const desk = { width: 1440, height: 900 }
const patient = { timeout: 20_000 }
const secret = 'Постоянная клиентка, скидку не больше 5 %.'

describe.skipIf(!hasBrowser())('what the shop says among itself, and what stands ready to be said', () => {
  let product: Product
  let browser: Browser
  let shown: { phone: Watched; panel: Watched; colleague: Watched }
  let phone: Phone
  let panel: Panel
  let customer: string
  let talk: Talk
  let reply: Locator
  let note: Locator

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    // A reply with an open slot is refused before it leaves the screen; a wrong text is refused by the server.
    const refused = { phone: await openPage(browser), panel: await openPage(browser, { bypassCSP: true }) }
    shown = { ...refused, colleague: await openPage(browser) }
    phone = await openPhone(shown.phone.page, product.phoneUrl)
    panel = await openPanel(shown.panel.page, product.panelUrl)
    await signIn(shown.colleague.page, product.panelUrl, 'bakyt@ayperi.example', 'ayperi-demo')
    customer = await phone.meet()
    await phone.write('WhatsApp', 'Саламатсызбы, жеткирүү барбы?')
    talk = await panel.open(customer)
    reply = talk.root.getByRole('textbox', { name: 'Напишите ответ' })
    note = talk.root.locator('.composer').getByRole('textbox', { name: 'Напишите заметку' })
    // The assistant has had its say.
    await phone.talk('WhatsApp').locator('.theirs').first().waitFor()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const page = (): Page => shown.panel.page
  const mentions = (of: Page) => of.getByRole('button', { name: /^Упоминания: / })

  it('is a note: written by the keyboard, with a colleague called by name', async () => {
    await page()
      .locator('body')
      .click({ position: { x: 700, y: 300 } })
    await page().keyboard.press('n')
    await expect.poll(() => note.evaluate((field) => field === document.activeElement), patient).toBe(true)
    await page().keyboard.type(`${secret} @бак`)
    await page().getByRole('listbox', { name: 'Кого позвать' }).getByText('Бакыт Токтогулов').waitFor()
    expect(await photograph(page(), 'note-being-written')).toEqual([])
    await page().keyboard.press('Enter')
    expect(await note.inputValue()).toBe(`${secret} @Бакыт Токтогулов `)
    await page().keyboard.press('Enter')
    const bubble = talk.log.locator('.bubble.note', { hasText: secret })
    await bubble.locator('.mention', { hasText: '@Бакыт Токтогулов' }).waitFor()
    await expect.poll(() => note.inputValue(), patient).toBe('')
    expect(await talk.assistant.isChecked()).toBe(true)
  }, 120_000)

  it('never reaches the customer, whatever is sent after it', async () => {
    await page().keyboard.press('Escape')
    await page().keyboard.press('r')
    await expect.poll(() => reply.evaluate((field) => field === document.activeElement), patient).toBe(true)
    await talk.send('Ооба, бүгүн жеткиребиз')
    await phone.talk('WhatsApp').getByText('Ооба, бүгүн жеткиребиз').waitFor()
    const onPhone = await phone.talk('WhatsApp').textContent()
    expect(onPhone).not.toContain(secret)
    expect(onPhone).not.toContain('Токтогулов')
    const stored = (await talk.messages()).find(({ text }) => text?.startsWith(secret))
    expect(stored).toMatchObject({ direction: 'internal', kind: 'note', status: null })
    await photograph(page(), 'note-in-thread')
  }, 120_000)

  it('calls the colleague, whom the list leads to the note however far back it stands', async () => {
    for (let n = 0; n < 60; n++) await noteByApi(`Дальше ${n}`)
    const theirs = shown.colleague.page
    for (const [size, viewport] of Object.entries({ hand, desk })) {
      // Each width has a list of its own.
      await theirs.setViewportSize(viewport)
      await mentions(theirs).filter({ hasText: '1' }).click()
      await theirs.getByText('новое', { exact: true }).waitFor()
      await snap(theirs, `mentions-${size}`)
    }
    await theirs.getByRole('link', { name: new RegExp(secret.slice(0, 20)) }).click()
    expect(await theirs.evaluate(() => location.search)).toContain('msg=')
    const bubble = theirs.locator('.bubble.note', { hasText: secret })
    await bubble.waitFor()
    await expect.poll(() => isInSight(bubble), patient).toBe(true)
    await theirs.getByRole('button', { name: 'Упоминания: 0 новых' }).waitFor()
    await photograph(theirs, 'mention-opened')
    await bubble.hover()
    expect(await bubble.getByRole('button', { name: 'Изменить заметку' }).count()).toBe(0)
  }, 120_000)

  it('is edited and deleted by who wrote it', async () => {
    const last = talk.log.locator('.bubble.note').last()
    await last.hover()
    await last.getByRole('button', { name: 'Изменить заметку' }).click()
    await last.getByRole('textbox', { name: 'Напишите заметку' }).fill('Дальше некуда')
    await last.getByRole('button', { name: 'Сохранить' }).click()
    await last.getByText('Дальше некуда').waitFor()
    await last.getByText('изменено').waitFor()
    await last.hover()
    await last.getByRole('button', { name: 'Удалить заметку' }).click()
    await page().getByRole('alertdialog').getByRole('button', { name: 'Удалить заметку' }).click()
    await last.getByText('Заметка удалена').waitFor()
    expect(await talk.log.getByText('Дальше некуда').count()).toBe(0)
  }, 120_000)

  it('keeps the drafts of a reply and of a note apart, and over a reload', async () => {
    const tab = (name: string) => talk.root.getByRole('radio', { name, exact: true })
    await reply.fill('Ответ, который пишется')
    await tab('Заметка').click()
    await note.fill('Заметка, которая пишется')
    await page().reload()
    await expect.poll(() => reply.inputValue(), patient).toBe('Ответ, который пишется')
    await tab('Заметка').click()
    expect(await note.inputValue()).toBe('Заметка, которая пишется')
    await note.fill('')
    await tab('Ответ').click()
    await reply.fill('')
  }, 120_000)

  it('is a ready answer under a stroke, in the customer\u2019s language first, filled when it is picked', async () => {
    await reply.press('/')
    const menu = page().getByRole('listbox', { name: 'Готовые ответы' })
    await menu.getByRole('option').first().waitFor()
    await photograph(page(), 'ready-answers')
    await reply.pressSequentially('салам')
    await expect.poll(() => menu.getByRole('option').count(), patient).toBe(3)
    expect(await menu.getByRole('option').first().textContent()).toContain('кыргызча')
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('ArrowUp')
    await page().keyboard.press('Enter')
    const filled = `Саламатсызбы, ${customer}! Мен Айзада, Ayperi дүкөнүнөн. Кандай жардам керек?`
    expect(await reply.inputValue()).toBe(filled)
    await page().keyboard.press('Enter')
    await phone.talk('WhatsApp').getByText(filled).waitFor()
  }, 120_000)

  it('does not go while a slot in it is open, and says which', async () => {
    await reply.fill('{{name}}, жеткирүү акысыз')
    await talk.root.getByRole('alert').getByText('Впишите вместо {{name}}').waitFor()
    expect(await photograph(page(), 'open-slot')).toEqual([])
    await reply.press('Enter')
    await page().keyboard.type('Урматтуу кардар')
    expect(await reply.inputValue()).toBe('Урматтуу кардар, жеткирүү акысыз')
    await reply.press('Enter')
    await phone.talk('WhatsApp').getByText('Урматтуу кардар, жеткирүү акысыз').waitFor()
    expect(await phone.talk('WhatsApp').textContent()).not.toContain('{{')
  }, 120_000)

  it('is kept in the settings, where wrong slots are told with their place', async () => {
    await page().goto(`${product.panelUrl}/s/${panel.storeId}/settings`)
    await page().getByRole('link', { name: 'Открыть готовые ответы' }).click()
    await page().getByRole('button', { name: 'Добавить' }).click()
    await page().getByRole('textbox', { name: 'Сокращение' }).fill('Адрес')
    const text = page().getByRole('textbox', { name: 'Текст' })
    await text.fill('Здравствуйте!\nМы на {{улице}}, ')
    await page().getByRole('button', { name: 'Название магазина' }).click()
    await page().getByRole('button', { name: 'Сохранить' }).click()
    await page().getByText('Строка 2, знак 7: вставки {{улице}} нет.').waitFor()
    expect(await text.evaluate(selected)).toBe('{{улице}}')
    expect(await photograph(page(), 'canned-wrong')).toEqual([])
    await page().keyboard.type('Токтогула, 125')
    await page().getByRole('button', { name: 'Сохранить' }).click()
    const row = page().getByRole('listitem').filter({ hasText: '/адрес' })
    await row.getByText('Мы на Токтогула, 125, {{shop}}').waitFor()
    expect(await photograph(page(), 'canned')).toEqual([])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await violations(page(), `canned ${colorScheme}`)).toEqual([])
    }
    await row.getByRole('button', { name: /^Удалить/ }).click()
    await page().getByRole('alertdialog').getByRole('button', { name: 'Удалить ответ' }).click()
    await row.waitFor({ state: 'detached' })
  }, 120_000)

  it('is an operator\u2019s own to keep; everybody\u2019s they may only pick', async () => {
    const theirs = shown.colleague.page
    await theirs.goto(`${product.panelUrl}/s/${panel.storeId}/settings/canned`)
    await theirs.getByRole('listitem').first().waitFor()
    expect(await theirs.getByRole('button', { name: /^(Изменить|Удалить): / }).count()).toBe(0)
    await theirs.getByRole('button', { name: 'Добавить' }).click()
    expect(await theirs.getByRole('radio', { name: 'общий' }).count()).toBe(0)
    await theirs.getByRole('textbox', { name: 'Сокращение' }).fill('моё')
    await theirs.getByRole('textbox', { name: 'Текст' }).fill('Сейчас уточню.')
    await theirs.getByRole('button', { name: 'Сохранить' }).click()
    await theirs.getByRole('button', { name: 'Изменить: /моё, русский' }).waitFor()
    await page().reload()
    await page().getByRole('listitem').first().waitFor()
    expect(await page().getByText('/моё').count()).toBe(0)
  }, 120_000)

  it('reads well in Kyrgyz, and breaks no rule of accessibility', async () => {
    await page().evaluate(() => localStorage.setItem('tutum.language', 'ky'))
    await page().goto(`${product.panelUrl}/s/${panel.storeId}/settings/canned`)
    await page().getByRole('heading', { name: 'Даяр жооптор' }).waitFor()
    await page().getByRole('listitem').first().waitFor()
    expect(await photograph(page(), 'canned-ky')).toEqual([])
    await page().goto(`${product.panelUrl}/s/${panel.storeId}/inbox/all`)
    await page().getByRole('option', { name: customer }).first().click()
    await page().getByRole('radio', { name: 'Эскертме', exact: true }).click()
    await page().locator('.composer.note textarea').fill('@')
    await page().getByRole('listbox', { name: 'Кимди чакыруу' }).waitFor()
    expect(await photograph(page(), 'note-ky')).toEqual([])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await violations(page(), `note ${colorScheme}`)).toEqual([])
    }
    expect(shown.colleague.complaints).toEqual([])
    expect(shown.panel.complaints.filter((each) => !each.includes('/canned-replies'))).toEqual([])
  }, 120_000)

  async function noteByApi(text: string): Promise<void> {
    const conversationId = new URL(page().url()).searchParams.get('conv')
    const path = `/api/v1/stores/${panel.storeId}/conversations/${conversationId}/notes`
    const status = await page().evaluate(
      async ([to, body]) =>
        (
          await fetch(to ?? '', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: body ?? '',
          })
        ).status,
      [path, JSON.stringify({ clientId: text, text })],
    )
    expect(status).toBe(201)
  }

  const selected = (field: Element) => {
    const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement
    return value.slice(selectionStart, selectionEnd)
  }

  const isInSight = (bubble: Locator) =>
    bubble.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      const log = element.closest('[role="log"]')?.parentElement?.getBoundingClientRect()
      return log !== undefined && top >= log.top && bottom <= log.bottom
    })
})
