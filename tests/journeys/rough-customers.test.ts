import type { Browser, Locator, Page, Response } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { photo } from '../../server/src/platform/media/made.ts'
import { hasBrowser, launch, openPage, type Watched } from './support/browser.ts'
import { openPanel, type Panel } from './support/panel.ts'
import { photograph, photographFailure } from './support/photographs.ts'
import { type Product, startProduct } from './support/product.ts'
import { type Mischief, type Strangers, strangersAt, watchMischief } from './support/strangers.ts'

const patient = { timeout: 30_000 }
const markup =
  '<img src="https://evil.example/x.png" onerror="window.taken=1"><script>window.taken=1</script>'
const nameOf = (channel: string) => `<svg onload=window.taken=1> ${channel}`
const fileName = '"><img src=x onerror=window.taken=1>.txt'
const file = { kind: 'document', type: 'text/plain', data: Buffer.from('салам').toString('base64') }

describe.skipIf(!hasBrowser())('customers who mean no good', () => {
  let product: Product
  let browser: Browser
  let shown: { panel: Watched }
  let page: Page
  let panel: Panel
  let strangers: Strangers
  let mischief: Mischief

  beforeAll(async () => {
    product = await startProduct()
    browser = await launch()
    shown = { panel: await openPage(browser) }
    page = shown.panel.page
    strangers = strangersAt(product)
    mischief = watchMischief(page, product)
    panel = await openPanel(page, product.panelUrl)
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographFailure(shown, task.name)
  })

  const row = (name: string) => panel.list.getByRole('option').filter({ hasText: name }).first()
  const open = async (name: string): Promise<{ root: Locator; log: Locator }> => {
    // The list keeps its order while a pointer is over it.
    await page.mouse.move(900, 300)
    await row(name).click()
    const root = page.getByRole('main', { name: /^(Переписка с|.*жазышуу)/ })
    const log = root.getByRole('log')
    await log.locator('.bubble').first().waitFor()
    return { root, log }
  }
  const speak = async (language: 'ru' | 'ky') => {
    await page.evaluate((to) => localStorage.setItem('tutum.language', to), language)
    await page.reload()
    await page.getByRole('log').locator('.bubble').first().waitFor()
  }
  /** In Russian and Kyrgyz. */
  const photographBoth = async (name: string) => {
    const overflows = await photograph(page, name)
    await speak('ky')
    overflows.push(...(await photograph(page, `${name}-ky`)))
    await speak('ru')
    return overflows
  }
  const nothingHappened = async () => {
    expect(await mischief.ran()).toBe(false)
    expect(mischief.asked).toEqual([])
    expect(mischief.opened).toEqual([])
    expect(shown.panel.complaints).toEqual([])
  }

  it.each([
    ['whatsapp', '996700990001'],
    ['telegram', '555990001'],
    ['instagram', '1000000000099001'],
  ] as const)(
    '%s: markup in name, words, file name, caption and quote is only ever text',
    async (channel, id) => {
      const from = { id, name: nameOf(channel) }
      const first = await strangers.write(channel, from, { text: markup })
      await strangers.write(channel, from, { text: `ответ ${markup}`, replyTo: first })
      await strangers.write(channel, from, { text: `подпись ${markup}`, file: { ...file, name: fileName } })
      if (channel !== 'instagram')
        await strangers.write(channel, from, { contact: { name: markup, phone: '+996700120000' } })
      const { root, log } = await open(from.name)
      expect(await root.getByRole('heading').first().textContent()).toBe(from.name)
      const said = log.locator('.bubble.in .said')
      await said.getByText(`подпись ${markup}`, { exact: true }).waitFor()
      await said.getByText(markup, { exact: true }).waitFor()
      expect(await log.locator('.quoted').first().textContent()).toContain(markup)
      // Instagram tells no name of a file.
      if (channel !== 'instagram') await log.getByTitle(fileName, { exact: true }).waitFor()
      if (channel !== 'instagram') await log.locator('.card-line').getByText(markup).waitFor()
      expect(await log.locator('img[src*=evil], script, svg[onload], [onerror]').count()).toBe(0)
      await nothingHappened()
      if (channel === 'telegram') expect(await photographBoth('rough-markup')).toEqual([])
    },
    180_000,
  )

  it('is not found by the board, the search and the way around either', async () => {
    await page.goto(`${product.panelUrl}/s/${panel.storeId}/board`)
    await page
      .locator('.board-card')
      .filter({ hasText: nameOf('whatsapp') })
      .first()
      .waitFor()
    await page.goto(`${product.panelUrl}/s/${panel.storeId}/inbox/all?q=onerror`)
    await page.getByRole('listbox').getByRole('option').filter({ hasText: markup }).first().waitFor()
    await page.goto(`${product.panelUrl}/s/${panel.storeId}/inbox/all`)
    await nothingHappened()
  }, 120_000)

  it.each([
    ['whatsapp', '996700990002', 'сколько стоит рубашка '],
    ['telegram', '555990002', 'ы\u0301\u0302\u0303\u0304\u0305\u202e\u200b'],
  ] as const)(
    '%s: a message of 60,000 characters is folded, opens, and hinders nobody',
    async (channel, id, word) => {
      const from = { id, name: `Многословный ${channel}` }
      const text = word.repeat(60_000).slice(0, 60_000).trimEnd()
      await strangers.writeTooLong(channel, from, text)
      const { root, log } = await open(from.name)
      const said = log.locator('.bubble.in .said').first()
      expect((await said.textContent())?.length).toBeLessThan(1_000)
      if (channel === 'whatsapp') expect(await photographBoth('rough-long')).toEqual([])
      await log.getByRole('button', { name: /Показать целиком \(знаков: (60|59)/ }).click()
      const whole = (await said.textContent()) ?? ''
      expect(whole.length).toBeGreaterThan(channel === 'whatsapp' ? 59_900 : 50_000)
      expect(whole).not.toMatch(/[\u202a-\u202e]/)

      await page.evaluate(watchFrames)
      await log.evaluate((element) => {
        const box = element.parentElement
        for (let n = 0; box && n < 20; n++) box.scrollTop = n % 2 === 0 ? 0 : box.scrollHeight
      })
      const field = root.getByRole('textbox', { name: 'Напишите ответ' })
      await field.pressSequentially('Здравствуйте! Рубашка есть.')
      expect(await field.inputValue()).toBe('Здравствуйте! Рубашка есть.')
      expect(await page.evaluate(longestFrame)).toBeLessThan(700)
      await field.fill('')
      await log.getByRole('button', { name: 'Свернуть' }).click()
      expect((await said.textContent())?.length).toBeLessThan(1_000)
      await nothingHappened()
    },
    180_000,
  )

  it('calls nobody by a name that hides or turns what stands around it', async () => {
    await strangers.write(
      'whatsapp',
      { id: '996700990003', name: 'Ай\u200bзада\u202e нимда' },
      { text: 'салам' },
    )
    await strangers.write(
      'telegram',
      { id: '555990003', name: 'علی رضا' },
      { text: 'سلام، قیمت 500 چند است؟' },
    )
    await strangers.write('telegram', { id: '555990004', name: '\u3164\u200b' }, { text: 'кто я?' })
    await strangers.write(
      'telegram',
      { id: '555990003', name: 'علی رضا' },
      { text: 'оплатил \u202e0052\u202c сом', file: { ...file, name: 'чек\u202efdp.txt' } },
    )
    await row('Айзада нимда').waitFor()
    await row('Без имени').or(row('@')).first().waitFor()
    const { root, log } = await open('علی رضا')
    // Shut in by signs that only a machine sees.
    expect(await root.getByRole('heading').first().textContent()).toBe('\u2068علی رضا\u2069')
    await log.getByText('оплатил 0052 сом', { exact: true }).waitFor()
    await log.getByTitle('чекfdp.txt', { exact: true }).waitFor()
    const persian = log.locator('.said', { hasText: 'سلام' })
    expect(await persian.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
    expect(await photographBoth('rough-names')).toEqual([])
    await nothingHappened()
  }, 180_000)

  it('tells where a deceptive link leads, and asks before it goes there', async () => {
    const from = { id: '996700990005', name: 'Банк' }
    const links = {
      'https://bank.example@evil.example/pay': 'evil.example',
      'https://bаnk.example/pay': 'xn--bnk-6cd.example',
      'https://xn--80ak6aa92e.com/': 'xn--80ak6aa92e.com',
      'https://mbank.kg.evil.example/': 'mbank.kg.evil.example',
    }
    for (const link of Object.keys(links))
      await strangers.write('whatsapp', from, { text: `Оплата: ${link}` })
    await strangers.write('whatsapp', from, { text: 'https://ayperi.kg/a и javascript:window.taken=1' })
    await strangers.write(
      'telegram',
      { id: '555990005', name: 'Касса ТГ' },
      { text: `${markup} https://a:b@evil.example` },
    )
    const { log } = await open('Банк')
    for (const [link, host] of Object.entries(links)) {
      const pretending = log.getByRole('button', { name: link })
      await pretending.getByText(`ведёт на ${host}`, { exact: true }).waitFor()
    }
    expect(await photographBoth('rough-links')).toEqual([])
    await log.getByRole('button', { name: 'https://bank.example@evil.example/pay' }).click()
    const asks = page.getByRole('alertdialog')
    await asks.getByText('Открыть evil.example?').waitFor()
    await asks.getByText('До знака @').waitFor()
    expect(await photograph(page, 'rough-link-asks')).toEqual([])
    await asks.getByRole('button', { name: 'Отмена' }).click()
    await asks.waitFor({ state: 'detached' })

    const honest = log.getByRole('link', { name: 'https://ayperi.kg/a' })
    expect(await honest.getAttribute('rel')).toContain('noopener')
    expect(await honest.getAttribute('target')).toBe('_blank')
    expect(await log.getByRole('link', { name: /javascript/ }).count()).toBe(0)
    await open('Касса ТГ')
    await page.getByRole('log').getByText('ведёт на evil.example').waitFor()
    await nothingHappened()
  }, 180_000)

  it('loads a picture of 40 megapixels small, and whole only when it is opened', async () => {
    const bytes = await photo('jpeg', { width: 8000, height: 5000 })
    const picture = { kind: 'image', type: 'image/jpeg', name: 'p.jpg', data: bytes.toString('base64') }
    const loaded = pictures(page)
    await strangers.write(
      'whatsapp',
      { id: '996700990006', name: 'Фотограф' },
      { text: 'вот', file: picture },
    )
    const { log } = await open('Фотограф')
    const seen = log.locator('.picture img')
    await expect.poll(() => seen.evaluate(naturalWidth).catch(() => 0), patient).toBe(480)
    expect(loaded.filter((type) => type !== 'image/webp')).toEqual([])
    await log.getByRole('button', { name: /^Открыть/ }).click()
    await expect.poll(() => loaded, patient).toContain('image/jpeg')
    await page.keyboard.press('Escape')
    await nothingHappened()
  }, 180_000)

  it('hands over a picture of 108 megapixels as a file, and says why', async () => {
    const bytes = await photo('jpeg', { width: 12_000, height: 9_000 })
    const picture = { kind: 'image', type: 'image/jpeg', name: 'p.jpg', data: bytes.toString('base64') }
    const loaded = pictures(page)
    await strangers.write('telegram', { id: '555990006', name: 'Художник' }, { text: 'вот', file: picture })
    const { log } = await open('Художник')
    await log.getByRole('link', { name: /12000 × 9000: слишком большое/ }).waitFor(patient)
    expect(await log.locator('img').count()).toBe(0)
    expect(await photographBoth('rough-picture')).toEqual([])
    expect(loaded.filter((type) => type !== 'image/webp')).toEqual([])
    await nothingHappened()
  }, 180_000)
})

/** Types of the stored pictures that the page loads from now on. */
function pictures(page: Page): string[] {
  const types: string[] = []
  page.on('response', (response: Response) => {
    const type = response.headers()['content-type'] ?? ''
    if (type.startsWith('image/') && response.url().includes('/files/')) types.push(type)
  })
  return types
}

const naturalWidth = (image: Element) => (image as HTMLImageElement).naturalWidth

type Frames = { longest: number; at: number }

/** Notes in the page how long its longest frame takes. */
function watchFrames(): void {
  const frames: Frames = { longest: 0, at: performance.now() }
  const next = (now: number) => {
    frames.longest = Math.max(frames.longest, now - frames.at)
    frames.at = now
    requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
  Object.assign(window, { frames })
}

const longestFrame = (): number => (window as unknown as { frames: Frames }).frames.longest
