import { basename } from 'node:path'
import type { Page, Request, Response } from 'playwright-core'

/** Bytes of script as they came over the line, compressed. */
export interface Scripts {
  /** Named by the page itself. */
  readonly first: number
  /** Everything that an inbox has loaded when it is on the screen and asks for nothing any more. */
  readonly opened: number
  /** The same with what it fetches in quiet, before anybody has pressed anything. */
  readonly inQuiet: number
  /** Every script that came. */
  readonly names: readonly string[]
}

const quietMs = 500
const patienceMs = 30_000

/** Opens an inbox in a browser that has nothing of it yet, and touches nothing. */
export async function scriptsOfInbox(page: Page, address: string): Promise<Scripts> {
  const sizes = new Map<string, Promise<number>>()
  page.on('response', (response) => {
    if (isScript(response)) sizes.set(response.url(), sizeOf(response))
  })
  const sum = async () => (await Promise.all(sizes.values())).reduce((all, size) => all + size, 0)
  const quiet = quietOf(page)
  const fetchInQuiet = await holdQuiet(page)
  const index = await page.goto(address)
  await page.getByRole('searchbox').first().waitFor()
  await quiet()
  const opened = await sum()
  await fetchInQuiet()
  await until(page, async () => (await sum()) > opened)
  await quiet()
  const named = new Set((await index?.text())?.match(/\/[\w/.-]+\.js/g))
  const first = [...sizes].filter(([url]) => named.has(new URL(url).pathname)).map(([, size]) => size)
  return {
    first: (await Promise.all(first)).reduce((all, size) => all + size, 0),
    opened,
    inQuiet: await sum(),
    names: [...sizes.keys()].map((url) => basename(new URL(url).pathname)),
  }
}

/** Keeps back what is fetched while the browser is idle until it is told to. */
async function holdQuiet(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript({
    content: 'window.requestIdleCallback = (fetchNow) => { window.fetchNow = fetchNow; return 0 }',
  })
  return async () => {
    await until(page, () => page.evaluate<boolean>('"fetchNow" in window'))
    await page.evaluate('window.fetchNow()')
  }
}

async function until(page: Page, isSo: () => Promise<boolean>): Promise<void> {
  const last = Date.now() + patienceMs
  while (!(await isSo())) {
    if (Date.now() > last) throw new Error('nothing was fetched in quiet')
    await page.waitForTimeout(50)
  }
}

const isScript = (response: Response): boolean => response.request().resourceType() === 'script'

const sizeOf = async (response: Response): Promise<number> =>
  (await response.request().sizes()).responseBodySize

/** Waits until nothing is under way, and nothing has been for a while; the line of events never ends. */
function quietOf(page: Page): () => Promise<void> {
  const underWay = new Set<Request>()
  let since = Date.now()
  const ended = (request: Request) => {
    if (underWay.delete(request)) since = Date.now()
  }
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') underWay.add(request)
  })
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  return async () => {
    while (underWay.size > 0 || Date.now() - since < quietMs) await page.waitForTimeout(20)
  }
}
