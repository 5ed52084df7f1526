// `npm test`: checks, then the whole suite on the embedded engine and on native PostgreSQL with Redis.
// The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPanel } from './build-panel.ts'
import { type NativeServices, startNative } from './native.ts'
import { type FileOutcome, readResults, withSecondGo } from './results.ts'

const root = join(import.meta.dirname, '..')
const results = mkdtempSync(join(tmpdir(), 'tutum-results-'))
const inCi = process.env['CI'] === 'true'
const total = { passed: 0, failed: 0 }
/** Said again before the last line: what failed in the first minute is far above it. */
const failures: string[] = []
const unsteady: string[] = []
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
suite('journeys in a browser', ['tests/journeys'], {}, 'second go')
rmSync(results, { recursive: true, force: true })
for (const one of unsteady) say(`↻ passed at the second go only: ${one}`)
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

/**
 * Runs the test files under `folders` and adds what was counted; a runner that dies counts as one failure.
 * @param goes whether files that fail are run once more, one after another: a browser on a busy machine may be late.
 *   What passes then only is named before the last line, since it may be a fault that shows now and then.
 */
function suite(
  name: string,
  folders: string[],
  env: Record<string, string>,
  goes: 'one go' | 'second go' = 'one go',
): void {
  step(name, () => {
    const outcomes = run(name, folders, env)
    const failed = outcomes?.filter((file) => file.failures.length > 0) ?? []
    if (!outcomes || failed.length === 0 || goes === 'one go') return add(name, outcomes)
    step(`${name}, the second go`, () => {
      const again = run(`${name} again`, ['--no-file-parallelism', ...failed.map(({ path }) => path)], env)
      const { inForce, unsteady: once } = withSecondGo(outcomes, again ?? [])
      unsteady.push(...once)
      add(name, inForce)
    })
  })
}

/**
 * @param what folders or files, and how they are run
 * @returns what each file came to; undefined, and counted, where the runner left nothing that can be read
 */
function run(name: string, what: string[], env: Record<string, string>): FileOutcome[] | undefined {
  const file = join(results, `${name.replaceAll(/\W/g, '-')}.json`)
  const args = [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...what,
  ]
  const { status } = spawnSync('npx', ['--no-install', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  try {
    const outcomes = readResults(root, JSON.parse(readFileSync(file, 'utf8')))
    if (status !== 0 && outcomes.every(({ failures: failed }) => failed.length === 0))
      count(`${name}: the runner ended with ${status}`, false)
    return outcomes
  } catch (error) {
    count(`${name}: left no results that can be read: ${error}`, false)
    return undefined
  }
}

function add(name: string, outcomes: readonly FileOutcome[] = []): void {
  for (const { passed, failures: failed } of outcomes) {
    total.passed += passed
    total.failed += failed.length
    failures.push(...failed.map((one) => `${name}: ${one}`))
  }
}
