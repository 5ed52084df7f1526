// `npm run chaos`: the fault tests in full, then every guard taken out in turn; each must turn its test red.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { startNative } from '../../scripts/native.ts'
import { mutants } from './guards.ts'
import { isKilled } from './mutants.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)
const native = await startNative()
const env = { TEST_DATABASE_URL: native.databaseUrl, TEST_REDIS_URL: native.redisUrl }
let failed = 0

const full = {
  CHAOS_ROUNDS: '200',
  CHAOS_IDS: '1000',
  CHAOS_TRANSACTIONS: '100000',
  CHAOS_RUNS: '1000',
  CHAOS_MUTANTS: '34000',
  CHAOS_WEBHOOKS: '50000',
  CHAOS_KILLS: '50',
  CHAOS_FLOOD: '300',
}
/** What can be chosen by name, with what it proves in full. */
const parts: Record<string, { files: string[]; proves: string }> = {
  faults: {
    files: ['kill', 'database', 'same-event', 'suspect', 'scheduled'].map(
      (name) => `tests/faults/${name}.test.ts`,
    ),
    proves: `${full.CHAOS_ROUNDS} deaths of processes and restarts of the database, ${full.CHAOS_IDS} ids sent many times`,
  },
  storm: {
    files: ['tests/faults/storm.test.ts'],
    proves: `${full.CHAOS_WEBHOOKS} deliveries with ${full.CHAOS_KILLS} deaths of processes and 2 of the database`,
  },
  isolation: {
    files: ['tests/isolation'],
    proves: `every route and table against foreign stores, ${full.CHAOS_TRANSACTIONS} transactions on shared connections`,
  },
  turns: { files: ['server/src/assistant/turns'], proves: `${full.CHAOS_RUNS} interleavings of turns` },
  parsers: {
    files: ['server/src/channels/mutation.test.ts'],
    proves: `${3 * Number(full.CHAOS_MUTANTS)} broken deliveries over 3 parsers`,
  },
  pace: {
    files: ['server/src/channels/delivery/pace.test.ts'],
    proves: `floods to ${full.CHAOS_FLOOD} people on every channel`,
  },
}
const chosen = process.argv.slice(2)
const wanted = (part: string) => chosen.length === 0 || chosen.includes(part)
const unknown = chosen.filter((name) => name !== 'guards' && !Object.hasOwn(parts, name))
const results: string[] = []

try {
  if (unknown.length > 0) {
    say(`there is no part ${unknown.join(', ')}; there are: ${Object.keys(parts).join(', ')}, guards`)
    failed += 1
  }
  for (const [name, { files, proves }] of Object.entries(parts)) {
    if (!wanted(name)) continue
    say(`\n── ${name}: ${proves}`)
    const args = ['--no-install', 'vitest', 'run', '--testTimeout=1800000', ...files]
    const run = spawnSync('npx', args, {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, ...env, ...full },
      stdio: 'inherit',
    })
    results.push(`${run.status === 0 ? '✓' : '✗'} ${name}: ${proves}`)
    if (run.status !== 0) failed += 1
  }
  let killedMutants = 0
  for (const [n, mutant] of wanted('guards') ? mutants.entries() : []) {
    const killed = isKilled(mutant, env)
    say(
      `${n + 1}/${mutants.length} ${killed ? '✓' : '✗'} without "${mutant.guard}" ${killed ? 'its test goes red' : 'NOTHING GOES RED'}`,
    )
    if (killed) killedMutants += 1
    else failed += 1
  }
  if (wanted('guards'))
    results.push(`${killedMutants} of ${mutants.length} guards are missed when they are taken out`)
} finally {
  native.close()
}
say(`\n${results.join('\n')}\n${failed === 0 ? 'all of it holds' : `${failed} failed`}`)
process.exitCode = failed === 0 ? 0 : 1
