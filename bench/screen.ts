import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import type { Ctx } from '../server/src/platform/context.ts'
import { launch } from '../tests/journeys/support/browser.ts'
import { type Scripts, scriptsOfInbox } from '../tests/journeys/support/scripts.ts'
import { signedHeaders, whatsappBody } from '../tests/support/whatsapp.ts'
import { OTHER_NUMBER, type Sender } from './fairness.ts'
import { post } from './lone.ts'
import { hire } from './operators.ts'
import { customer, fillList } from './screen-data.ts'

export interface ScreenTimes {
  /** Milliseconds from pressing a key to the paint after it: while writing, and while walking through the list. */
  readonly writing: number[]
  readonly walking: number[]
  /** Milliseconds from a provider's webhook to its words being in the list and in the open thread. */
  readonly arriving: number[]
  readonly rows: number
  /** Of 60 frames while all rows are scrolled through. */
  readonly dropped: number
  readonly scripts: Scripts
}

const ROWS = 10_000
const MESSAGES = 40
const FRAME_MS = 1000 / 60

/** What a person at the inbox feels, in a browser beside the server: both share the machine. */
export async function screenTimes(url: string, ctx: Ctx, { store, channel }: Sender): Promise<ScreenTimes> {
  const conversation = await fillList(ctx, store, channel, ROWS)
  const [person] = await hire(ctx, store, 1)
  const browser = await launch()
  const cookie = person?.cookie ?? ''
  try {
    const scripts = await scriptsOfInbox(
      await newPage(browser, url, cookie),
      `${url}/s/${store}/inbox/waiting`,
    )
    const page = await openInbox(browser, url, `/s/${store}/inbox/all?conv=${conversation}`, cookie)
    const writing = await pressToPaint(page, () => write(page))
    const arriving = await arrive(page, url)
    const walking = await pressToPaint(page, () => walk(page))
    const rows = await page.evaluate<number>('measure.loadAll()')
    const frames = await page.evaluate<number[]>('measure.scroll(150, 1200)')
    return { writing, walking, arriving, rows, dropped: droppedOf60(frames), scripts }
  } finally {
    await browser.close()
  }
}

async function newPage(browser: Browser, url: string, cookie: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'ru-RU', viewport: { width: 1440, height: 900 } })
  const [name = '', value = ''] = cookie.split('=', 2)
  await context.addCookies([{ name, value, url }])
  return context.newPage()
}

async function openInbox(browser: Browser, url: string, path: string, cookie: string): Promise<Page> {
  const page = await newPage(browser, url, cookie)
  await page.addInitScript({ path: join(import.meta.dirname, 'in-page.js') })
  await page.goto(url + path)
  await page.getByRole('log').waitFor()
  await page.getByRole('option').first().waitFor()
  // What a page loads after its first paint is none of what is measured.
  await page.waitForTimeout(3_000)
  return page
}

async function pressToPaint(page: Page, press: () => Promise<void>): Promise<number[]> {
  await page.evaluate('measure.hearKeys()')
  await press()
  await page.waitForTimeout(200)
  return page.evaluate<number[]>('measure.heardKeys()')
}

async function write(page: Page): Promise<void> {
  const field = page.locator('textarea').first()
  await field.click()
  // Letters of this keyboard alone are pressed; others would be put in without a key.
  await page.keyboard.type('Rubashka est, dostavim zavtra do obeda, razmer toje naidetsya.', { delay: 80 })
  await field.fill('')
  await page.keyboard.press('Escape')
}

async function walk(page: Page): Promise<void> {
  await page.locator('textarea').first().blur()
  for (let n = 0; n < 40; n += 1) {
    await page.keyboard.press(n < 25 ? 'KeyJ' : 'KeyK')
    await page.waitForTimeout(80)
  }
}

async function arrive(page: Page, url: string): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < MESSAGES; n += 1) {
    const text = `слово${n}конец`
    const body = whatsappBody(
      [{ id: `wamid.screen.${process.pid}.${n}`, from: customer, text }],
      OTHER_NUMBER,
    )
    const seen = page.evaluate<number>(`measure.whenSeen('${text}')`)
    await wait(400)
    const start = Date.now()
    await post(`${url}/api/v1/webhooks/meta/whatsapp`, { body, headers: signedHeaders(body) })
    times.push((await seen) - start)
  }
  return times
}

/** A frame that took the time of three dropped two. */
function droppedOf60(frames: readonly number[]): number {
  const dropped = frames.reduce((sum, ms) => sum + Math.max(0, Math.round(ms / FRAME_MS) - 1), 0)
  return (dropped * 60) / (frames.length + dropped)
}
