import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Watched } from './browser.ts'

const folder = join(import.meta.dirname, '../../screenshots')

const sizes = {
  desk: { width: 1440, height: 900 },
  hand: { width: 390, height: 844 },
} as const

/**
 * Takes the page as it is on a desk and in a hand, by day and by night. Returns the widths that overflow.
 * @param height of the whole page in pixels, where more than a screen of it is to be seen
 */
export async function photograph(page: Page, name: string, height?: number): Promise<string[]> {
  const overflows: string[] = []
  for (const [size, screen] of Object.entries(sizes)) {
    const viewport = { ...screen, height: height ?? screen.height }
    await page.setViewportSize(viewport)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) })
    }
    // A page that scrolls by itself hides from the document that it is too wide.
    const width = await page.evaluate(() =>
      Math.max(
        document.documentElement.scrollWidth,
        ...[...document.querySelectorAll('.page')].map(
          (main) => main.getBoundingClientRect().left + main.scrollWidth,
        ),
      ),
    )
    if (width > viewport.width) overflows.push(`${name} ${size}: ${width}`)
  }
  await page.setViewportSize(sizes.desk)
  await page.emulateMedia({ colorScheme: 'light' })
  await painted(page)
  return overflows
}

/** Until the page knows its new width: what is pressed before is still taken as in a hand, where Enter begins a line. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}

/** Takes the page at the width that it has, by day and by night, where another width would begin it anew. */
export async function snap(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Keeps what was on the screens when a journey failed. */
export async function photographFailure(shown: Record<string, Watched>, journey: string): Promise<void> {
  for (const [name, { page }] of Object.entries(shown))
    await page.screenshot({ path: join(folder, `failed-${journey.replaceAll(/\W+/g, '-')}-${name}.png`) })
}
