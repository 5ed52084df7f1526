import { readFile } from 'node:fs/promises'
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
    await mentions(theirs).click()
    await expect.poll(() => mentions(theirs).getAttribute('aria-expanded'), patient).toBe('false')
    await mentions(theirs).click()
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
    await last.getByRole('button', { name: 'изменено' }).click()
    const before = page().getByRole('dialog', { name: 'Что было сказано раньше' })
    await before.getByText('Дальше 59').waitFor()
    expect(await photograph(page(), 'said-before')).toEqual([])
    await page().keyboard.press('Escape')
    await before.waitFor({ state: 'detached' })
    await last.hover()
    await last.getByRole('button', { name: 'Удалить заметку' }).click()
    await page().getByRole('alertdialog').getByRole('button', { name: 'Удалить заметку' }).click()
    await last.getByText('Заметка удалена').waitFor()
    expect(await talk.log.getByText('Дальше некуда').count()).toBe(0)
  }, 120_000)

  it('holds on to a message in sight of both, and lets go of it for both', async () => {
    await phone.write('WhatsApp', 'Өлчөмү 46, сураныч, алмаштырбаңыз')
    const bubble = talk.log.locator('.bubble.in', { hasText: 'Өлчөмү 46' })
    await more(bubble).click()
    expect(await photograph(page(), 'bubble-menu')).toEqual([])
    await page().getByRole('menuitem', { name: 'Закрепить' }).click()
    const theirs = shown.colleague.page
    for (const each of [page(), theirs]) await strip(each).getByText('Өлчөмү 46').waitFor()
    for (const n of [58, 57]) {
      await more(talk.log.locator('.bubble.note', { hasText: `Дальше ${n}` })).click()
      await page().getByRole('menuitem', { name: 'Закрепить' }).click()
      await strip(page()).getByText(`Дальше ${n}`).waitFor()
    }
    await strip(page()).getByRole('button', { name: 'Ещё 2 закреплённых' }).click()
    expect(await photograph(page(), 'pinned')).toEqual([])
    await theirs.getByRole('button', { name: 'Ещё 2 закреплённых' }).click()
    await strip(theirs).getByRole('button', { name: 'Перейти к сообщению: Өлчөмү 46' }).click()
    await expect
      .poll(() => isInSight(theirs.locator('.bubble.in', { hasText: 'Өлчөмү 46' })), patient)
      .toBe(true)
    await strip(theirs).getByRole('button', { name: 'Открепить: Өлчөмү 46' }).click()
    await expect.poll(() => strip(page()).getByText('Өлчөмү 46').count(), patient).toBe(0)
  }, 120_000)

  it('is forwarded to a colleague as a note that leads back to the message', async () => {
    await more(talk.log.locator('.bubble.in', { hasText: 'Өлчөмү 46' })).click()
    await page().getByRole('menuitem', { name: 'Переслать коллеге' }).click()
    const dialog = page().getByRole('dialog', { name: 'Переслать коллеге' })
    await dialog.getByRole('combobox', { name: 'Кому' }).selectOption({ label: 'Бакыт Токтогулов' })
    await dialog.getByRole('textbox', { name: 'Пара слов' }).fill('есть ли на складе?')
    expect(await photograph(page(), 'forwarding')).toEqual([])
    await dialog.getByRole('button', { name: 'Переслать' }).click()
    const note = talk.log.locator('.bubble.note', { hasText: 'есть ли на складе?' })
    await note.locator('.mention', { hasText: '@Бакыт Токтогулов' }).waitFor()
    await note.getByRole('button', { name: /^Перейти к сообщению: Өлчөмү 46/ }).click()
    await expect.poll(() => page().evaluate(() => location.search), patient).toContain('msg=')
    expect(await photograph(page(), 'forwarded')).toEqual([])
    expect(await phone.talk('WhatsApp').textContent()).not.toContain('на складе')
  }, 120_000)

  it('is judged by each of them, and its source is mended with a way back', async () => {
    const theirs = shown.colleague.page
    const id = await firstAnswer()
    for (const each of [page(), theirs]) await each.goto(addressOf(page(), id))
    const receipt = (of: Page) => of.locator('[data-sought] .receipt')
    await receipt(page()).getByRole('button', { name: 'Хороший ответ: 0' }).click()
    await receipt(theirs).getByRole('button', { name: 'Хороший ответ: 1' }).waitFor()
    await receipt(theirs).getByRole('button', { name: 'Плохой ответ: 0' }).click()
    await receipt(page()).getByRole('button', { name: 'Плохой ответ: 1' }).waitFor()
    expect(
      await receipt(theirs)
        .getByRole('link', { name: /^Исправить источник/ })
        .count(),
    ).toBe(0)
    expect(await photograph(page(), 'receipt-judged')).toEqual([])
    await receipt(page())
      .getByRole('link', { name: /^Исправить источник/ })
      .first()
      .click()
    const field = page().getByRole('textbox', { name: 'Текст' })
    await expect.poll(() => field.evaluate(selected), patient).toMatch(/Жеткирүү/)
    expect(await photograph(page(), 'source-to-mend')).toEqual([])
    await page().getByRole('link', { name: 'К переписке' }).click()
    await expect.poll(() => page().evaluate(() => location.search), patient).toContain(id)
    await receipt(page()).waitFor()
  }, 120_000)

  it('is taken along as one file, without the notes', async () => {
    await talk.root.getByRole('button', { name: 'Ещё действия' }).click()
    await page().getByRole('menuitem', { name: 'Скачать переписку' }).click()
    expect(await photograph(page(), 'export')).toEqual([])
    const [file] = await Promise.all([
      page().waitForEvent('download'),
      page().getByRole('link', { name: 'Скачать' }).click(),
    ])
    const html = await readFile(await file.path(), 'utf8')
    expect(html).toContain('Өлчөмү 46, сураныч')
    expect(html).toContain('Конец переписки')
    expect(html).not.toContain(secret)
    const alone = await page().context().newPage()
    await alone.setContent(html)
    expect(await photograph(alone, 'exported')).toEqual([])
    await alone.close()
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

  const strip = (of: Page) => of.getByRole('region', { name: 'Закреплённое' })

  /** The way to what else can be done with a message; its tools are seen once the pointer is there. */
  const more = (bubble: Locator) => bubble.getByRole('button', { name: 'Ещё с этим сообщением' })

  async function firstAnswer(): Promise<string> {
    const conversationId = new URL(page().url()).searchParams.get('conv')
    const path = `/api/v1/stores/${panel.storeId}/conversations/${conversationId}/messages?limit=200`
    const { items } = await (await page().request.get(`${product.panelUrl}${path}`)).json()
    return (items as { id: string; author: string }[]).find(({ author }) => author === 'assistant')?.id ?? ''
  }

  function addressOf(of: Page, messageId: string): string {
    const address = new URL(of.url())
    address.searchParams.set('msg', messageId)
    return address.href
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
