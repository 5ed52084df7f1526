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

try {
  const full = { CHAOS_ROUNDS: '200', CHAOS_IDS: '1000', CHAOS_RUNS: '1000', CHAOS_MUTANTS: '34000' }
  const run = spawnSync(
    'npx',
    [
      '--no-install',
      'vitest',
      'run',
      '--testTimeout=1800000',
      'tests/faults',
      'tests/isolation',
      'server/src/assistant/turns',
      'server/src/channels/mutation.test.ts',
    ],
    {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, ...env, ...full },
      stdio: 'inherit',
    },
  )
  if (run.status !== 0) failed += 1
  for (const mutant of mutants) {
    const killed = isKilled(mutant, env)
    say(
      `${killed ? '✓' : '✗'} without "${mutant.guard}" ${killed ? 'its test goes red' : 'NOTHING GOES RED'}`,
    )
    if (!killed) failed += 1
  }
} finally {
  native.close()
}
process.exitCode = failed === 0 ? 0 : 1
