import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const lock = readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8')
const addresses = lock.match(/"resolved": "https?:[^"]+"/g) ?? []
if (addresses.length > 0) {
  process.stderr.write(
    `package-lock.json names ${addresses.length} download addresses; install with omit-lockfile-registry-resolved=true\n`,
  )
  process.exitCode = 1
}
