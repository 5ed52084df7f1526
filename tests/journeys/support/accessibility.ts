import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What a rule of accessibility forbids on the page as it stands; one line for each rule. */
export async function violations(page: Page, name: string): Promise<string[]> {
  await page.evaluate(axe)
  const results = await page.evaluate<AxeResults, string[]>(
    (values) => (window as unknown as { axe: AxeRunner }).axe.run({ runOnly: { type: 'tag', values } }),
    rules,
  )
  return results.violations.map(
    ({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}

interface AxeRunner {
  run(options: { runOnly: { type: 'tag'; values: string[] } }): Promise<AxeResults>
}
