import type { Page } from 'playwright-core'

/** Counts how often a pointer is pressed on the page as it stands; a page that is loaded anew is not counted on. */
export async function countPointer(page: Page): Promise<() => number> {
  let uses = 0
  await page.exposeFunction('tellPointer', () => {
    uses += 1
  })
  await page.evaluate(() => {
    const tell = Object(window).tellPointer
    document.addEventListener('pointerdown', () => tell(), true)
  })
  return () => uses
}
