import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const executablePath = '/usr/bin/chromium'
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A beep for whoever records.
  '--use-fake-device-for-media-stream',
]
const givesMicrophone = '--use-fake-ui-for-media-stream'

/** Whether journeys can run here; where they must run, a missing browser is an error. */
export function hasBrowser(): boolean {
  const present = existsSync(executablePath)
  if (!present && process.env['CI'] === 'true') throw new Error(`${executablePath} is missing`)
  return present
}

/** A browser that gives everybody the microphone, or one that refuses it until a journey grants it. */
export const launch = (microphone: 'given' | 'refused' = 'given'): Promise<Browser> =>
  chromium.launch({ executablePath, args: microphone === 'given' ? [...quiet, givesMicrophone] : quiet })

/** A refusal that a journey asks for itself, as `401 /api/v1/me`. */
export type Expected = `${number} ${string}`

export interface Watched {
  readonly page: Page
  /** What the page should not have said or met: console errors, broken policies, failed requests. */
  readonly complaints: string[]
}

/** Opens a page of a person of their own and notes everything that goes wrong in it. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
  expected: readonly Expected[] = [],
): Promise<Watched> {
  const context = await browser.newContext({
    locale: 'ru-RU',
    timezoneId: 'Asia/Bishkek',
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return { page, complaints: watch(page, expected) }
}

function watch(page: Page, expected: readonly Expected[]): string[] {
  const complaints: string[] = []
  const isExpected = (status: number, url: string) => expected.includes(`${status} ${new URL(url).pathname}`)
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return
    // The browser repeats each refused request here; the refusal itself is judged below.
    if (message.text().startsWith('Failed to load resource: the server responded')) return
    complaints.push(`console: ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && !isExpected(response.status(), response.url()))
      complaints.push(`answer: ${response.status()} ${response.request().method()} ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // Pages end what they no longer need, event streams above all.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`request: ${reason} ${request.url()}`)
  })
  return complaints
}
