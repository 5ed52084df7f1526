// `npm test`: checks, then the whole suite on the embedded engine and on native PostgreSQL with Redis.
// The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPanel } from './build-panel.ts'
import { type NativeServices, startNative } from './native.ts'
import { readResults } from './results.ts'

const root = join(import.meta.dirname, '..')
const results = mkdtempSync(join(tmpdir(), 'tutum-results-'))
const inCi = process.env['CI'] === 'true'
const total = { passed: 0, failed: 0 }
/** Said again before the last line: what failed in the first minute is far above it. */
const failures: string[] = []
const say = (text: string) => process.stdout.write(`${text}\n`)

step('checks', () =>
  count('checks', spawnSync('node', ['scripts/check.ts'], { cwd: root, stdio: 'inherit' }).status === 0),
)
const canRunNative = setUpNative()
buildPanel()
suite(
  'panel, simulator, contracts, scripts',
  ['simulator', 'web', 'tests/contracts', 'tests/chaos', 'scripts/'],
  {},
)
suite('server on the embedded engine', ['server', 'tests/isolation', 'tests/faults/storm'], {})
if (canRunNative)
  await withNative((native) => {
    const env = { TEST_DATABASE_URL: native.databaseUrl, TEST_REDIS_URL: native.redisUrl }
    suite('server on native PostgreSQL and Redis', ['server', 'tests/isolation', 'tests/faults'], env)
  })
suite('journeys in a browser', ['tests/journeys'], {})
rmSync(results, { recursive: true, force: true })
for (const one of failures) say(`✗ ${one}`)
say(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

function step(name: string, work: () => void): void {
  say(`\n── ${name}`)
  work()
}

function count(what: string, ok: boolean): void {
  total[ok ? 'passed' : 'failed'] += 1
  if (!ok) failures.push(what)
}

function setUpNative(): boolean {
  say('\n── native PostgreSQL, pgvector, Redis, Chromium')
  const { status, stderr } = spawnSync('bash', ['scripts/set-up-native.sh'], { cwd: root, encoding: 'utf8' })
  if (status === 0) return true
  say(`left out, not counted as passed: ${stderr.trim().split('\n').at(-1)}`)
  if (inCi) count('native PostgreSQL could not be set up', false)
  return false
}

async function withNative(work: (native: NativeServices) => void): Promise<void> {
  const native = await startNative()
  try {
    work(native)
  } finally {
    native.close()
  }
}

/** Runs the test files under `folders` and adds what was counted; a runner that dies counts as one failure. */
function suite(name: string, folders: string[], env: Record<string, string>): void {
  step(name, () => {
    const file = join(results, `${name.replaceAll(/\W/g, '-')}.json`)
    const args = [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...folders,
    ]
    const { status } = spawnSync('npx', ['--no-install', ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    const before = total.failed
    addResults(name, file)
    if (status !== 0 && total.failed === before) count(`${name}: the runner ended with ${status}`, false)
  })
}

/** A report that cannot be read is a failure, and says why. */
function addResults(suiteName: string, file: string): void {
  try {
    const { passed, failures: failed } = readResults(root, JSON.parse(readFileSync(file, 'utf8')))
    total.passed += passed
    total.failed += failed.length
    failures.push(...failed.map((one) => `${suiteName}: ${one}`))
  } catch (error) {
    count(`${suiteName}: left no results that can be read: ${error}`, false)
  }
}
