// `npm run check`: everything that can be known without running the product, as one readable list.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const checks: [what: string, command: string][] = [
  ['types: server', 'tsc -p server'],
  ['types: panel', 'tsc -p web'],
  ['types: simulator', 'tsc -p simulator'],
  ['types: scripts, tests, bench', 'tsc -p .'],
  ['types: journeys', 'tsc -p tests/journeys'],
  ['lint and format', 'biome check --error-on-warnings .'],
  ['dead code', 'knip --no-progress'],
  [
    'module arrows and circles',
    'depcruise --config scripts/arrows.mjs --output-type err server/src simulator/src web/src',
  ],
  ['database types fit the migrations', 'node scripts/generate-database-types.ts --check'],
  ['client types fit the HTTP contract', 'node scripts/generate-api-types.ts --check'],
  ['every interface text in ru, ky and en', 'node scripts/check-texts.ts'],
  ['the lock file names no download address', 'node scripts/check-lock.ts'],
]

let failed = 0
for (const [what, command] of checks) {
  const { status, stdout, stderr } = spawnSync(command, { cwd: root, shell: true, encoding: 'utf8' })
  process.stdout.write(`${status === 0 ? '✓' : '✗'} ${what}\n`)
  if (status === 0) continue
  failed += 1
  process.stdout.write(`${stdout}${stderr}\n`)
}
process.exitCode = failed === 0 ? 0 : 1
