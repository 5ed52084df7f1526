// Runs before `npm start` and `npm test`, under whatever Node is there (20 or newer): installs the packages when they are
// missing or older than the lock file. The packages bring the Node that runs everything else.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'node_modules', '.installed')
const lock = join(root, 'package-lock.json')

const [major] = process.versions.node.split('.').map(Number)
if (major < 20) {
  process.stderr.write(`Tutum needs Node 20 or newer to start; this is ${process.versions.node}.\n`)
  process.exit(1)
}
if (!existsSync(stamp) || statSync(stamp).mtimeMs < statSync(lock).mtimeMs) {
  process.stdout.write('Installing packages (once) …\n')
  // Not `npm ci`: it demands lock entries for the optional binaries of every platform, which a registry may not carry.
  const { error, status } = spawnSync(
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: 'inherit' },
  )
  if (error || status !== 0) {
    const why = error ? `npm cannot be run (${error.message})` : 'npm says why above'
    process.stderr.write(`The packages could not be installed: ${why}. Mend that and start again.\n`)
    process.exit(1)
  }
  writeFileSync(stamp, '')
}
