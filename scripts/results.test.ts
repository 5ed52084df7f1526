import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readResults, withSecondGo } from './results.ts'

const root = join(import.meta.dirname, '..')
// Inside the project, where the runner finds itself.
const folder = mkdtempSync(join(root, 'node_modules', '.results-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the real runner writes of a file. */
function reportOf(name: string, source: string) {
  writeFileSync(join(folder, name), source)
  const report = join(folder, `${name}.json`)
  const args = [
    'vitest',
    'run',
    '--config',
    'none.ts',
    '--root',
    folder,
    '--reporter=json',
    `--outputFile=${report}`,
  ]
  writeFileSync(join(folder, 'none.ts'), 'export default {}')
  spawnSync('npx', ['--no-install', ...args, name], { cwd: root })
  return readResults(folder, JSON.parse(readFileSync(report, 'utf8')))
}

describe('what a suite came to', () => {
  it('names each failed test, with why', () => {
    const source = `import { expect, it } from 'vitest'
      it('adds', () => expect(1 + 1).toBe(2))
      it('adds wrong', () => expect(1 + 1).toBe(3))`
    expect(reportOf('sum.test.ts', source)).toEqual([
      {
        path: 'sum.test.ts',
        passed: 1,
        failures: [expect.stringMatching(/^sum\.test\.ts › adds wrong: .*expected 2 to be 3/)],
      },
    ])
  })

  it('names a file that came to no test', () => {
    expect(reportOf('none.test.ts', `throw new Error('no such thing')`)).toEqual([
      {
        path: 'none.test.ts',
        passed: 0,
        failures: [expect.stringMatching(/^none\.test\.ts: .*no such thing/)],
      },
    ])
  })

  it('takes the second go of a file, and still names what the first did not pass', () => {
    const first = [
      { path: 'steady', passed: 3, failures: [] },
      { path: 'unsteady', passed: 1, failures: ['unsteady › waits: late'] },
      { path: 'broken', passed: 0, failures: ['broken › adds: wrong'] },
    ]
    const second = [
      { path: 'unsteady', passed: 2, failures: [] },
      { path: 'broken', passed: 0, failures: ['broken › adds: wrong again'] },
    ]
    expect(withSecondGo(first, second)).toEqual({
      inForce: [first[0], ...second],
      unsteady: ['unsteady › waits: late'],
    })
  })
})
